#!/bin/sh
# Office documents: extraction of OpenDocument texts beside odf2xliff, as whole
# processes, one for each document; merging beside unpacking and packing the same
# file; and what a byte of XML costs from small documents to large ones, in seconds
# and in memory. Prints, judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

for program in /usr/bin/time zip unzip; do
  if ! command -v $program >/dev/null; then
    echo "bench_office: '$program' is needed"
    exit 77
  fi
done

# measure COMMAND...: sets seconds (of processor time) and kilobytes.
measure() {
  /usr/bin/time -f '%U %S %M' -o "$folder/time" "$@" >/dev/null 2>&1 || :
  read -r user system kilobytes <<EOT
$(tail -n 1 "$folder/time")
EOT
  seconds=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
}

# report NAME: the last measurement, and how many times as long as ours, the first.
report() {
  : "${ours:=$seconds}"
  awk -v name="$1" -v s="$seconds" -v o="$ours" 'BEGIN {
    printf "%-34s %8.2f s of processor %7.2f times ours\n", name, s, s / (o > 0 ? o : 0.01) }'
}

# each KIND ROUNDS COMMAND: the command for each document of LibreOffice's, a process each.
each() {
  cat >"$folder/each.sh" <<EOT
for round in $(seq -s ' ' "$2"); do
  for document in "$TARJIMON_TEST_DATA/$1/libreoffice"/*.$1; do
    out=$folder/out/\${document##*/}
    rm -rf "\$out"*
    $3
  done
done
EOT
  rm -rf "$folder/out"
  mkdir "$folder/out"
  measure sh "$folder/each.sh"
}

extraction() {
  unset ours
  echo 'extraction, a process for each of 16 documents'
  each odt 3 "'$tarjimon' extract -s en -o \"\$out.pot\" \"\$document\""
  report 'tarjimon extract, odt'
  if command -v odf2xliff >/dev/null; then
    each odt 3 "odf2xliff --progress=none \"\$document\" \"\$out.xlf\""
    report 'odf2xliff'
  fi
  each docx 3 "'$tarjimon' extract -s en -o \"\$out.pot\" \"\$document\""
  report 'tarjimon extract, docx'
}

# A catalog that gives every text another one.
translate() {
  msgen --no-wrap "$1" | msgfilter --keep-header sed 's/$/ x/' 2>/dev/null |
    sed 's/^"Language: .*/"Language: ru\\n"/' >"$2"
}

# make_document BYTES: about so many bytes of XML, of words that differ.
make_document() {
  rm -rf "$folder/package" "$folder/big.odt"
  mkdir -p "$folder/package/META-INF"
  printf 'application/vnd.oasis.opendocument.text' >"$folder/package/mimetype"
  echo '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>' >"$folder/package/META-INF/manifest.xml"
  awk -v want="$1" 'BEGIN {
    srand(1)
    printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content"
    printf " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    printf " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
    while (made < want) {
      text = ""
      for (i = 0; i < 40; i++)
        text = text sprintf("%c%c%s%d ", 97 + rand() * 26, 97 + rand() * 26, i % 9 ? "word" : "<text:tab/>", rand() * 9999)
      text = "<text:p text:style-name=\"P1\">" text "<text:span text:style-name=\"T1\">the end</text:span>.</text:p>"
      printf "%s", text
      made += length(text)
    }
    printf "</office:text></office:body></office:document-content>"
  }' >"$folder/package/content.xml"
  (cd "$folder/package" && zip -q -0 -X ../big.odt mimetype && zip -q -r -X ../big.odt META-INF content.xml)
}

merging() {
  unset ours
  echo 'merging, a document of 5 MB of XML'
  make_document 5000000
  "$tarjimon" extract -s en -o "$folder/big.pot" "$folder/big.odt"
  translate "$folder/big.pot" "$folder/big.po"
  measure "$tarjimon" merge -o "$folder/out.odt" "$folder/big.odt" "$folder/big.po"
  report 'tarjimon merge, all translated'
  measure sh -c "cd '$folder' && rm -rf again again.zip && mkdir again && cd again && unzip -q ../big.odt && zip -q -r ../again.zip ."
  report 'unzip and zip'
}

sizes() {
  for bytes in 10000 100000 1000000 10000000 50000000; do
    make_document $bytes
    rm -f "$folder/out.pot"
    measure "$tarjimon" extract -s en -o "$folder/out.pot" "$folder/big.odt"
    wc -c <"$folder/package/content.xml" | awk -v s="$seconds" -v k="$kilobytes" '{
      printf "%10d bytes of XML, extract %8.2f s %8.1f ns a byte, peak %7.1f MB, %5.1f times the XML\n",
        $1, s, s * 1e9 / $1, k / 1000, k * 1024 / $1 }'
    translate "$folder/out.pot" "$folder/out.po"
    measure "$tarjimon" merge -o "$folder/out.odt" "$folder/big.odt" "$folder/out.po"
    wc -c <"$folder/package/content.xml" | awk -v s="$seconds" -v k="$kilobytes" '{
      printf "%10s                merge   %8.2f s %8.1f ns a byte, peak %7.1f MB, %5.1f times the XML\n",
        "", s, s * 1e9 / $1, k / 1000, k * 1024 / $1 }'
  done
}

if test -d "$TARJIMON_TEST_DATA/odt"; then
  extraction
fi
merging
sizes
