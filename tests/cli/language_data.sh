#!/bin/sh
# The language data of a workspace: tables read over ours, bad ones refused by name, indexes of memories kept true to them.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

mkdir -p language
printf '[language]\ndata = language\n' >tarjimon.ini
lookup() {
  echo 'The keyboard sit on the roof' | tarjimon memory lookup -s en -t ru | sed -n '2s/^ *\([0-9]*\) .*/\1/p'
}
index_of() {
  cat tm/memory.db-index-en-* | cksum
}

(printf 'en\tru\nThe grackles sit on the roof\tСкворцы сидят на крыше\n'
 awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "Line %d of grackles beside w%d\tСтрока %d о скворцах\n", i, i, i }') >memory.tsv
tarjimon memory import memory.tsv
is "$(lookup)" 83 'two words that have no stem in common'
index_of >ours
printf 'en\tkeyboard\tgrackles\n' >language/stems.tsv
is "$(lookup)" 91 'a table of stems brings them together, in the index, too'
index_of >own
expect_status 1 'the index is another one' cmp -s ours own
expect_status 0 'and sound' tarjimon memory verify
rm language/stems.tsv
is "$(lookup)" 83 'without the table all is as before'
index_of >again
same again ours 'and so is the index'

printf 'en\tkeyboard\tgrackles\nen\tkeyboard\n' >language/stems.tsv
expect_status 2 'a bad row stops every command' sh -c 'echo a | "$TARJIMON" transliterate --from=uz --to=uz@cyrillic'
like "$(cat err)" '*language/stems.tsv:2:*' 'with its file and line'
rm language/stems.tsv
printf 'rol\tролл\tstem\tL\n' >language/uz_exceptions.tsv
expect_status 2 'a file that is no table is refused' sh -c 'echo a | "$TARJIMON" transliterate --from=uz --to=uz@cyrillic'
like "$(cat err)" '*language/uz_exceptions.tsv*no table*uz-exceptions.tsv*' 'and the tables are named'
mv language/uz_exceptions.tsv language/uz-exceptions.tsv
is "$(echo rolda | tarjimon transliterate --from=uz --to=uz@cyrillic)" 'роллда' 'by its name it counts'

cat >language/segment.srx <<'EOT'
<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes"/>
<body>
<languagerules><languagerule languagerulename="house">
<rule break="no"><beforebreak>\bQoʻmit\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>\|</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="uz.*" languagerulename="house"/></maprules>
</body>
</srx>
EOT
is "$(echo 'Qoʻmit. Rais keldi. U ketdi.' | tarjimon segment -l uz | sed '/^$/d' | wc -l | tr -d ' ')" 2 'rules of segmentation lie beside the tables'
printf 'uz\tru\nRais keldi |\tПредседатель пришёл |\nU ketdi\tОн ушёл\n' >pieces.tsv
tarjimon memory import pieces.tsv >/dev/null
answer=$(echo 'Rais keldi | U ketdi' | tarjimon memory lookup -s uz -t ru --json)
like "$answer" '*"kind":"assembled"*"target":"Председатель пришёл | Он ушёл"*' 'and texts are assembled by them'
rm language/segment.srx
is "$(echo 'Qoʻmit. Rais keldi. U ketdi.' | tarjimon segment -l uz | sed '/^$/d' | wc -l | tr -d ' ')" 3 'without them ours are asked alone'
done_testing
