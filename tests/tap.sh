#!/bin/sh
# tap.sh COMMAND... -- run a test so that automake's TAP driver counts it right.
#
# - cmocka is told to speak TAP. Its 1.1.5 says "not ok 2 # SKIP name" of a test
#   that was skipped, which the driver takes for a failure: it becomes "ok".
# - A program may run several groups, each with a plan and numbers from one: they
#   become one plan, at the end, so that what was not run is missed.
# - A program that reported failures line by line also exits with a status, which
#   the driver would count as one failure more: it is dropped. A crash, or a
#   status without any "not ok", stays; it counts once, not for each test after it.
set -u

CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT

{ "$@"; printf '\n#status %d\n' $?; } | ${AM_TAP_AWK:-awk} '
  /^#status / { status = $2; next }
  /^1\.\.[1-9]/ { planned += substr($1, 4); next }
  /^not ok [0-9]+ # SKIP/ { sub(/^not /, "") }
  /^(not )?ok / {
    failed += ($1 == "not")
    sub(/ok [0-9]+|ok/, "ok " ++seen)
  }
  { print; fflush() }
  END {
    if (planned)
      print "1.." (status < 126 || !seen ? planned : seen)
    exit failed && status < 126 ? 0 : status
  }'
