#!/bin/sh
# Signals, stops and odd file systems: what is read and written is the same, or is refused as a whole.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

# A pipe that gives a few lines at a time, so that who reads it waits.
slowly() {
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in *0) sleep 0.005 ;; esac
  done <"$1"
}

# storm COMMAND...: a signal comes every third of a millisecond, and its handler does nothing.
storm() {
  TARJIMON_FAULT_ALARM=300 with_fault write:999999:EIO "$@"
}

{
  printf 'en\tru\n'
  i=0
  while test $i -lt 200; do
    printf 'Appeal number %d was heard\tОбращение %d выслушано\n' $i $i
    i=$((i + 1))
  done
} >pairs.tsv
sed 1d pairs.tsv | cut -f 1 >texts
{
  echo '<!DOCTYPE html><html lang="en"><body>'
  i=0
  while test $i -lt 1500; do
    echo "<p>Appeal number $i was heard in the office.</p>"
    i=$((i + 1))
  done
  echo '</body></html>'
} >page.html

exported() {
  tarjimon memory export -m "$1" --format=tsv -o exported.tsv
  cut -f 1,2 exported.tsv | LC_ALL=C sort
}

tarjimon memory import -m calm.db pairs.tsv >out
exported calm.db >calm.tsv
tarjimon extract page.html >calm.pot
tarjimon memory lookup -m calm.db -s en -t ru --json <texts >calm.json

# ------------------------------------------------------------------- signals

slowly pairs.tsv | storm tarjimon memory import -m storm.db - >out 2>err
exported storm.db >storm.tsv
same storm.tsv calm.tsv 'an import from a slow pipe in a storm of signals'
slowly texts | storm tarjimon memory lookup -m calm.db -s en -t ru --json >storm.json 2>err
same storm.json calm.json 'look-ups from a slow pipe in a storm'
storm tarjimon extract page.html | { sleep 0.05; cat; } >storm.pot
sed -i '/^"POT-Creation-Date/d' storm.pot calm.pot
same storm.pot calm.pot 'a page is written into a slow pipe in a storm'
expect_status 0 'a catalog is written to a file in a storm' storm tarjimon extract page.html -o file.pot
sed -i '/^"POT-Creation-Date/d' file.pot
same file.pot calm.pot 'and is the same'

# stopped COMMAND...: stops it and lets it go on, over and over.
stopped() {
  "$@" &
  process=$!
  for pause in 1 2 3 4 5 6 7 8 9 10; do
    kill -STOP $process 2>/dev/null || break
    sleep "0.00$((pause % 5))"
    kill -CONT $process 2>/dev/null || break
    sleep 0.002
  done
  wait $process
}
expect_status 0 'an import that is stopped and goes on' stopped "$TARJIMON" memory import -m stopped.db pairs.tsv
exported stopped.db >stopped.tsv
same stopped.tsv calm.tsv 'brings everything'

# -------------------------------------------- file systems of the network, and odd ones

head -n 4 page.html >short.html
tarjimon extract short.html -o short.pot

refused_whole() {
  cp short.pot target.pot
  TARJIMON_FAULT_PATH=target.pot
  export TARJIMON_FAULT_PATH
  expect_status 2 "$1: refused" with_fault "$2" tarjimon extract page.html -o target.pot
  unset TARJIMON_FAULT_PATH
  like "$(cat err)" "tarjimon: *target.pot*$3*" "$1: which is said, with the file"
  same target.pot short.pot "$1: and the old file stays"
  is "$(find . -name '.*target*' -o -name '*target.pot?*')" '' "$1: nothing is left behind"
}
refused_whole 'a name on another file system' rename:1:EXDEV 'cross-device'
refused_whole 'a handle that the server forgot' sync:1:ESTALE 'tale file handle'
refused_whole 'a server that loses what it was given' sync:1:EIO 'nput/output error'
refused_whole 'a quota' write:1:EDQUOT 'uota'

expect_status 2 'a memory where locks do not work is refused' \
  with_fault lock:1+:ENOLCK tarjimon memory import -m locks.db pairs.tsv
like "$(cat err)" "tarjimon: *locks.db*network drive*" 'with its name'
expect_status 2 'one that is there likewise' with_fault lock:1+:ENOLCK tarjimon memory import -m calm.db pairs.tsv
like "$(cat err)" "tarjimon: *calm.db*" 'with its name, too'
exported calm.db >after.tsv
same after.tsv calm.tsv 'and is unharmed'

done_testing
