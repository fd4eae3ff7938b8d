#!/bin/sh
# Each folder of src/ includes only what layers.txt lets it. Headers are named by
# their path from src/; a library's header belongs to the library in this table:
library_headers='
expat.h         expat
jansson.h       jansson
libintl.h       libintl
sqlite3.h       sqlite3
unicode/        icu
libstemmer.h    libstemmer
zip.h           libzip
md4c            md4c
ini.h           inih
microhttpd.h    microhttpd
gettext-po.h    gettextpo
libpq-fe.h      libpq
zlib.h          zlib
libxml/         libxml2
gumbo.h         gumbo
'
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

layers=$top_srcdir/tests/style/layers.txt
cd "$top_srcdir/src" || exit 99

# What a file includes that it may not, one "file:line: header" a line.
trespasses() {
  folder=$1
  printf '%s\n' "$library_headers" | awk -v folder="$folder" '
    FILENAME == "-" { if (NF == 2) library[$1] = $2; next }
    FILENAME ~ /layers\.txt$/ {
      if ($1 == folder ":") {
        for (i = 2; i <= NF && $i != "|"; i++)
          folders[$i] = 1
        for (i++; i <= NF; i++)
          libraries[$i] = 1
      }
      next
    }
    /^[ \t]*#[ \t]*include[ \t]*["<]/ {
      header = $0
      sub(/^[^"<]*["<]/, "", header)
      sub(/[">].*/, "", header)
      if ($0 ~ /"/) {
        first = header
        sub(/\/.*/, "", first)
        if (header !~ /\// || (first != folder && !(first in folders)))
          print FILENAME ":" FNR ": " header
        next
      }
      for (prefix in library)
        if (index(header, prefix) == 1 && !(library[prefix] in libraries))
          print FILENAME ":" FNR ": <" header ">"
    }' - "$layers" "$folder"/*.[ch]
}

above=
for folder in $(sed -n 's/^\([a-z]*\):.*/\1/p' "$layers"); do
  for below in $(sed -n "s/^$folder:\([^|]*\).*/\1/p" "$layers"); do
    case " $above " in
    *" $below "*) ;;
    *) fail "'$folder' builds only on what is listed before it, not on '$below'" ;;
    esac
  done
  above="$above $folder"
  found=
  for file in "$folder"/*.[ch]; do
    test -e "$file" && found=$(trespasses "$folder")
    break
  done
  is "$found" '' "src/$folder includes only what it may"
done

for folder in */; do
  case " $above " in
  *" ${folder%/} "*) ;;
  *) fail "src/$folder has a line in layers.txt" ;;
  esac
done

done_testing
