#!/bin/sh
# The program says which version it is.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

expect_status 0 '--version succeeds' tarjimon --version
like "$(cat out)" 'tarjimon [0-9]*.[0-9]*' 'the name and the version are said'

done_testing
