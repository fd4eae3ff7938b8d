#!/bin/sh
# Runs all benchmarks, or those named: run.sh [<name>...], as in `run.sh po`.
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
export top_srcdir top_builddir

status=0
for script in "$top_srcdir"/tests/bench/bench_*.sh; do
  name=${script##*/bench_}
  case " ${*:-${name%.sh}} " in
  *" ${name%.sh} "*) sh "$script" || test $? -eq 77 || status=1 ;;
  esac
done
exit $status
