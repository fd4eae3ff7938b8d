#!/bin/sh
# The memory and other programs: PO, Weblate's JSON, OmegaT's project memory, TMX of all ages, and what is lost on the way.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

printf 'en\tru\tuz\trelease\tcontext\nPress service\tПресс-служба\tMatbuot xizmati\t2023/a\th1\n' >in.tsv
printf 'The <a1>law</a1> & "order"\tЗакон\tQonun\t2023/b\t\nThe law\tПраво\t\t2023/b\tp\n' >>in.tsv
tarjimon memory import -m m.db in.tsv >/dev/null

# again FORMAT OPTIONS...: what is exported, imported and exported again is the same.
again() {
  format=$1
  shift
  rm -f copy.db*
  expect_status 0 "the memory is written as $format" tarjimon memory export -m m.db --format="$format" "$@" -o "out.$format"
  expect_status 0 'and read' tarjimon memory import -m copy.db "out.$format"
  tarjimon memory export -m copy.db --format="$format" "$@" -o "again.$format"
  same "again.$format" "out.$format" 'and written again, the same'
}

again tmx
again tsv
again po -s en -t ru
again json
again json -s en -t uz
expect_status 0 'msgfmt accepts the PO' msgfmt -c -o /dev/null out.po
is "$(grep -c '^msgid "[^"]' out.po)" 3 'with every pair'
like "$(cat again.json)" '[[]*"source":"Press service","target":"Matbuot xizmati","source_language":"en","target_language":"uz","origin":"2023/a","category":2,"context":"h1"}*[]]*' \
  'the JSON has what Weblate asks for'
expect_status 2 'a PO needs two languages' tarjimon memory export -m m.db --format=po
like "$(cat err)" '*--source*--target*' 'and the message says so'
if command -v xmllint >/dev/null && test -e "$TARJIMON_TEST_DATA/schema/tmx14.xsd"; then
  ok 'the TMX is valid by its DTD' xmllint --noout --nonet --dtdvalid "$TARJIMON_TEST_DATA/schema/tmx14.dtd" out.tmx
  # The schema asks for one of the XML namespace beside it.
  cp "$TARJIMON_TEST_DATA/schema/tmx14.xsd" .
  cat >xml.xsd <<'EOT'
<xs:schema targetNamespace="http://www.w3.org/XML/1998/namespace" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space" type="xs:NCName"/>
</xs:schema>
EOT
  ok 'and by its schema' xmllint --noout --nonet --schema tmx14.xsd out.tmx
else
  skip 'the TMX is valid by its DTD' 'no xmllint or no schema'
fi
ok 'with the props that OmegaT knows' grep -q '<prop type="file">2023/a</prop>' out.tmx

cat >page.po <<'EOT'
msgid "Press"
msgstr "Пресса"

#, fuzzy
msgid "Law"
msgstr "Закон?"

msgid "New"
msgstr ""
EOT
expect_status 2 'a catalog without a language is refused' tarjimon memory import -m po.db page.po
like "$(cat err)" '*--target*' 'and the message says what to do'
expect_status 0 'with it it is read' tarjimon memory import -m po.db -t ru --report=lost.tsv --reason='from the old site' page.po
like "$(cat out)" '*1 unit read: 1 new*fuzzy*' 'and what is not done is told'
is "$(cut -f 2,4,6 lost.tsv | tr '\t\n' '  ')" 'line event detail 5 fuzzy Law 8 no-pair New ' 'entry by entry in the report'
like "$(tarjimon memory history -m po.db)" '*import page.po: from the old site' 'and the reason is kept'

cat >project_save.tmx <<'EOT'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0_0_c0ef2ca"
    segtype="sentence" srclang="EN"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv xml:lang="EN"><seg>The &lt;f0&gt;law&lt;/f0&gt;</seg></tuv>
      <tuv xml:lang="RU" changeid="anna" changedate="20230412T103000Z" creationid="anna" creationdate="20230411T103000Z">
        <seg>&lt;f0&gt;Закон&lt;/f0&gt;</seg>
      </tuv>
    </tu>
<!-- Alternative translations -->
    <tu>
      <prop type="file">page.html</prop><prop type="prev">Before</prop><prop type="next">After</prop>
      <tuv xml:lang="EN"><seg>The law</seg></tuv>
      <tuv xml:lang="RU" changeid="bek" changedate="20230412T103000Z"><seg>Право</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="EN"><seg>Unknown</seg></tuv>
      <tuv xml:lang="qqq-zz"><seg>?</seg></tuv>
    </tu>
  </body>
</tmx>
EOT
expect_status 0 "OmegaT's project memory is read" tarjimon memory import -m omegat.db --report=lost.tsv project_save.tmx
tarjimon memory export -m omegat.db -o omegat.tmx
ok 'with its codes' grep -q '<bpt i="1" x="1">&lt;f1&gt;</bpt>Закон<ept i="1">&lt;/f1&gt;</ept>' omegat.tmx
ok 'its neighbours' grep -q '<prop type="prev">Before</prop>' omegat.tmx
is "$(grep -c 'segtype="sentence"' omegat.tmx)" 2 'and what kind of segments they are'
ok 'and who wrote what' grep -q 'changeid="bek"' omegat.tmx
like "$(cut -f 2,4,6 lost.tsv | sed 1d | tr '\n\t' '  ')" '2? language-unknown qqq-zz 2? no-pair * ' 'a bad unit is skipped and told'

cat >done.xlf <<'EOT'
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="page.html" source-language="en" target-language="ru" datatype="html"><body>
<trans-unit id="1" approved="yes"><source>The <g id="1">law</g></source><target state="final"><g id="1">Закон</g></target></trans-unit>
<trans-unit id="2"><source>Draft</source><target state="needs-translation">Черновик</target></trans-unit>
</body></file></xliff>
EOT
expect_status 0 'XLIFF is read' tarjimon memory import -m xliff.db --report=lost.tsv done.xlf
like "$(cat out)" '*1 unit read: 1 new*' 'what is done in it'
like "$(cut -f 4 lost.tsv | tr '\n' ' ')" 'event *fuzzy *' 'and what is not is told'

sed '$d' project_save.tmx >broken.tmx
expect_status 2 'a broken file is refused as a whole' tarjimon memory import -m omegat.db in.tsv broken.tmx
is "$(tarjimon memory export -m omegat.db --format=tsv | sed 1d | wc -l | tr -d ' ')" 2 'with all of its batch'
printf '[{"source": "A", "target": "Б"' >broken.json
expect_status 2 'so is broken JSON' tarjimon memory import -m omegat.db broken.json
like "$(cat err)" '*broken.json:1: this is no JSON*' 'with its place'

if test -d "$TARJIMON_TEST_DATA/tmx"; then
  for file in "$TARJIMON_TEST_DATA"/tmx/*/*.tmx; do
    rm -f real.db* copy.db*
    expect_status 0 "'${file##*/}' is read" tarjimon memory import -m real.db "$file"
    tarjimon memory export -m real.db -o real.tmx
    tarjimon memory import -m copy.db real.tmx >/dev/null
    tarjimon memory export -m copy.db -o again.tmx
    same again.tmx real.tmx 'and comes back the same'
  done
else
  skip 'TMX files of others are read' 'no data'
fi
if test -d "$TARJIMON_TEST_DATA/po/debian-catalogs"; then
  rm -f real.db*
  expect_status 0 'catalogs of other programs are read' sh -c '"$TARJIMON" memory import -m real.db "$TARJIMON_TEST_DATA"/po/debian-catalogs/*ru*.po'
  tarjimon memory export -m real.db --format=po -s en -t ru -o real.po 2>/dev/null
  expect_status 0 'and written as one that is read again' tarjimon memory import -m back.db real.po
else
  skip 'catalogs of other programs are read' 'no data'
fi

# XML that is nothing we know is no table.
printf '\357\273\277<?xml version="1.0"?>\n<TMX version="1.4"></TMX>\n' >upper.tmx
expect_status 2 'other XML is refused' tarjimon memory import -m upper.db upper.tmx
ok 'by the name of its outermost element' grep -q "no TMX file: its outermost element is 'TMX'" err

done_testing
