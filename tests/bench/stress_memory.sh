#!/bin/sh
# A memory under eight processes at once, and killed at very many points. Says what was lost: nothing should be.
#
#	stress_memory.sh [<seconds> [<kills>]]
#
# First, for so many seconds (60 without arguments), three processes import files of their own again and again in new
# versions, every third time to be killed in the middle of it; two edit units of their own and take edits back; two look
# texts up and search for words; one verifies. Each import is there whole or not at all; after each edit and undo the memory
# says what was just put there; each look-up and each search finds the text that it asked for. At the end every unit that was
# reported is there, and the memory is sound.
#
# Then commands are killed: imports into a filled and into an empty memory, edits, undoings and forgettings, at the n-th
# call that touches the memory's files (n from 1 on), at the n-th of a kind (write, sync, rename, unlink, truncate), and at
# random moments (200 in all, without arguments). Each leaves a sound memory in which it happened or did not, and the same command
# completes it; what was forgotten then is in no byte of any file.
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

# versions NAME: in which versions its units are.
versions() {
  "$tarjimon" memory export -m shared.db --format=tsv -o - 2>/dev/null |
    awk -F '\t' -v name="The $1 has" 'index($1, name) == 1 { sub(/.* /, "", $2); n[$2]++ } END { for (v in n) print v, n[v] }'
}

# Until the end, and on a busy machine until it has been let in once.
importer() {
  version=0 patience=$((end + 120))
  while test "$(date +%s)" -lt "$end" || { ! test -e "$1.done" && test "$(date +%s)" -lt $patience; }; do
    version=$((version + 1))
    rows "$1" $version 400 >"$1.tsv"
    if test $((version % 3)) = 0; then
      timeout -s KILL 0.0$((version % 9 + 1)) "$tarjimon" memory import -m shared.db "$1.tsv" >/dev/null 2>&1
      test "$(versions "$1" | wc -l)" -le 1 || echo "killed, import $1 is torn: $(versions "$1" | tr '\n' ' ')" >>complaints
    fi
    if "$tarjimon" memory import -m shared.db "$1.tsv" >"$1.out" 2>&1; then
      echo $version >"$1.done"
    elif ! grep -q 'being written by' "$1.out"; then
      echo "import $1: $(cat "$1.out")" >>complaints
    fi
  done
}

# says NAME WANTED: that is what the memory answers for the unit of an editor.
says() {
  echo "The $1 is edited" | "$tarjimon" memory lookup -m shared.db -s en -t ru --json --threshold=100 >"$1.out" 2>&1
  grep -q "\"target\":\"$2\"" "$1.out" || echo "$1 should say '$2': $(head -c 300 "$1.out")" >>complaints
}

editor() {
  edits=0 before=0
  while test "$(date +%s)" -lt "$end"; do
    edits=$((edits + 1))
    if "$tarjimon" memory edit -m shared.db -s en -t ru "The $1 is edited" "Правка $edits" >"$1.edit" 2>&1; then
      says "$1" "Правка $edits"
      batch=$(sed 's/.*(batch \([0-9]*\)).*/\1/' "$1.edit")
      if test $((edits % 4)) = 0 && "$tarjimon" memory undo -m shared.db "$batch" >"$1.edit" 2>&1; then
        says "$1" "Правка $before"
      else
        before=$edits
      fi
    elif ! grep -q 'being written by' "$1.edit"; then
      echo "edit $1: $(cat "$1.edit")" >>complaints
    fi
  done
  echo $edits >"$1.done"
}

reader() {
  asked=0
  while test "$(date +%s)" -lt "$end"; do
    asked=$((asked + 1))
    name=$(printf 'one two three' | cut -d ' ' -f $((asked % 3 + 1)))
    number=$((asked % 400 + 1))
    test -e "$name.done" || continue
    if test $((asked % 2)) = 0; then
      "$tarjimon" memory search -m shared.db --json -s en "$name has $number page" >"$1.out" 2>&1
    else
      echo "The $name has $number page about rights" | "$tarjimon" memory lookup -m shared.db -s en -t ru --json >"$1.out" 2>&1
    fi
    # On a busy machine a look-up may run out of time, and says so.
    if grep -q '"complete":false' "$1.out"; then
      echo >>"$1.late"
      continue
    fi
    grep -q "The $name has $number pages about rights" "$1.out" || echo "look-up $1: $(head -c 300 "$1.out")" >>complaints
  done
  echo $asked >"$1.asked"
}

verifier() {
  while test "$(date +%s)" -lt "$end"; do
    "$tarjimon" memory verify -m shared.db >verify.out 2>&1 || echo "verify: $(cat verify.out)" >>complaints
  done
}

rows first 1 3000 >first.tsv
printf 'The red is edited\tПравка 0\tred\tstress\nThe green is edited\tПравка 0\tgreen\tstress\n' >>first.tsv
"$tarjimon" memory import -m shared.db first.tsv >/dev/null
end=$(($(date +%s) + seconds))
: >complaints
for name in one two three; do importer $name & done
for name in red green; do editor $name & done
for name in a b; do reader $name & done
verifier &
wait
test -s complaints && complain "$(wc -l <complaints) complaints: $(head -n 3 complaints)"
"$tarjimon" memory verify -m shared.db >/dev/null || complain 'the memory is not sound'
for name in one two three; do
  test -e "$name.done" || continue
  case $(versions "$name") in
  "$(cat "$name.done") 400" | [0-9]*\ 400) ;;
  *) complain "the last import of '$name' is not there whole: $(versions "$name" | tr '\n' ' ')" ;;
  esac
done
test "$(count shared.db)" -ge 3002 || complain "$(count shared.db) units are left"
echo "8 processes for $seconds s: $(cat one.done two.done three.done 2>/dev/null | awk '{ n += $1 } END { print n + 0 }') imports," \
  "$(cat red.done green.done | awk '{ n += $1 } END { print n }') edits," \
  "$(cat a.asked b.asked | awk '{ n += $1 } END { print n }') look-ups and searches, $(cat a.late b.late 2>/dev/null | wc -l) of them cut short"

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
  *:*) TARJIMON_FAULT=$point:kill TARJIMON_FAULT_PATH=.db LD_PRELOAD=$shim "$@" >/dev/null 2>&1 ;;
  *) timeout -s KILL "$point" "$@" >/dev/null 2>&1 ;;
  esac
  test $? -eq 137 && deaths=$((deaths + 1))
}

# target STORE TEXT: its Russian.
target() {
  echo "$2" | "$tarjimon" memory lookup -m "$1" -s en -t ru --json --threshold=100 | sed 's/.*"target":"\([^"]*\)".*/\1/'
}

# one_of GOT THIS THAT
one_of() {
  test "$1" = "$2" || test "$1" = "$3"
}

kill_import() {
  killed "$1" "$tarjimon" memory import -m old.db page.tsv
  is_sound old.db 101 3101 || complain "killed at $1, a filled memory is torn"
  is_completed old.db 3101 || complain "killed at $1, a filled memory does not go on"
}

kill_first_import() {
  rm -f old.db*
  killed "$1" "$tarjimon" memory import -m old.db page.tsv
  is_completed old.db 3000 || complain "killed at $1, a new memory does not go on"
}

kill_edit() {
  killed "$1" "$tarjimon" memory edit -m old.db -s en -t ru "$secret" 'Новое'
  is_sound old.db 101 101 || complain "killed at $1, the memory of an edit is torn"
  one_of "$(target old.db "$secret")" 'Старое' 'Новое' || complain "killed at $1, an edit is torn"
  "$tarjimon" memory edit -m old.db -s en -t ru "$secret" 'Новое' >/dev/null 2>&1
  test "$(target old.db "$secret")" = 'Новое' || complain "killed at $1, an edit does not go on"
}

kill_undo() {
  killed "$1" "$tarjimon" memory undo -m old.db 1
  is_sound old.db 1 101 || complain "killed at $1, an undoing is torn"
  "$tarjimon" memory undo -m old.db 1 >/dev/null 2>&1
  is_sound old.db 1 1 || complain "killed at $1, an undoing does not go on"
}

kill_forget() {
  killed "$1" "$tarjimon" memory forget -m old.db "$secret"
  is_sound old.db 100 101 || complain "killed at $1, a forgetting is torn"
  "$tarjimon" memory forget -m old.db "$secret" >/dev/null 2>&1
  is_sound old.db 100 100 || complain "killed at $1, a forgetting does not go on"
  cat old.db* .old.db* 2>/dev/null | grep -q "$secret" && complain "killed at $1, a forgotten text is still in a file"
}

secret='Operation Canary'
rows book 1 100 >book.tsv
printf 'en\tru\n%s\tСтарое\n' "$secret" >secret.tsv
rows page 1 3000 >page.tsv
"$tarjimon" memory import -m kept.db book.tsv >/dev/null
"$tarjimon" memory import -m kept.db secret.tsv >/dev/null
deaths=0 tried=0
while test $deaths -lt "$kills" && test $tried -lt $((kills * 3)); do
  tried=$((tried + 1))
  rm -f old.db* .old.db*
  cp kept.db old.db
  kind=$(echo 'any write sync any rename unlink truncate' | cut -d ' ' -f $((tried / 5 % 7 + 1)))
  if test $((tried % 3)) != 0 && test -e "$shim"; then
    point=$kind:$((tried / 15 + 1 + tried % 7))
  else
    point=0.$(awk -v seed=$tried 'BEGIN { srand(seed); printf "%03d", 1 + int(rand() * 120) }')
  fi
  case $((tried % 5)) in
  0) kill_import "$point" ;;
  1) kill_first_import "$point" ;;
  2) kill_edit "$point" ;;
  3) kill_undo "$point" ;;
  4) kill_forget "$point" ;;
  esac
done 2>/dev/null
echo "killed $deaths times of $tried; $wrong times something was wrong"
test $wrong -eq 0
