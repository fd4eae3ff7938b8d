#!/bin/sh
# All default checks on a catalog of 100,000 units of translated news, beside pofilter. The
# texts come from the NTREX lines, each with a number of its own. Prints, judges nothing.
#
#	bench_check.sh [<units>]
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
lines=$TARJIMON_TEST_DATA/ntrex/ntrex128.en-ru-uz.public.tsv
units=${1:-100000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

if ! test -e "$lines" || ! test -x /usr/bin/time; then
  echo 'bench_check: the NTREX lines and GNU time are needed'
  exit 77
fi

make_catalog() {
  awk -F '\t' -v units="$1" '
    function escaped(text) {
      gsub(/\\/, "\\\\", text)
      gsub(/"/, "\\\"", text)
      return text
    }
    NR > 1 { en[++count] = escaped($3); ru[count] = escaped($4) }
    END {
      print "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"X-Source-Language: en\\n\""
      print "\"Content-Type: text/plain; charset=UTF-8\\n\""
      for (i = 1; i <= units; i++)
        printf "\n#: article.html:%d\nmsgid \"%d %s\"\nmsgstr \"%d %s\"\n", i, i, en[i % count + 1], i, ru[i % count + 1]
    }' "$lines"
}

# measure NAME COMMAND...: seconds of CPU and peak memory of one run.
measure() {
  name=$1
  shift
  /usr/bin/time -f '%U %M' -o "$folder/time" "$@" >"$folder/out" 2>&1 || :
  read -r seconds kilobytes <"$folder/time"
  printf '%-36s %8s s of CPU %6d MiB\n' "$name" "$seconds" $((kilobytes / 1024))
}

for count in $((units / 10)) "$units"; do
  make_catalog "$count" >"$folder/$count.ru.po"
  measure "tarjimon check, $count units" "$top_builddir/tarjimon" check --fail-on=never "$folder/$count.ru.po"
done
if command -v pofilter >/dev/null; then
  ours=$seconds
  measure "pofilter, $units units" pofilter "$folder/$units.ru.po" "$folder/filtered.po"
  awk -v ours="$ours" -v theirs="$seconds" 'BEGIN { printf "%-36s %8.1f times as fast\n", "", theirs / ours }'
fi
