#!/bin/sh
# tarjimon check: catalogs, texts and editions; levels, waivers, baseline; formats; mends.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool msgfmt

# checks: the names of the findings, in order.
checks() {
  sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' out | tr '\n' ' '
}

# ------------------------------------------------------------------ a catalog

cat >a.ru.po <<'END'
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Source-Language: en\n"

#: x
msgid "The hall was full, and the meeting began on October 19."
msgstr ""
"Зал  был полон , и «встреча\" началась 19 октября, а Cегодня "
"всё закончилось"

msgid "Another sentence here."
msgstr "Другое предложение."

msgid "Another sentence here"
msgstr "Другое предложение"

msgctxt "x"
msgid "Another sentence here."
msgstr "Совсем другое предложение."
END

expect_status 1 'faults make the status 1' tarjimon check a.ru.po
is "$(checks)" 'end-punctuation mixed-script quotes doubled-space space-before ' 'each fault is found once'
like "$(cat out)" '*a.ru.po:10:55: error*Cегодня*' 'a finding has line and column in the file'
like "$(cat out)" '*^^^^^^^*' 'and is underlined'
expect_status 0 'what is below --fail-on does not fail' tarjimon check --fail-on=never a.ru.po

# -------------------------------------------------------------------- mending

cp a.ru.po before.po
expect_status 1 '--fix shows what can be mended' tarjimon check --fix a.ru.po
like "$(cat out)" '*- Зал  был*+ Зал был полон, и «встреча» началась 19 октября, а Сегодня всё закончилось.*' 'as a difference'
same a.ru.po before.po 'and leaves the file alone'
expect_status 0 '--write mends' tarjimon check --fix --write a.ru.po
expect_status 0 'nothing is left then' tarjimon check a.ru.po
expect_status 0 'mending again' tarjimon check --fix --write a.ru.po
like "$(cat out)" 'there is nothing here that can be mended*' 'changes nothing: mends are idempotent'
ok 'msgfmt accepts the mended catalog' msgfmt --check-format -o /dev/null a.ru.po
expect_status 2 '--write needs --fix' tarjimon check --write a.ru.po

printf '<p>The hall  was full , friends.</p>\r\n<p title="a">Well</p>\n' >page.en.html
expect_status 0 'a page is mended in place' tarjimon check --fix --write page.en.html
is "$(cat page.en.html)" "$(printf '<p>The hall was full, friends.</p>\r\n<p title="a">Well</p>')" 'and nothing else changes in it'

# ------------------------------------------------------------------ one text

printf 'Она пришла на на встречу.\n' >text
expect_status 1 'a text from standard input' sh -c '"$TARJIMON" check --language=ru - <text'
is "$(checks)" 'doubled-word ' 'is judged by itself'
expect_status 1 'a text in a file' tarjimon check --language=ru text
expect_status 0 'a text that is right' sh -c 'echo "Она пришла на встречу." | "$TARJIMON" check --language=ru -'

# ------------------------------------------------------------------ editions

printf '<p>The Ombudsman received 21 citizens on May 5.</p><p>The visit ended.</p>' >visit.en.html
printf '<p>Омбудсман приняла 5 мая 22 гражданина.</p><p>Визит завершился.</p>' >visit.ru.html
printf '<p>Ombudsman 5-may kuni 21 nafar fuqaroni qabul qildi.</p><p>Tashrif yakunlandi.</p>' >visit.uz.html
printf '<p>Омбудсман 5 май куни 21 нафар фуқарони қабул қилди.</p><p>Сафар якунланди.</p>' >visit.uz@cyrillic.html
expect_status 1 'editions are held against each other' \
  tarjimon check visit.en.html visit.ru.html visit.uz.html visit.uz@cyrillic.html
is "$(checks)" 'numbers editions ' 'numbers by value, and the two Uzbek ones word by word'
mkdir ru && printf '<p>Омбудсман приняла 5 мая 21 гражданина.</p>' >ru/visit.html
expect_status 1 'editions in folders by language' tarjimon check visit.en.html ru/visit.html
is "$(checks)" 'missing ' 'what one of them lacks is told'

# ---------------------------------------------------------------- a workspace

mkdir -p ws/releases/2019 ws/releases/2024 ws/catalogs/2019/old ws/catalogs/2024/new && cd ws || exit 99
printf '[project]\ntargets = en, ru\n[levels]\ndoubled-space = off\n[levels 2024]\ndoubled-space.ru = error\n' >tarjimon.ini
for id in 2019/old 2024/new; do
  printf '<p>The hall was full, friends.</p>\n' >releases/$id.en.html
done
tarjimon extract >/dev/null
sed -i '/^msgid "The/{n;s/.*/msgstr "Зал  был полон, друзья."/}' catalogs/*/*/ru.po
tarjimon merge >/dev/null
expect_status 1 'levels may differ by folder and language' tarjimon check
is "$(checks)" 'doubled-space ' 'the old release is left alone'
like "$(cat out)" '*2024/new/ru.po*error*' 'the new one is judged'
expect_status 1 'also when the file is named' tarjimon check catalogs/2024/new/ru.po
expect_status 0 'and the folder that is not judged' tarjimon check catalogs/2019/old/ru.po

printf '[levels]\nno-such = error\n' >>tarjimon.ini
expect_status 2 'an unknown check in the settings is refused' tarjimon check
like "$(cat err)" '*tarjimon.ini:8:*no-such*' 'with its line'
sed -i '$d' tarjimon.ini
printf 'quotes = loud\n' >>tarjimon.ini
expect_status 2 'an unknown level is refused' tarjimon check
sed -i '$d' tarjimon.ini

# Waivers.
expect_status 1 'rows for waivers are printed' tarjimon check --format=waivers
sed 's/\t\t\t/\t2999-12-31\tset in print\t/' out >waivers.tsv
expect_status 0 'a waived finding does not count' tarjimon check
like "$(cat out)" '*1 waived*' 'and is counted apart'
expect_status 1 '--all reports it all the same' tarjimon check --all
sed -i 's/2999/2001/' waivers.tsv
expect_status 1 'an expired waiver waives nothing' tarjimon check
is "$(checks)" 'doubled-space waiver ' 'and is reported itself'
sed -i 's/2001/2999/; s/^doubled-space/quotes/' waivers.tsv
expect_status 1 'a waiver that is not needed' tarjimon check
is "$(checks)" 'doubled-space waiver ' 'is reported'
sed -i 's/set in print//' waivers.tsv
expect_status 2 'a waiver without a reason is refused' tarjimon check
like "$(cat err)" '*waivers.tsv:2:*reason*' 'with its line'
rm waivers.tsv

# The baseline.
expect_status 0 'what is found becomes the baseline' tarjimon check --write-baseline
expect_status 0 'then only what is new counts' tarjimon check
sed -i 's/друзья/друзья  мои/' catalogs/2024/new/ru.po
expect_status 1 'a new fault counts' tarjimon check catalogs/2024/new/ru.po
printf '#a comment\n' >>catalogs/2019/old/ru.po
expect_status 0 'a moved one does not' tarjimon check catalogs/2019/old/ru.po
cd .. || exit 99

# ------------------------------------------------------------------- plurals

printf 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n/0;\\n"\n\n' >plural.po
printf 'msgid "%%d file"\nmsgid_plural "%%d files"\nmsgstr[0] "%%d файл"\nmsgstr[1] "%%d файлов"\n' >>plural.po
expect_status 1 'plural forms that cannot be used' tarjimon check plural.po
like "$(cat out)" '*plural-forms*' 'are found'

# ------------------------------------------------------------------- formats

cp before.po a.ru.po
for format in json sarif gitlab; do
  expect_status 1 "$format" tarjimon check --format=$format a.ru.po
  cp out "out.$format"
done
expect_status 1 'junit' tarjimon check --format=junit a.ru.po
if command -v xmllint >/dev/null; then
  ok 'JUnit is as CI services read it' xmllint --noout --dtdvalid "$top_srcdir/tests/cli/junit.dtd" out
else
  skip 'JUnit is as CI services read it' 'xmllint is not installed'
fi
expect_status 1 'html' tarjimon check --format=html a.ru.po
like "$(cat out)" '*<mark>Cегодня</mark>*' 'the page marks what is meant'
ok 'the page has no script' sh -c '! grep -qi "<script" out'
expect_status 1 'a report into a file' tarjimon check --format=html -o report.html a.ru.po
ok 'is there' test -s report.html
GITHUB_STEP_SUMMARY=$PWD/summary.md
export GITHUB_STEP_SUMMARY
expect_status 1 'github' tarjimon check --format=github a.ru.po
like "$(cat out)" '*::error file=a.ru.po,line=10,endLine=10,col=55,endColumn=62,title=mixed-script::*' 'has line and columns'
like "$(cat summary.md)" '*| error | a.ru.po:10 | mixed-script |*' 'and a step summary'

# ------------------------------------------------------- numbers of one's own

mkdir own own/words && cd own || exit 99
printf '[language]\ndata = words\n' >tarjimon.ini
printf 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' >lakh.ru.po
printf '"X-Source-Language: en\\n"\n\nmsgid "It has 5 lakh people."\nmsgstr "Там 500 000 человек."\n' >>lakh.ru.po
expect_status 1 'a word that is not known as a number' tarjimon check lakh.ru.po
is "$(checks)" 'numbers ' 'leaves the number before it alone'
printf 'scale\ten\t5\tlakh lakhs\n' >words/placeables.tsv
expect_status 0 'a row of the workspace says what it means' tarjimon check lakh.ru.po
printf '# ours\nscale\ten\tfive\tlakh\n' >words/placeables.tsv
expect_status 2 'a row of no use is refused' tarjimon check lakh.ru.po
like "$(cat err)" '*words/placeables.tsv:2:*' 'by file and line'
cd ..

done_testing
