#!/bin/sh
# Whatever fails while a command writes, and whenever: each file is what it was or what it was to
# become, the command says which one it could not write, and no scraps stay (faults.md §4).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH

# The workspace `old`: a release that has changed since its catalogs were made, a memory, a termbase.
printf 'en\tru\tuz\nHello world\tПривет, мир\tSalom dunyo\nSecond text\tВторой текст\tIkkinchi matn\n' >book.tsv
printf 'id\ten\tru\nt1\tombudsman\tомбудсман\n' >terms.tsv
tarjimon init old >/dev/null
cd old || exit 99
printf '[project]\ntargets = uz, ru\n[publish]\nbelow = mix\n[terms]\nbase = terms.tsv\n' >tarjimon.ini
printf '<p>Hello world</p>\n' >releases/baku.en.html
cp ../terms.tsv .
{ tarjimon memory import ../book.tsv && tarjimon extract && tarjimon pretranslate && tarjimon merge; } >/dev/null ||
  exit 99
printf '<p>Hello world</p><p>Second text</p>\n' >releases/baku.en.html
printf 'id\ten\tru\nt2\tpress\tпресса\n' >../more.tsv
cd .. || exit 99

# hashes: of all files here, but for those of the memory, which has tests of its own.
hashes() {
  find . -type f ! -name 'memory.db*' -exec cksum {} + | sort -k3
}

# prepare COMMAND...: sets `base`, in which it is to be run, what comes of it, and how many calls it takes.
prepare() {
  rm -rf base new calls
  cp -a old base
  case $1 in
  pretranslate | merge) (cd base && tarjimon extract) >/dev/null ;;
  esac
  test "$1" = merge && (cd base && tarjimon pretranslate) >/dev/null
  cp -a base new
  (cd new && TARJIMON_FAULT_LOG=$test_folder/calls with_fault any:100000:EIO tarjimon "$@") >/dev/null 2>&1
  calls=$(grep -vc '^read' calls)
  (cd base && hashes) >base.sums
  (cd new && hashes) >new.sums
  cat base/catalogs/*/editions.tsv new/catalogs/*/editions.tsv >records 2>/dev/null
}

# mixed: what is in the folder `run` and is neither the old nor the new file. The record of
# editions has a line for each; it may have some of the old and some of the new ones.
mixed() {
  (cd run && hashes) >run.sums
  grep -vxF -f base.sums run.sums | grep -vxF -f new.sums | grep -v '/editions\.tsv$'
  cat run/catalogs/*/editions.tsv 2>/dev/null | grep -vxF -f records
}

# outcome HOW: what is wrong with how it ended at the call, if anything.
outcome() {
  scrap=$(mixed)
  case $1:$status in
  kill:137) # what it left is taken away by the next run
    # shellcheck disable=SC2086
    (cd run && tarjimon $command) >/dev/null 2>&1
    (cd run && hashes) | cmp -s - new.sums || echo " $call:not-again"
    scrap=$(printf '%s' "$scrap" | grep -v '\.tarjimon-[0-9]*$')
    ;;
  *:[01]) cmp -s run.sums new.sums || echo " $call:not-done" ;;
  [A-Z]*:2) grep -q "^tarjimon: ." err || echo " $call:silent" ;;
  *) echo " $call:status-$status" ;;
  esac
  test -z "$scrap" || echo " $call:$scrap"
}

# sweep HOW: $command fails so at its first call, its second, …, its last.
sweep() {
  call=0
  bad=
  while test $call -lt "$calls"; do
    call=$((call + 1))
    rm -rf run
    cp -a base run
    status=0
    # shellcheck disable=SC2086
    (cd run && with_fault "any:$call:$1" tarjimon $command) >out 2>err || status=$?
    bad="$bad$(outcome "$1")"
  done
  is "$bad" '' "$command is whole or nothing: $1 at each of $calls calls"
}

# Calls on the memory, which is only read here, are not counted.
while read -r TARJIMON_FAULT_PATH command; do
  export TARJIMON_FAULT_PATH
  # shellcheck disable=SC2086
  prepare $command
  ok "$command writes by calls that can fail" test "$calls" -ge 4 -a "$calls" -lt 100
  for how in ENOSPC kill; do
    sweep $how
  done
done <<'COMMANDS'
catalogs pretranslate
/ merge
terms term import ../more.tsv
out memory export --format=tmx -o out.tmx
new extract releases/baku.en.html -o new.pot
/ init --ci=github fresh
/ extract
COMMANDS

command=extract
sweep EIO
unset TARJIMON_FAULT_PATH

# What the system does by halves, or interrupts, is invisible.
for plan in read:1+:short write:1+:short read:1:EINTR,read:3:EINTR write:1:EINTR,write:3:EINTR; do
  rm -rf run
  cp -a base run
  cd run || exit 99
  expect_status 0 "$plan: goes on" with_fault "$plan" tarjimon extract
  rm out err
  hashes >../run.sums
  cd .. || exit 99
  same run.sums new.sums "$plan: and nothing is missing"
done

# The power may go at any moment: a name is given only to what is on the disk already, and the name
# itself is on it before the command ends.
cp base/releases/baku.en.html page.en.html
TARJIMON_FAULT_LOG=$test_folder/order with_fault any:100000:EIO tarjimon extract page.en.html -o ordered.pot
is "$(sed -n 's/ .*//; /^read/!p' order | uniq | tr '\n' ' ')" 'open write sync rename sync ' \
  'a file is on the disk before it gets its name, and then its folder'

# A disk that is really full: a file system of 64 kB of its own.
full_disk() {
  mkdir -p disk
  unshare -rm true 2>/dev/null || return 99
  unshare -rm sh -c 'mount -t tmpfs -o size=64k none disk 2>/dev/null || exit 99
    cp page.en.html disk/ && cp page.pot disk/page.pot && cp page.pot disk/filler
    while cat page.pot >>disk/filler 2>/dev/null; do :; done
    "$TARJIMON" extract disk/page.en.html -o disk/page.pot
    status=$?
    cmp disk/page.pot page.pot || exit 3
    test "$(ls -A disk)" = "$(printf "filler\npage.en.html\npage.pot")" || exit 4
    exit $status'
}
{
  echo '<p>A page of some length</p>'
  awk 'BEGIN { for (i = 0; i < 100; i++) print "<p>Paragraph number " i " of the page</p>" }'
} >page.en.html
tarjimon extract page.en.html -o page.pot
sed -i 's/Paragraph/Passage/' page.en.html
status=0
full_disk >out 2>err || status=$?
what='on a full disk the old file stays, and no scraps'
case $status in
99) skip "$what" 'no file system can be mounted here' ;;
*)
  is "$status" 2 "$what"
  like "$(cat err)" 'tarjimon: *page.pot*disk is full (*kB are free)*' 'and the message says how much is free'
  ;;
esac

# A limit on the size of files is an error like it, and not a signal.
expect_status 2 'a limit on the size of files is told' \
  sh -c 'ulimit -f 8; "$TARJIMON" extract page.en.html -o limited.pot'
like "$(cat err)" 'tarjimon: *limited.pot*' 'with the file'
ok 'and nothing of it stays' test "$(find . -maxdepth 1 -name '*limited.pot*')" = ''

done_testing
