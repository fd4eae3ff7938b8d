#!/bin/sh
# An archive goes into the memory article by article: resumed after a kill, by two processes
# at once, and once only.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# article NUMBER [WORD]: one in two languages, with two blocks of its own.
article() {
  mkdir -p site/en site/ru
  printf 'Session %s in Baku\n\nThe Ombudsman met %s1 delegates of Kazakhstan%s.\n\nThey brought %s7 letters. Some of the %s3 guests came by train.\n' \
    "$1" "$1" "${2:+ $2}" "$1" "$1" >"site/en/session-$1.txt"
  printf 'Сессия %s в Баку\n\nОмбудсман встретилась с %s1 делегатами Казахстана%s.\n\nОни привезли %s7 писем. Некоторые из %s3 гостей прибыли поездом.\n' \
    "$1" "$1" "${3:+ $3}" "$1" "$1" >"site/ru/session-$1.txt"
}
for number in 11 23 35 47 58 69; do article $number; done

# rows STORE: its units without what tells the time, sorted.
rows() {
  tarjimon memory export -m "$1" --format=tsv -o - | sed 1d | cut -f 1-4,9 | sort
}

expect_status 0 'an archive goes into a memory' tarjimon memory align -m whole.db site
rows whole.db >wanted
is "$(grep -c 'session-11' wanted)" 5 'blocks and their sentences'
is "$(grep -vc aligned wanted)" 0 'with the status of what a machine paired'
like "$(echo 'The Ombudsman met 231 delegates of Kazakhstan.' | tarjimon memory lookup -m whole.db -s en -t ru --json)" \
  '*"origin":"session-23"*' 'each unit knows its article'
expect_status 0 'a second time' tarjimon memory align -m whole.db site
ok 'nothing is aligned again' grep -q '6 in the memory already' err
rows whole.db >again
same again wanted 'and nothing changes'

# ----------------------------------------------------------------------- trust

cp whole.db taught.db
cat >session.ru.po <<'EOF'
msgid ""
msgstr ""
"Language: ru\n"
"X-Source-Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "The Ombudsman met 231 delegates of Kazakhstan."
msgstr ""
EOF
cp session.ru.po approved.ru.po
tarjimon pretranslate -m taught.db session.ru.po >/dev/null 2>&1
like "$(cat session.ru.po)" '*fuzzy*msgstr "Омбудсман встретилась с 231 делегатами Казахстана."*' \
  'an aligned answer is filled in to be looked at'
sed '$d' approved.ru.po >with.ru.po && echo 'msgstr "Омбудсман приняла делегатов из Казахстана: 231."' >>with.ru.po
tarjimon learn -m taught.db with.ru.po >/dev/null 2>&1
tarjimon pretranslate -m taught.db approved.ru.po >/dev/null 2>&1
like "$(sed -n '7,$p' approved.ru.po)" '*msgstr "Омбудсман приняла делегатов из Казахстана: 231."*' \
  'what somebody approved is filled in before it'
is "$(grep -c '#, fuzzy' approved.ru.po)" 0 'for good'
like "$(echo 'The Ombudsman met 231 delegates of Kazakhstan.' | tarjimon memory lookup -m taught.db -s en -t ru --json)" \
  '*встретилась с 231*' 'and the aligned one is shown'

# ---------------------------------------------------------------------- changes

article 23 'from Astana' 'из Астаны'
cp whole.db changed.db
expect_status 0 'an article that changed' tarjimon memory align -m changed.db site
ok 'is aligned alone' grep -q '5 in the memory already' err
ok 'what it said before is taken back' grep -q '1 taken back' err
is "$(rows changed.db | grep -c '231 delegates')" 1 'so that it is there once'
ok 'as it is now' sh -c 'tarjimon() { "$TARJIMON" "$@"; }; tarjimon memory export -m changed.db --format=tsv -o - | grep -q "from Astana"'
expect_status 0 'and the memory is sound' tarjimon memory verify -m changed.db
article 23

# ----------------------------------------------------------------- interruption

if test -e "$top_builddir/tests/fault/shim.so"; then
  TARJIMON_FAULT_PATH=.db
  export TARJIMON_FAULT_PATH
  torn='' killed=0 call=1
  while test $call -lt 60; do
    rm -f k.db*
    with_fault "any:$call:kill" tarjimon memory align -m k.db site >/dev/null 2>&1
    test $? = 137 && killed=$((killed + 1))
    tarjimon memory align -m k.db site 2>/dev/null || torn="$torn again:$call"
    tarjimon memory verify -m k.db >/dev/null || torn="$torn damaged:$call"
    rows k.db | cmp -s - wanted || torn="$torn other:$call"
    call=$((call + 5))
  done 2>/dev/null
  unset TARJIMON_FAULT_PATH
  is "$torn" '' 'killed at any moment, the next run makes it whole'
  ok "it was killed: $killed times" test $killed -ge 6
else
  skip 'killed at any moment, the next run makes it whole' 'tests/fault/shim.so is not built'
fi

rm -f two.db*
tarjimon memory align -m two.db site 2>one.err &
first=$!
tarjimon memory align -m two.db site 2>two.err &
second=$!
wait $first && wait $second
is $? 0 'two processes at once succeed'
rows two.db >both
same both wanted 'and make what one would make'

# -------------------------------------------------------------------- workspace

tarjimon init work
mkdir -p work/published/en work/published/ru
cp site/en/*.txt work/published/en
cp site/ru/*.txt work/published/ru
expect_status 0 'in a workspace the published editions go into its memory' sh -c 'cd work && "$TARJIMON" memory align'
rows work/tm/memory.db >there
same there wanted 'without naming anything'

# --------------------------------------------------------------------- refusals

expect_status 2 'a memory and a file are refused' tarjimon memory align -m x.db -o x.tmx site
expect_status 2 'without a workspace something must be named' tarjimon memory align
mkdir empty && (cd empty && "$TARJIMON" init . >/dev/null)
expect_status 2 'a workspace without editions has nothing to align' sh -c 'cd empty && "$TARJIMON" memory align'
ok 'no memory is made' test ! -e empty/tm/memory.db

done_testing
