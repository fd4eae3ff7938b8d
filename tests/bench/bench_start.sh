#!/bin/sh
# How long a run takes to begin: the processor time of --version and --help, beside
# msgfmt --version, which is written in C too, and a C program that does nothing. The
# median of many runs, each measured by the kernel (spawn.c). Prints, judges nothing.
#
#	bench_start.sh [<runs>]
set -eu

: "${top_builddir:=$(pwd)}"
: "${TARJIMON:=$top_builddir/tarjimon}"
runs=${1:-300}
spawn=$top_builddir/tests/bench/spawn
empty=$top_builddir/tests/bench/empty

if ! test -x "$spawn" || ! test -x "$empty"; then
  echo "bench_start: run 'make tests/bench/spawn tests/bench/empty' first"
  exit 77
fi
if ! command -v msgfmt >/dev/null; then
  echo 'bench_start: msgfmt is needed'
  exit 77
fi

echo "start: processor time of a run, $runs runs each in turn: median and least"
"$spawn" "$runs" "$empty" -- msgfmt --version -- "$TARJIMON" --version -- "$TARJIMON" --help -- \
  "$TARJIMON" check --help |
  awk 'BEGIN { split("an empty C program,msgfmt --version,tarjimon --version,tarjimon --help,tarjimon check --help", name, ",") }
    NR == 1 { empty = $1 }
    NR == 2 { theirs = $1 }
    { printf "%-24s %6.2f ms %6.2f ms", name[NR], $1 / 1000, $2 / 1000 }
    NR > 2 { printf "   %5.2f times msgfmt, %5.2f times the empty one", $1 / theirs, $1 / empty }
    { print "" }'
