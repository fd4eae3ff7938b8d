# lib.sh -- what a test written in sh says, in TAP. A test begins with
#
#	. "${top_srcdir:-../..}/tests/cli/lib.sh"
#
# and ends with `done_testing`. It runs in an empty folder of its own, which goes
# away at the end. $TARJIMON is the program; $top_srcdir and $top_builddir are
# absolute. Descriptions name the rule that is proved.
#
#	is "$(tarjimon --version)" "tarjimon 0.1.0" 'the version is said'
#	expect_status 2 'an unknown command is refused' tarjimon nonsense
#
# After expect_status the files `out` and `err` hold what the command said.

# shellcheck shell=sh

LC_ALL=${LC_ALL:-C.UTF-8}
export LC_ALL
unset LANGUAGE NO_COLOR CLICOLOR_FORCE TARJIMON_MEMORY TARJIMON_STORE TARJIMON_CONFIG

test_count=0
test_failures=0

# Run by hand, without make: the source folder is two above the script.
if test -z "${top_srcdir:-}"; then
  top_srcdir=$(cd "$(dirname "$0")/../.." && pwd)
  top_builddir=$top_srcdir/build
fi
top_srcdir=$(cd "$top_srcdir" && pwd)
: "${TARJIMON:=$top_builddir/tarjimon}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
export top_srcdir top_builddir TARJIMON TARJIMON_TEST_DATA

test_folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-test.XXXXXX") || exit 99
trap 'chmod -R u+rwx "$test_folder"; rm -rf "$test_folder"' EXIT
trap 'exit 99' HUP INT TERM
cd "$test_folder" || exit 99

tarjimon() {
  "$TARJIMON" "$@"
}

# diag TEXT: a remark for the log; every line is marked as one.
diag() {
  printf '%s\n' "$*" | sed 's/^/# /'
}

pass() {
  test_count=$((test_count + 1))
  printf 'ok %d - %s\n' "$test_count" "$1"
}

fail() {
  test_count=$((test_count + 1))
  test_failures=$((test_failures + 1))
  printf 'not ok %d - %s\n' "$test_count" "$1"
}

# ok DESCRIPTION COMMAND...: the command succeeds.
ok() {
  test_what=$1
  shift
  if "$@"; then pass "$test_what"; else
    fail "$test_what"
    diag "failed: $*"
  fi
}

# is GOT WANTED DESCRIPTION: two strings are the same.
is() {
  if test "$1" = "$2"; then pass "$3"; else
    fail "$3"
    diag "got:    $1"
    diag "wanted: $2"
  fi
}

# like GOT PATTERN DESCRIPTION: a shell pattern matches the whole string.
like() {
  # shellcheck disable=SC2254
  case $1 in
  $2) pass "$3" ;;
  *)
    fail "$3"
    diag "got:    $1"
    diag "wanted: $2"
    ;;
  esac
}

# same GOT WANTED DESCRIPTION: two files have the same bytes.
same() {
  if cmp -s "$1" "$2"; then pass "$3"; else
    fail "$3"
    diag "$(diff -u "$2" "$1" 2>&1 | head -n 40)"
  fi
}

# expect_status STATUS DESCRIPTION COMMAND...: what it printed is in `out` and `err`.
expect_status() {
  test_wanted=$1
  test_what=$2
  shift 2
  test_status=0
  "$@" >out 2>err || test_status=$?
  if test "$test_status" -eq "$test_wanted"; then pass "$test_what"; else
    fail "$test_what"
    diag "status $test_status instead of $test_wanted: $*"
    diag "$(head -n 20 err)"
  fi
}

# skip DESCRIPTION REASON: one case that cannot be tried here.
skip() {
  test_count=$((test_count + 1))
  printf 'ok %d # SKIP %s: %s\n' "$test_count" "$1" "$2"
}

# skip_all REASON: the whole script cannot be tried here.
skip_all() {
  printf '1..0 # SKIP %s\n' "$1"
  exit 0
}

# need_data PATH...: skips the script unless these real inputs are there.
need_data() {
  for test_path; do
    test -e "$TARJIMON_TEST_DATA/$test_path" ||
      skip_all "no '$test_path' in TARJIMON_TEST_DATA ($TARJIMON_TEST_DATA)"
  done
}

# need_tool NAME...: skips the script unless these programs are there.
need_tool() {
  for test_tool; do
    command -v "$test_tool" >/dev/null || skip_all "'$test_tool' is not installed"
  done
}

need_fault_shim() {
  test -e "$top_builddir/tests/fault/shim.so" || skip_all 'tests/fault/shim.so is not built'
}

# with_fault PLAN COMMAND...: runs it with failing system calls; the plans are
# explained in tests/fault/shim.c ("write:3:ENOSPC" is a full disk at the third write).
with_fault() {
  (
    TARJIMON_FAULT=$1
    LD_PRELOAD=$top_builddir/tests/fault/shim.so
    ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
    export TARJIMON_FAULT LD_PRELOAD ASAN_OPTIONS
    shift
    "$@"
  )
}

# as_ordinary_user COMMAND...: the command without the rights of the superuser, who may
# write what is read-only. Fails with status 99 where these cannot be given up.
as_ordinary_user() {
  if test "$(id -u)" -ne 0; then
    "$@"
    return
  fi
  command -v setpriv >/dev/null || return 99
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

# need_ordinary_user: skips the script where as_ordinary_user() cannot work.
need_ordinary_user() {
  as_ordinary_user "$TARJIMON" --version >/dev/null 2>&1 ||
    skip_all 'the rights of the superuser cannot be given up here'
}

# use_messages LANGUAGE: the program speaks it, as it would when installed.
use_messages() {
  TARJIMON_LOCALEDIR=$test_folder/locale
  LANGUAGE=$1
  export TARJIMON_LOCALEDIR LANGUAGE
  mkdir -p "$TARJIMON_LOCALEDIR/$1/LC_MESSAGES"
  msgfmt -o "$TARJIMON_LOCALEDIR/$1/LC_MESSAGES/tarjimon.mo" "$top_srcdir/po/$1.po"
}

# tmpdir: prints the name of a new empty folder.
tmpdir() {
  mktemp -d "$test_folder/XXXXXX"
}

done_testing() {
  printf '1..%d\n' "$test_count"
  test "$test_failures" -eq 0
  exit
}
