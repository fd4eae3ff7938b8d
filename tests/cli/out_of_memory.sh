#!/bin/sh
# Memory runs out at any allocation of a command: it ends with status 2 and a message, or does all
# of its work; never by a signal, never by half (faults.md §4).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
shim=$top_builddir/tests/fault/alloc.so
test -e "$shim" || skip_all 'tests/fault/alloc.so is not built'
LD_PRELOAD=$shim "$TARJIMON" --version >/dev/null 2>&1 || skip_all 'the allocator is one of a sanitizer'
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH

# How many of the allocations of each command fail in turn; TARJIMON_TEST_ALL=1: each of them.
SAMPLE=12

printf 'en\tru\nHello world\tПривет, мир\n' >book.tsv
printf '<p>Hello world</p><p>It is <b>2 of 5</b> today.</p>\n' >page.en.html
tarjimon memory import -m tm.db book.tsv >/dev/null
tarjimon extract page.en.html -o page.ru.po
sed -i 's/^"Language: .*/"Language: ru\\n"/' page.ru.po
tarjimon pretranslate -m tm.db page.ru.po >/dev/null
cp page.ru.po old.ru.po
printf 'Hello world\n' >query

# with_alloc PLAN COMMAND...: an allocation fails.
with_alloc() {
  (
    TARJIMON_FAULT_ALLOC=$1
    LD_PRELOAD=$shim
    export TARJIMON_FAULT_ALLOC LD_PRELOAD
    shift
    exec "$TARJIMON" "$@" <query
  )
}

# try PLAN COMMAND...: adds to `bad` how it ended where that is wrong. What a command writes is in `made`.
try() {
  plan=$1
  shift
  rm -f made*
  status=0
  with_alloc "$plan" "$@" >got 2>err || status=$?
  tried=$((tried + 1))
  case $status in
  2)
    grep -q '^tarjimon: .' err || bad="$bad $plan:silent"
    test ! -e made || cmp -s made wanted.made || bad="$bad $plan:half"
    ;;
  [01])
    cmp -s got wanted && { test ! -e wanted.made || cmp -s made wanted.made; } || bad="$bad $plan:wrong"
    ;;
  *) bad="$bad $plan:$status" ;;
  esac
}

# sweep COMMAND...
sweep() {
  rm -f made* wanted.made
  TARJIMON_FAULT_ALLOC_LOG=$test_folder/count with_alloc 0 "$@" >wanted 2>err
  test -e made && mv made wanted.made
  count=$(cat count)
  step=$((count / SAMPLE + 1))
  test "${TARJIMON_TEST_ALL:-}" = 1 && step=1
  bad=
  tried=0
  number=1
  while test $number -le "$count"; do
    try $number "$@"
    number=$((number + step))
  done
  try "$((count / 2))+" "$@"
  is "$bad" '' "$*: memory runs out at $tried of $count allocations"
}

sweep extract page.en.html -o made
sweep check page.ru.po
sweep merge page.en.html page.ru.po -o made
sweep memory lookup -m tm.db -s en -t ru --json
sweep memory export -m tm.db -o made
sweep transliterate --from=uz --to=uz@cyrillic
sweep segment -l en

# What is there already stays: the memory, and a catalog that is filled in place.
count=$(TARJIMON_FAULT_ALLOC_LOG=$test_folder/count with_alloc 0 memory import -m other.db book.tsv >/dev/null && cat count)
bad=
number=1
while test $number -le "$count"; do
  rm -f new.db*
  cp tm.db new.db
  with_alloc $number memory import -m new.db book.tsv >/dev/null 2>&1
  status=$?
  test $status -le 2 || bad="$bad $number:$status"
  tarjimon memory verify -m new.db >/dev/null 2>&1 || bad="$bad $number:unsound"
  number=$((number + count / SAMPLE + 1))
done
is "$bad" '' 'an import that runs out of memory leaves the memory sound'

done_testing
