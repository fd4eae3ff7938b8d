#!/bin/sh
# The power goes at any call of an import: what was reported as done is there, and of the rest
# a batch is there whole or not at all. tests/fault/powercut.c says what a cut leaves.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

powercut=$top_builddir/tests/fault/powercut
points=${TARJIMON_TEST_ALL:+1000000}
points=${points:-20}

mkdir state
{
  printf 'en\tru\n'
  for i in 1 2 3 4 5 6 7 8 9; do printf 'The Ombudsman visited region %d\tОмбудсман посетил область %d\n' $i $i; done
} >old.tsv
{
  printf 'en\tru\n'
  i=0
  while test $i -lt 400; do
    printf 'Appeal number %d was heard by the press service\tОбращение %d выслушано пресс-службой\n' $i $i
    i=$((i + 1))
  done
} >new.tsv

# What a memory says, without when it learned that.
exported() {
  tarjimon memory export -m "$1" --format=tsv -o exported.tsv
  if test "$(wc -l <exported.tsv)" -le 1; then
    echo empty
  else
    cut -f 1,2 exported.tsv | LC_ALL=C sort | cksum
  fi
}

# cut_import MEMORY: fills `journal` while new.tsv is imported; `before` and `after` are what there was and is.
cut_import() {
  rm -rf base journal
  before=empty
  test ! -e state/m.db || before=$(exported state/m.db)
  cp -R state base
  TARJIMON_FAULT_JOURNAL=$test_folder/journal
  export TARJIMON_FAULT_JOURNAL
  with_fault write:999999:EIO tarjimon memory import -m state/m.db new.tsv >out 2>err || diag "$(cat err)"
  unset TARJIMON_FAULT_JOURNAL
  after=$(exported state/m.db)
  calls=$("$powercut" journal "$test_folder/state" "$(tmpdir)" 0 1)
}

# outcome CUT SEED [JOURNAL]: what the memory says then.
outcome() {
  rm -rf copy && cp -R base copy
  "$powercut" "${3:-journal}" "$test_folder/state" "$test_folder/copy" "$1" "$2" || return
  # A memory that was being made, and is none yet, is made by the next import.
  if test "$before" = empty && ! tarjimon memory verify -m copy/m.db >verified 2>&1; then
    tarjimon memory import -m copy/m.db new.tsv >verified 2>&1 || {
      echo "not to be made: $(head -n 1 verified)"
      return
    }
  fi
  tarjimon memory verify -m copy/m.db >verified 2>&1 || {
    echo "damaged: $(head -n 1 verified)"
    return
  }
  exported copy/m.db
}

# try_cuts DESCRIPTION: at `points` calls, two outcomes each, and three behind the last.
try_cuts() {
  wrong=
  step=$((calls / points))
  test $step -gt 0 || step=1
  cut=1
  while test $cut -lt "$calls"; do
    for seed in 1 2; do
      got=$(outcome $cut $((cut * 10 + seed)))
      case $got in
      "$before" | "$after") ;;
      *) wrong="$wrong $cut/$seed:$got" ;;
      esac
    done
    cut=$((cut + step))
  done
  is "$wrong" '' "$1: at any call, all or nothing of the batch"
  wrong=
  for seed in 1 2 3; do
    test "$(outcome "$calls" $seed)" = "$after" || wrong="$wrong $seed"
  done
  is "$wrong" '' "$1: what was reported as done is there"
}

cut_import
ok 'an import writes and syncs' test "$calls" -gt 10
try_cuts 'a first import'

rm -rf state && mkdir state
tarjimon memory import -m state/m.db old.tsv >out
cut_import
try_cuts 'a later import'

# The tool sees it when nothing is synced.
LC_ALL=C sed 's/^sync /none /' journal >unsynced
lost=0
for seed in 1 2 3 4 5; do
  test "$(outcome "$calls" $seed unsynced)" = "$after" || lost=$((lost + 1))
done
ok 'without fsync it would be lost' test $lost -gt 0

done_testing
