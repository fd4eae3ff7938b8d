#!/bin/sh
# Eight processes at one memory, and imports that are killed: a short round of what
# tests/bench/stress_memory.sh does for as long as one likes.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

expect_status 0 'eight processes at once and kills at any point lose nothing' \
  sh "$top_srcdir/tests/bench/stress_memory.sh" 1 10
like "$(cat out)" '*8 processes*killed 10 times*' 'and all of it happened'

done_testing
