#!/bin/sh
# Learning keeps the sentences of approved units beside the units, and once only.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

cat >page.ru.po <<'END'
msgid ""
msgstr ""
"Language: ru\n"
"X-Source-Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"

#. tarjimon: id=00000000000000aa
msgid "The Ombudsman met 19 guests. The next meeting is in Baku in 2024."
msgstr "Омбудсман встретилась с 19 гостями. Следующая встреча состоится в Баку в 2024 году."

#. tarjimon: id=00000000000000bb
msgid "One sentence about 7 appeals."
msgstr "Одно предложение о 7 обращениях."
END

like "$(tarjimon learn -m m.db page.ru.po)" '2 approved units: 4 new, 0 changed, 0 known (with 2 sentences)' \
  'a unit of two sentences is learned whole and by sentence'
like "$(echo 'The next meeting is in Baku in 2024.' | tarjimon memory lookup -m m.db -s en -t ru --json)" \
  '*"score":100*Следующая встреча состоится в Баку в 2024 году.*' 'a sentence alone is found'
like "$(tarjimon learn -m m.db page.ru.po)" '2 approved units: 0 new, 0 changed, 4 known (with 2 sentences)' \
  'learning again changes nothing'
sed 's/Следующая встреча состоится/Следующая встреча пройдёт/' page.ru.po >new.po && mv new.po page.ru.po
like "$(tarjimon learn -m m.db page.ru.po)" '2 approved units: 0 new, 2 changed, 2 known (with 2 sentences)' \
  'a correction takes the place of what was learned'

# A correction that makes two sentences of the translation one: the pairs of before are gone.
sed 's/гостями. Следующая встреча пройдёт/гостями, а следующая встреча пройдёт/' page.ru.po >new.po && mv new.po page.ru.po
tarjimon learn -m m.db page.ru.po >/dev/null
is "$(tarjimon memory export -m m.db --format=tsv -o - | grep -c 'Следующая встреча')" 0 \
  'pairs that a correction undid are taken back'
is "$(tarjimon memory export -m m.db --format=tsv -o - | sed 1d | grep -c .)" 2 'and nothing of them is left beside the units'
expect_status 0 'the memory is sound' tarjimon memory verify -m m.db
sed 's/гостями, а следующая встреча/гостями. Следующая встреча/' page.ru.po >new.po && mv new.po page.ru.po
tarjimon learn -m m.db page.ru.po >/dev/null
is "$(tarjimon memory export -m m.db --format=tsv -o - | grep -c 'Следующая встреча')" 2 'the other way they come back'

# Releases: each sentence has the name of its own unit, also where releases share a paragraph.
mkdir work
cd work || exit
tarjimon init . >/dev/null
sed -i 's/^targets .*/targets = en, ru/; /^uz@cyrillic *=/d' tarjimon.ini
for name in baku tashkent; do
  cat >releases/$name.en.html <<END
<html lang="en"><body>
<h1>Meeting</h1>
<p>The Ombudsman met 19 guests. The next meeting is in Baku in 2024.</p>
<p>The report has 35 pages. It was sent to the Senate on 12 May.</p>
<p>One sentence about $name.</p>
</body></html>
END
done
tarjimon extract >/dev/null
for name in baku tashkent; do
  awk '
    /^msgid "The Ombudsman met/ { print; getline
      print "msgstr \"Омбудсман встретилась с 19 гостями. Следующая встреча состоится в Баку в 2024 году.\""; next }
    /^msgid "The report has/ { print; getline
      print "msgstr \"В докладе 35 страниц. Он был направлен в Сенат 12 мая.\""; next }
    { print }' catalogs/$name/ru.po >new.po && mv new.po catalogs/$name/ru.po
done
like "$(tarjimon learn)" '4 approved units: 12 new, 0 changed, 0 known (with 8 sentences)' \
  'the sentences of every unit of a release are learned'
tarjimon memory export --format=tsv -o first.tsv
like "$(tarjimon learn)" '4 approved units: 0 new, 0 changed, 12 known (with 8 sentences)' \
  'learning releases again changes nothing'
is "$(tarjimon memory history | wc -l)" 1 'and makes no batch'
tarjimon memory export --format=tsv -o second.tsv
ok 'nothing is taken back' cmp first.tsv second.tsv
is "$(sed 1d first.tsv | cut -f3,4 | sort -u | wc -l)" 12 'no two units have one name'
cd ..

done_testing
