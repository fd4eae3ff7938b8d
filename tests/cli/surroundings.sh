#!/bin/sh
# The clock, the locale and the time zone of the machine: results are the same bytes in all of them,
# and nothing is ordered by the clock alone (faults.md §4).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH

cat >page.en.html <<'EOT'
<h1>INSTITUTION: I, i and I</h1>
<p>It cost 1,234.5 million on 3 March 2025.</p>
<p>Hello world</p>
EOT
cat >book.tsv <<'EOT'
en	ru	uz
Hello world	Привет, мир	Salom dunyo
It cost 1,000.5 million on 1 March 2024.	1 марта 2024 года это стоило 1 000,5 миллиона.
EOT
printf 'id\ten\tru\nt1\tinstitution\tучреждение\n' >terms.tsv
printf 'ISTIQLOL va istiqlol: I, i. Toʻgʻri, 1 234,5 soʻm.\n' >uz.txt

# results: all that comes out, of each kind of work.
results() {
  rm -rf work
  mkdir work
  tarjimon extract page.en.html -o work/page.ru.po
  sed -i 's/^"Language: .*/"Language: ru\\n"/' work/page.ru.po
  tarjimon memory import -m work/tm.db book.tsv >/dev/null
  tarjimon pretranslate -m work/tm.db work/page.ru.po >/dev/null
  tarjimon check --format=json work/page.ru.po >work/check.json
  tarjimon merge page.en.html work/page.ru.po -o work/page.ru.html 2>/dev/null
  tarjimon memory lookup -m work/tm.db -s en -t ru --json --threshold=50 >work/lookup.json <<QUERY
It cost 1,234.5 million on 3 March 2025.
hello WORLD
QUERY
  tarjimon memory export -m work/tm.db --format=tsv | cut -f 1-11 >work/export.tsv
  tarjimon transliterate --from=uz --to=uz@cyrillic <uz.txt >work/cyrillic.txt
  tarjimon segment -l uz --tokens <uz.txt >work/tokens
  tarjimon term check --terms=terms.tsv work/page.ru.po >work/terms
  rm -f work/tm.db*
  (cd work && cksum ./*)
}

LC_ALL=C.UTF-8 results >wanted
is "$(grep -vc ' 0 ' wanted)" 8 'there are results to compare'

# same_in NAME [VARIABLE=VALUE...]
same_in() {
  name=$1
  shift
  (
    unset LC_ALL LANG LANGUAGE
    for setting; do
      export "${setting?}"
    done
    results
  ) >got
  same got wanted "the same bytes come out in $name"
}

same_in 'no locale at all'
same_in 'the locale C' LC_ALL=C
same_in 'another time zone' LC_ALL=C.UTF-8 TZ=Asia/Tashkent

# Those of people, made here: with their own letters i, commas and orders of sorting.
locales=
if command -v localedef >/dev/null; then
  mkdir locales
  for name in uz_UZ.UTF-8 uz_UZ.UTF-8@cyrillic ru_RU.UTF-8 ru_RU.KOI8-R tr_TR.UTF-8 de_DE.UTF-8; do
    source=${name%%.*}
    charset=${name#*.}
    case $name in *@*) source=$source@${name#*@} ;; esac
    localedef -i "$source" -f "${charset%@*}" "locales/$name" 2>/dev/null && locales="$locales $name"
  done
fi
test -n "$locales" || skip 'the same bytes in the locales of people' 'localedef cannot make any here'
for name in $locales; do
  same_in "$name" LOCPATH="$PWD/locales" LC_ALL="$name"
done

# Messages are in the language that is asked for, though the machine has not made its locale.
for language in uz uz@cyrillic ru; do
  mkdir -p "messages/$language/LC_MESSAGES"
  msgfmt -o "messages/$language/LC_MESSAGES/tarjimon.mo" "$top_srcdir/po/$language.po"
done
# says VARIABLE=VALUE... : what is said of a file that is not there.
says() {
  env -u LC_ALL -u LANG -u LANGUAGE -u LOCPATH TARJIMON_LOCALEDIR="$PWD/messages" "$@" "$TARJIMON" nonsense 2>&1
}
like "$(says LANG=uz_UZ.UTF-8)" '*“nonsense”*' 'Uzbek in Latin script'
like "$(says LANG=uz_UZ.UTF-8@cyrillic)" '*«nonsense» деган*' 'Uzbek in Cyrillic script'
like "$(says LC_ALL=uz_UZ@cyrillic LANG=ru_RU.UTF-8)" '*«nonsense» деган*' 'LC_ALL goes before LANG'
like "$(says LANG=ru_RU.UTF-8)" '*команды «nonsense»*' 'Russian'
like "$(says LANG=ru_RU.UTF-8 LANGUAGE=uz)" '*“nonsense”*' 'LANGUAGE goes before them'
like "$(says LANG=C LANGUAGE=ru)" "*there is no command 'nonsense'*" 'in the locale C it is English'
like "$(says LANG=tlh_KX.UTF-8)" "*there is no command 'nonsense'*" 'and where nobody knows the language'

# The same time gives the same catalog; no time, and a senseless one, that of the clock.
tarjimon extract page.en.html -o one.pot
ok 'catalogs say the time of SOURCE_DATE_EPOCH' grep -q '^"POT-Creation-Date: 2023-11-14 22:13+0000' one.pot
for value in '' tomorrow 12x -1 99999999999999999999; do
  expect_status 0 "SOURCE_DATE_EPOCH='$value'" env SOURCE_DATE_EPOCH="$value" "$TARJIMON" extract page.en.html
  like "$(grep POT-Creation out)" '"POT-Creation-Date: 20[2-9][0-9]-[01][0-9]-[0-3][0-9] *' 'the clock tells the date'
done

# A clock that goes backwards: what was imported last counts, and is told from what was first.
clock() {
  seconds=$1
  shift
  (
    TARJIMON_FAULT_CLOCK=$seconds
    export TARJIMON_FAULT_CLOCK
    with_fault any:100000:EIO "$TARJIMON" "$@"
  )
}
if test -e "$top_builddir/tests/fault/shim.so"; then
  printf 'en\tru\nHello\tПервый\n' >first.tsv
  printf 'en\tru\nHello\tВторой\n' >second.tsv
  tarjimon memory import -m clock.db first.tsv >/dev/null
  clock -31536000 memory import -m clock.db second.tsv >said
  like "$(cat said)" '*(batch 2)*' 'numbers go on when the clock goes back'
  clock -63072000 memory import -m clock.db first.tsv >said
  expect_status 0 'the memory is sound' tarjimon memory verify -m clock.db
  echo Hello | tarjimon memory lookup -m clock.db -s en -t ru --json >answer
  like "$(cat answer)" '*Первый*' 'and answers'
  unset SOURCE_DATE_EPOCH
  for seconds in -4000000000 4000000000; do
    rm -f far.db*
    expect_status 0 "the clock is wrong by $seconds seconds: import" clock $seconds memory import -m far.db first.tsv
    expect_status 0 'the memory is sound' tarjimon memory verify -m far.db
    expect_status 0 'extract works too' clock $seconds extract page.en.html
  done
else
  skip 'a clock that goes backwards' 'tests/fault/shim.so is not built'
fi

done_testing
