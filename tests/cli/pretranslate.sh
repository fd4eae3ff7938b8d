#!/bin/sh
# Filling catalogs: by which rules, with what report, and what is never touched.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

TARJIMON_MEMORY=$PWD/memory.db
export TARJIMON_MEMORY
cat >archive.tsv <<'EOT'
en	ru	uz
Press service	Пресс-служба	Matbuot xizmati
The delegation of 15 countries left.	Делегация 15 стран уехала.	15 ta davlat delegatsiyasi ketdi.
The forum opened in the capital.	Форум открылся в столице.	Forum poytaxtda ochildi.
Open	Открыть	Ochish
Open	Открыто	Ochiq
See the <a1>programme</a1> of the forum.	См. <a1>программу</a1> форума.	Forum <a1>dasturi</a1>ga qarang.
EOT
sed '1s/.*/en	de/; s/	.*	/	/' archive.tsv >/dev/null
printf 'de\ten\nFreiheit\tFreedom\nRecht\tRight\nRecht\tLaw\n' >german.tsv
printf 'en\tru\nFreedom\tСвобода\nRight\tПраво\nLaw\tЗакон\n' >english.tsv
tarjimon memory import archive.tsv german.tsv english.tsv >/dev/null

# catalog LANGUAGE SOURCE: msgids of standard input, a line each, without translations.
catalog() {
  printf 'msgid ""\nmsgstr ""\n"Language: %s\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Source-Language: %s\\n"\n' "$1" "$2"
  while IFS= read -r line; do printf '\nmsgid "%s"\nmsgstr ""\n' "$line"; done
}

catalog ru en >page.po <<'EOT'
Press service
The delegation of 16 countries left.
The forum opened in the capital. Press service
The forum opened in our capital.
Open
See the <b7>programme</b7> of the forum.
Nothing of that kind.
EOT
cat >>page.po <<'EOT'

#, fuzzy
msgid "Kept as a doubt"
msgstr "Сомнение"

msgid "Written by a person"
msgstr "Рукой"
EOT
cp page.po before.po

expect_status 0 'a dry run' tarjimon pretranslate --dry-run --json page.po
same page.po before.po 'writes nothing'
tarjimon pretranslate --dry-run --json page.po >dry.json
expect_status 0 'the catalog is filled' tarjimon pretranslate --json page.po
tarjimon pretranslate --json before.po >report.json
like "$(cat report.json)" '{"dry_run":false,"catalogs":[[]{"catalog":"before.po","source":"en","target":"ru","total":{"units":9,*' \
  'the report has all units'
like "$(cat report.json)" '*"before":{"translated":{"units":1,*"fuzzy":{"units":1,*"untranslated":{"units":7,*' 'as they were'
like "$(cat report.json)" '*"after":{"translated":{"units":3,*"fuzzy":{"units":4,*"untranslated":{"units":2,*' 'and are'
like "$(cat report.json)" '*"kinds":{"kept":{"units":2,*"exact":{"units":2,*"adapted":{"units":1,*"assembled":{"units":1,*"fuzzy":{"units":1,*"ambiguous":{"units":1,*"none":{"units":1,*' \
  'and where their translations come from'
like "$(cat report.json)" '*"bands":{*"75-84":{"units":1,*' 'similar ones by their scores'
is "$(sed 's/"dry_run":true/"dry_run":false/; s/page.po/before.po/' dry.json)" "$(cat report.json)" 'a dry run says the same'

# unit TEXT: its entry.
unit() { msggrep -K -F -e "$1" page.po | msgattrib --no-wrap | sed '1,/^$/d'; }
like "$(unit 'Press service')" '*msgstr "Пресс-служба"*' 'the same text is filled in'
like "$(unit 'of 16 countries')" '*put-over=15 -> 16*#, fuzzy*#| msgid "The delegation of 15*msgstr "Делегация 16 стран уехала."*' \
  'an adapted one with what it was made for'
like "$(unit 'capital. Press')" '*kind=assembled*#, fuzzy*Форум открылся в столице. Пресс-служба*' 'an assembled one'
like "$(unit 'our capital')" '*match=8? kind=fuzzy*#, fuzzy*#| msgid "The forum opened in the capital."*' 'a similar one'
like "$(unit 'Open')" '*kind=ambiguous*candidate=*candidate=*msgstr ""' 'several answers are told, not filled in'
like "$(unit 'programme')" '*msgstr "См. <b7>программу</b7> форума."' 'codes are the new ones'
like "$(unit 'Kept as')" '#, fuzzy*msgstr "Сомнение"' 'doubts stay'
like "$(unit 'by a person')" 'msgid*msgstr "Рукой"' 'what a person wrote stays as it is'
expect_status 0 'msgfmt accepts it' msgfmt -c -o /dev/null page.po

catalog ru en >rules.po <<'EOT'
The forum opened in our capital.
The delegation of 16 countries left.
Press service
EOT
expect_status 0 'kinds have thresholds of their own' tarjimon pretranslate --fill=fuzzy=90,adapted=off rules.po
is "$(grep -c '^msgstr "."\|^#, fuzzy' rules.po)" 0 'what is below them is left empty'
is "$(grep -c '^msgstr "Пресс' rules.po)" 1 'the rest is filled in'
refused '*kind of match*' 'an unknown kind' pretranslate --fill=nearest=75 rules.po
refused '*from 0 to 102*' 'a score out of bounds' pretranslate --fill=fuzzy=103 rules.po

mkdir workspace && cd workspace && tarjimon init >/dev/null
printf '[pretranslate]\ncertain = adapted\nfill = fuzzy=off\n' >>tarjimon.ini
catalog ru en >page.po <<'EOT'
The delegation of 16 countries left.
The forum opened in our capital.
EOT
TARJIMON_MEMORY='' expect_status 0 'a workspace has rules' tarjimon pretranslate -m ../memory.db page.po
is "$(msgattrib --translated --no-fuzzy page.po | grep -c 'Делегация 16')" 1 'certain is what they say'
is "$(msgattrib --untranslated page.po | grep -c 'our capital')" 1 'and what is left out'
cd ..

catalog ru de >german.po <<'EOT'
Freiheit
Recht
EOT
tarjimon pretranslate german.po >/dev/null
like "$(cat german.po)" '*kind=pivot*#, fuzzy*msgstr "Свобода"*kind=disputed*candidate=*msgid "Recht"*msgstr ""' \
  'what two ways through a third language translate in two ways is not filled in'

catalog ru en >one.po <<'EOT'
Nobody knows this.
Press service
EOT
sed 's/Press service/Nobody knows that./; $a\\nmsgctxt "again"\nmsgid "Nobody knows that."\nmsgstr ""' one.po >two.po
tarjimon pretranslate --dry-run --json one.po two.po >report.json
like "$(cat report.json)" '*"repetitions":{"within":{"units":1,"words":3},"across":{"units":1,"words":3}}}}' \
  'repetitions within and across releases are counted'
tarjimon pretranslate --dry-run --report one.po two.po >report.txt
like "$(cat report.txt)" 'one.po:*two.po:*together:*' 'the tables have each catalog and all'

# Enough units for two threads: the answers are those of one.
{ printf 'en\tru\n'; i=0; while [ $i -lt 400 ]; do echo "Sentence $i about thing$i and more	Предложение $i"; i=$((i + 1)); done; } >many.tsv
tarjimon memory import many.tsv >/dev/null
sed 1d many.tsv | cut -f 1 | catalog ru en >many.po
expect_status 0 'very many units' tarjimon pretranslate many.po
is "$(grep -c '^msgstr "Предложение' many.po)" 400 'are filled in'
sed -n 's/^msgid "Sentence \([0-9]*\) .*/\1/p' many.po >asked
sed -n 's/^msgstr "Предложение \([0-9]*\)"/\1/p' many.po >given
same given asked 'each with its own'

catalog uz@cyrillic en >kirill.po <<'EOT'
Press service
The forum opened in the capital.
EOT
expect_status 0 'a catalog in the other Uzbek script is filled' tarjimon pretranslate kirill.po
ok 'with what is stored in Latin' grep -q '^msgstr "Форум пойтахтда очилди."' kirill.po
ok 'which is said' grep -q '^#. tarjimon: match=97 kind=exact.* derived=uz$' kirill.po
is "$(grep -c '^#, fuzzy' kirill.po)" 2 'and is for a person to look at'

done_testing
