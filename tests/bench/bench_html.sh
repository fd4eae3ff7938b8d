#!/bin/sh
# Extraction of pages: press releases beside html2po and po4a, as whole processes
# in a batch, one for each page and one for all of them; what a byte costs from
# small pages to large ones, in seconds and in memory; and how time grows with
# what is hard to read. Prints, judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
pages=$TARJIMON_TEST_DATA/html/debian-press
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

if ! test -x /usr/bin/time; then
  echo 'bench_html: GNU time is needed'
  exit 77
fi

# measure COMMAND...: sets seconds (of processor time), clock and kilobytes.
measure() {
  /usr/bin/time -f '%U %S %e %M' -o "$folder/time" "$@" >/dev/null 2>&1 || :
  read -r user system clock kilobytes <<EOT
$(tail -n 1 "$folder/time")
EOT
  seconds=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
}

# report NAME: the last measurement, and how many times as long as ours, the first.
report() {
  : "${ours:=$seconds}" "${our_clock:=$clock}"
  awk -v name="$1" -v s="$seconds" -v c="$clock" -v o="$ours" -v oc="$our_clock" 'BEGIN {
    printf "%-34s %8.2f s of processor %6.1f times %8.2f s by the clock %6.1f times\n",
      name, s, s / (o > 0 ? o : 0.01), c, c / (oc > 0 ? oc : 0.01) }'
}

# each_page NAME COMMAND: the command for each page, a process each, ten times over.
each_page() {
  cat >"$folder/each.sh" <<EOT
for round in 1 2 3 4 5 6 7 8 9 10; do
  for page in "$pages"/*.en.html; do
    out=$folder/out/\$round-\${page##*/}.po
    $2
  done
done
EOT
  mkdir "$folder/out"
  measure sh "$folder/each.sh"
  rm -r "$folder/out"
  report "$1"
}

batches() {
  unset ours our_clock
  echo "$(find "$pages" -name '*.en.html' | wc -l) pages of $(cat "$pages"/*.en.html | wc -c) bytes in all, ten times over"
  each_page 'tarjimon extract' "'$tarjimon' extract -s en -o \"\$out\" \"\$page\""
  if command -v html2po >/dev/null; then
    each_page 'html2po' "html2po --progress=none \"\$page\" \"\$out\""
  fi
  if command -v po4a-gettextize >/dev/null; then
    each_page 'po4a-updatepo' "po4a-updatepo -f xhtml -M UTF-8 -m \"\$page\" -p \"\$out\""
    # It wants a translation too, and reads both.
    each_page 'po4a-gettextize' \
      "po4a-gettextize -f xhtml -M UTF-8 -m \"\$page\" -L UTF-8 -l \"\${page%.en.html}.ru.html\" -p \"\$out\""
  fi
}

# The same in one process: a workspace with one target, so a template and a
# catalog for each page, each written to disk for certain; html2po on a folder.
one_process() {
  unset ours our_clock
  mkdir -p "$folder/workspace" "$folder/in"
  (cd "$folder/workspace" && "$tarjimon" init >/dev/null && sed -i 's/^targets .*/targets = ru/' tarjimon.ini)
  for round in 1 2 3 4 5 6 7 8 9 10; do
    for page in "$pages"/*.en.html; do
      name=${page##*/}
      cp "$page" "$folder/workspace/releases/${name%.en.html}-$round.en.html"
      cp "$page" "$folder/in/${name%.en.html}-$round.html"
    done
  done
  echo "$(find "$folder/in" -type f | wc -l) pages in one process"
  cd "$folder/workspace"
  measure "$tarjimon" extract
  cd "$OLDPWD"
  report 'tarjimon extract, a workspace'
  if command -v html2po >/dev/null; then
    measure html2po --progress=none "$folder/in" "$folder/out"
    report 'html2po, a folder'
  fi
}

# A page of press releases, over and over with other numbers, of so many bytes.
make_page() {
  awk -v want="$1" '
    /<\/?(html|body|head|title|meta|!DOCTYPE)/ { next }
    { line[++lines] = $0 }
    END {
      print "<!DOCTYPE html><html lang=en><head><title>Releases</title></head><body>"
      for (i = 0; made < want; i++) {
        text = line[i % lines + 1]
        gsub(/[0-9]+/, "&" int(i / lines), text)
        print text
        made += length(text) + 1
      }
      print "</body></html>"
    }' "$pages"/*.en.html >"$folder/page.html"
}

sizes() {
  for bytes in 10000 100000 1000000 10000000 20000000 50000000; do
    make_page $bytes
    rm -f "$folder/out.po"
    measure "$tarjimon" extract -s en -o "$folder/out.po" "$folder/page.html"
    wc -c <"$folder/page.html" | awk -v s="$seconds" -v k="$kilobytes" '{
      printf "%10d bytes %8.2f s %8.1f ns a byte, peak %7.1f MB, %5.1f times the page\n",
        $1, s, s * 1e9 / $1, k / 1000, k * 1024 / $1 }'
  done
}

# grow NAME HEAD REPEATED TAIL: the same page in three sizes.
grow() {
  for bytes in 200000 2000000 20000000; do
    awk -v bytes=$bytes -v a="$2" -v b="$3" -v c="$4" 'BEGIN {
      printf "<p>x</p>%s", a
      for (n = bytes / length(b); n > 0; n--) printf "%s", b
      printf "%s", c
    }' >"$folder/page.html"
    rm -f "$folder/out.po"
    measure "$tarjimon" extract -s en -o "$folder/out.po" "$folder/page.html"
    wc -c <"$folder/page.html" | awk -v name="$1" -v s="$seconds" -v k="$kilobytes" '{
      printf "%-16s %10d bytes %8.2f s, peak %5.1f times the page\n", name, $1, s, k * 1024 / $1 }'
  done
}

if test -d "$pages"; then
  batches
  one_process
  sizes
fi
grow nesting '' '<div>' ''
grow 'nested inline' '<p>' '<i>x' ''
grow 'unclosed lists' '' '<ul><li>x' ''
grow 'one paragraph' '<p>' 'words and more words ' '</p>'
grow 'equal units' '' '<p>A <b>page</b> </p>' ''
grow 'attributes' '<p' ' title=x' '>'
grow 'references' '<p>' '&eacute;&amp;&#1179;' '</p>'
grow 'closing tags' '' '</p></i>' ''
grow 'less-than' '<p>' '<' '</p>'
grow 'quotes' '<p title="' "x='>" ''
