#!/bin/sh
# A memory under eight processes at once, and killed at very many points. Says what was lost: nothing should be.
#
#	stress_memory.sh [<seconds> [<kills>]]
#
# First, for so many seconds (60 without arguments), four processes import files of their own again and again in new
# versions, three look texts up and one verifies. At the end every unit that an import reported is there, each look-up found
# the text that it asked for, and the memory is sound. Then imports, half of them into a filled memory and half into an empty one,
# are killed at the n-th call that touches the memory's files (n from 1 on), and at random moments (200 in all, without
# arguments): each leaves a sound memory with all of the batch or nothing, and is completed by the same import.
set -u

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
shim=$top_builddir/tests/fault/shim.so
seconds=${1:-60} kills=${2:-200}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-stress.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM
cd "$folder" || exit 99
wrong=0

# complain TEXT: something was lost.
complain() {
  echo "WRONG: $1"
  wrong=$((wrong + 1))
}

# rows NAME VERSION COUNT: that many units of its own, their targets by version.
rows() {
  awk -v name="$1" -v version="$2" -v count="$3" 'BEGIN {
    print "en\tru\tid\torigin"
    for (i = 1; i <= count; i++)
      printf "The %s has %d pages about rights\tВ книге %s %d страниц, издание %d\t%s-%d\tstress\n", name, i, name, i, version, name, i
  }'
}

# count STORE: how many units it gives out.
count() {
  "$tarjimon" memory export -m "$1" --format=tsv -o - 2>/dev/null | sed 1d | wc -l | tr -d ' '
}

# Until the end, and on a busy machine until it has been let in once.
importer() {
  version=0 patience=$((end + 120))
  while test "$(date +%s)" -lt "$end" || { ! test -e "$1.done" && test "$(date +%s)" -lt $patience; }; do
    version=$((version + 1))
    rows "$1" $version 400 >"$1.tsv"
    if "$tarjimon" memory import -m shared.db "$1.tsv" >"$1.out" 2>&1; then
      echo $version >"$1.done"
    elif ! grep -q 'being written by' "$1.out"; then
      echo "import $1: $(cat "$1.out")" >>complaints
    fi
  done
}

reader() {
  asked=0
  while test "$(date +%s)" -lt "$end"; do
    asked=$((asked + 1))
    name=$(printf 'one two three four' | cut -d ' ' -f $((asked % 4 + 1)))
    test -e "$name.done" || continue
    echo "The $name has $((asked % 400 + 1)) page about rights" | "$tarjimon" memory lookup -m shared.db -s en -t ru --json >"$1.out" 2>&1 &&
      grep -q "The $name has $((asked % 400 + 1)) pages about rights" "$1.out" || echo "look-up $1: $(head -c 300 "$1.out")" >>complaints
  done
  echo $asked >"$1.asked"
}

verifier() {
  while test "$(date +%s)" -lt "$end"; do
    "$tarjimon" memory verify -m shared.db >verify.out 2>&1 || echo "verify: $(cat verify.out)" >>complaints
  done
}

rows first 1 3000 >first.tsv
"$tarjimon" memory import -m shared.db first.tsv >/dev/null
end=$(($(date +%s) + seconds))
: >complaints
for name in one two three four; do importer $name & done
for name in a b c; do reader $name & done
verifier &
wait
test -s complaints && complain "$(wc -l <complaints) complaints: $(head -n 3 complaints)"
"$tarjimon" memory verify -m shared.db >/dev/null || complain 'the memory is not sound'
test "$(count shared.db)" = 4600 || complain "$(count shared.db) units, not 4600"
for name in one two three four; do
  "$tarjimon" memory export -m shared.db --format=tsv -o - |
    awk -F '\t' -v name="The $name has" -v edition="издание $(cat $name.done)" '
      index($1, name) == 1 && substr($2, length($2) - length(edition)) == " " edition { n++ } END { exit n != 400 }' ||
    complain "the last import of '$name' is not there whole"
done
echo "8 processes for $seconds s: $(cat one.done two.done three.done four.done | awk '{ n += $1 } END { print n }') imports," \
  "$(cat a.asked b.asked c.asked | awk '{ n += $1 } END { print n }') look-ups"

# is_sound STORE FEW MANY: it verifies, and has one number of units or the other.
is_sound() {
  "$tarjimon" memory verify -m "$1" >/dev/null 2>&1 || return 1
  units=$(count "$1")
  test "$units" = "$2" || test "$units" = "$3"
}

# is_completed STORE COUNT: the same import again, and all is there.
is_completed() {
  "$tarjimon" memory import -m "$1" page.tsv >/dev/null 2>&1 || return 1
  is_sound "$1" "$2" "$2"
}

# killed POINT COMMAND...: dies there, or not.
killed() {
  point=$1
  shift
  case $point in
  call:*) TARJIMON_FAULT=any:${point#call:}:kill TARJIMON_FAULT_PATH=.db LD_PRELOAD=$shim "$@" >/dev/null 2>&1 ;;
  *) timeout -s KILL "$point" "$@" >/dev/null 2>&1 ;;
  esac
  test $? -eq 137 && deaths=$((deaths + 1))
}

rows book 1 100 >book.tsv
rows page 1 3000 >page.tsv
"$tarjimon" memory import -m kept.db book.tsv >/dev/null
deaths=0 tried=0
while test $deaths -lt "$kills" && test $tried -lt $((kills * 3)); do
  tried=$((tried + 1))
  rm -f old.db* new.db*
  if test $((tried % 2)) = 0 && test -e "$shim"; then
    point=call:$((tried / 2))
  else
    point=0.$(awk -v seed=$tried 'BEGIN { srand(seed); printf "%03d", 1 + int(rand() * 120) }')
  fi
  if test $((tried % 4)) -lt 2; then
    cp kept.db old.db
    killed "$point" "$tarjimon" memory import -m old.db page.tsv
    is_sound old.db 100 3100 || complain "killed at $point, a filled memory is torn"
    is_completed old.db 3100 ||
      complain "killed at $point, a filled memory does not go on"
  else
    killed "$point" "$tarjimon" memory import -m new.db page.tsv
    is_completed new.db 3000 ||
      complain "killed at $point, a new memory does not go on"
  fi
done 2>/dev/null
echo "killed $deaths times of $tried; $wrong times something was wrong"
test $wrong -eq 0
