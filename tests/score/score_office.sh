#!/bin/sh
# What readers of office documents see, and whether all of it is in units: each text
# of a document is translated into a letter that no document has, the edition is
# opened in LibreOffice and saved as plain text, and what words are left there were
# not offered. Says too whether the edition has as many paragraphs as the document.
# Skipped without LibreOffice; it takes a minute or two.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-score.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

if ! command -v soffice >/dev/null || ! test -d "$TARJIMON_TEST_DATA/docx"; then
  echo 'score_office: LibreOffice and the documents are needed'
  exit 77
fi

# Every msgstr is the codes of its msgid, in their order, among signs for text.
make_catalog() {
  msgcat --no-wrap "$1" | awk '
    /^msgid "/ { source = substr($0, 8, length($0) - 8) }
    /^"Language: / { print "\"Language: ru\\n\""; next }
    /^msgstr ""$/ && source != "" {
      target = "\316\251"
      while (match(source, /<\/?[a-z]+[0-9]+\/?>/)) {
        target = target substr(source, RSTART, RLENGTH) "\316\251"
        source = substr(source, RSTART + RLENGTH)
      }
      print "msgstr \"" target "\""
      next
    }
    { print }' >"$2"
}

# Words that LibreOffice writes into its text and no reader sees: deleted under tracking, moved away, hidden.
count_hidden() {
  case $1 in
  *.docx)
    unzip -p "$1" word/document.xml 2>/dev/null | tr '\n' ' ' |
      grep -oP '<w:(del|moveFrom) .*?</w:\1>|<w:r[ >](?:(?!</w:r>).)*<w:vanish/>(?:(?!</w:r>).)*</w:r>'
    ;;
  *) unzip -p "$1" content.xml 2>/dev/null | tr '\n' ' ' | grep -oP '<text:deletion>.*?</text:deletion>' ;;
  esac | sed 's/<[^>]*>//g' | grep -oP '[\p{L}]+' | wc -l
}

mkdir "$folder/before" "$folder/after" "$folder/before-text" "$folder/after-text"
for document in "$TARJIMON_TEST_DATA"/docx/*/*.docx "$TARJIMON_TEST_DATA"/odt/*/*.odt; do
  kind=${document%/*/*}
  name=${document##*/}
  name=${kind##*/}-${name%.*}-${name##*.}.en.${name##*.}
  "$tarjimon" extract -s en -o "$folder/all.pot" "$document" 2>/dev/null || continue
  make_catalog "$folder/all.pot" "$folder/all.po"
  rm "$folder/all.pot"
  cp "$document" "$folder/before/$name"
  "$tarjimon" merge -o "$folder/after/$name" "$folder/before/$name" "$folder/all.po" >>"$folder/merge.log" 2>&1 ||
    echo "cannot merge: $name"
done

for side in before after; do
  soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to 'txt:Text (encoded):UTF8' \
    --outdir "$folder/$side-text" "$folder/$side"/* >"$folder/soffice.log" 2>&1
done

# Words: runs of letters that are no Ω. Hidden ones that are left do not count.
for text in "$folder"/before-text/*.txt; do
  name=${text##*/}
  test -e "$text" || continue
  if ! test -e "$folder/after-text/$name"; then
    echo "LibreOffice does not open the edition of $name"
    continue
  fi
  before=$(grep -oP '[\p{L}]+' "$text" | wc -l)
  after=$(sed 's/Ω/ /g' "$folder/after-text/$name" | grep -oP '[\p{L}]+' | wc -l)
  set -- "$folder/before/${name%.txt}".*
  hidden=$(count_hidden "$1")
  test "$hidden" -le "$after" || hidden=$after
  lines=$(wc -l <"$text")
  lines_after=$(wc -l <"$folder/after-text/$name")
  echo "$((before - hidden)) $((after - hidden)) $lines $lines_after $name"
done >"$folder/words"

awk '
  { words += $1; left += $2; documents++ }
  $2 { print "# " $2 " of " $1 " words left in " $5 }
  $3 != $4 { other++; print "# " $3 " lines, then " $4 ": " $5 }
  END {
    printf "| office documents | %d documents, %d words, %.2f %% of them in units, %d with other paragraphs\n",
      documents, words, 100 - 100 * left / words, other
  }' "$folder/words"
grep -c 'keeps the source' "$folder/merge.log" | sed 's/^/# units kept back: /'
