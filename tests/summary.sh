#!/bin/sh
# summary.sh RESULTS.trs... -- print "N passed, N failed, N skipped" for the test
# results that automake's drivers left. A test program that left none did not get
# so far as to be run, and counts as one failure. Exits 1 if anything failed.
set -u

for results; do
  if test -f "$results"; then
    cat "$results"
  else
    echo ":test-result: ERROR $results was not written"
  fi
done | awk '
  $1 == ":test-result:" {
    if ($2 == "PASS" || $2 == "XFAIL")
      passed++
    else if ($2 == "SKIP")
      skipped++
    else
      failed++
  }
  END {
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
  }'
