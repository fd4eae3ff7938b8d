#!/bin/sh
# How long a run takes to begin: the processor time of --version and --help, beside
# msgfmt --version, which is written in C too. Prints, judges nothing.
#
#	bench_start.sh [<runs>]
set -eu

: "${top_builddir:=$(pwd)}"
: "${TARJIMON:=$top_builddir/tarjimon}"
runs=${1:-200}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

if ! command -v msgfmt >/dev/null || ! test -x /usr/bin/time; then
  echo 'bench_start: msgfmt and GNU time are needed'
  exit 77
fi

# round NAME COMMAND...: adds the processor seconds of a tenth of the runs to the file NAME.
round() {
  name=$1
  shift
  # shellcheck disable=SC2016
  /usr/bin/time -a -f '%U %S' -o "$folder/$name" sh -c '
    left=$1
    shift
    while test "$left" -gt 0; do
      "$@" >/dev/null
      left=$((left - 1))
    done' - $((runs / 10)) "$@"
}

# In turn, so that what else the machine does falls on all of them alike.
tenth=0
while test $tenth -lt 10; do
  round msgfmt msgfmt --version
  round version "$TARJIMON" --version
  round help "$TARJIMON" --help
  tenth=$((tenth + 1))
done

milliseconds() {
  awk -v runs="$runs" '{ sum += $1 + $2 } END { printf "%.2f", 1000 * sum / runs }' "$folder/$1"
}

theirs=$(milliseconds msgfmt)
echo "start: processor time of a run, $runs runs each"
printf '%-28s %7s ms\n' 'msgfmt --version' "$theirs"
for name in version help; do
  awk -v name="tarjimon --$name" -v ours="$(milliseconds $name)" -v theirs="$theirs" 'BEGIN {
    printf "%-28s %7s ms %7.2f times as long\n", name, ours, ours / theirs }'
done
