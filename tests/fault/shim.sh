#!/bin/sh
# The shim makes the faults that it is asked for, so that a test of ours that
# sees none has found none.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

# Ten writes of one byte into a file.
write_ten() {
  dd if=/dev/zero of="${1:-target}" bs=1 count=10 conv=fsync
}

expect_status 1 'the third write finds the disk full' with_fault write:3:ENOSPC write_ten
is "$(stat -c %s target)" 2 'the two before it are done'
like "$(cat err)" '*No space left*' 'the caller learns why'

expect_status 0 'the eleventh never comes' with_fault write:11:ENOSPC write_ten
expect_status 1 'every write from the tenth on fails' with_fault write:10+:EIO write_ten
expect_status 1 'fsync fails' with_fault sync:1:EIO write_ten
expect_status 1 'opening for writing fails' with_fault open:1:EACCES write_ten
expect_status 137 'the process is killed at the fifth call' with_fault any:5:kill write_ten
is "$(stat -c %s target)" 3 'before it has any effect'

head -c 64 /dev/zero >from
expect_status 0 'a short write is completed by the caller' \
  with_fault write:1:short dd if=from of=to bs=64
same to from 'nothing is missing then'
expect_status 0 'a short read is no end of the file' with_fault read:1+:short dd if=from of=to bs=64 iflag=fullblock
same to from 'it is read to its end'

TARJIMON_FAULT_PATH=elsewhere
export TARJIMON_FAULT_PATH
expect_status 0 'other files are spared' with_fault write:1+:EIO write_ten
unset TARJIMON_FAULT_PATH

TARJIMON_FAULT_LOG=$test_folder/log
export TARJIMON_FAULT_LOG
expect_status 1 'a rename fails' with_fault rename:1:EIO mv from new
ok 'and has no effect' test -e from
is "$(cat log)" 'rename from new' 'what was called is logged'

done_testing
