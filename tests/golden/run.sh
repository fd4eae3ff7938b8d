#!/bin/sh
# Golden files: what each format makes of a document, kept to be read and compared.
#
#	tests/golden/<format>/<case>.<suffix>		a document
#	tests/golden/<format>/<case>.po			what extract makes of it
#	tests/golden/<format>/<case>.<lang>.po		a translation
#	tests/golden/<format>/<case>.<lang>.<suffix>	what merge makes of it
#
# `make update-golden` (UPDATE=1) writes the second and the fourth anew; the
# difference is then read like code. A document's language is the one of its
# own lang attribute, or the one named in <case>.lang.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

golden=$top_srcdir/tests/golden
SOURCE_DATE_EPOCH=0
export SOURCE_DATE_EPOCH

# agree GOT WANTED DESCRIPTION
agree() {
  if test -n "${UPDATE-}"; then
    cmp -s "$1" "$2" || cp "$1" "$2"
    pass "$3"
  else
    same "$1" "$2" "$3"
  fi
}

# try DOCUMENT: CASE.SUFFIX, extracted and then merged with each translation.
try() {
  document=$1
  suffix=${document##*.}
  case=${document%.*}
  name=${case#"$golden/"}
  set --
  test -e "$case.lang" && set -- -s "$(cat "$case.lang")"

  if tarjimon extract "$@" -o got.po "$document" 2>err; then
    sed "s|$golden/||g" got.po >clean.po
    agree clean.po "$case.po" "$name: extract"
  else
    fail "$name: extract"
    diag "$(cat err)"
  fi
  for catalog in "$case".*.po; do
    test -e "$catalog" || continue
    language=${catalog#"$case."}
    language=${language%.po}
    if tarjimon merge -o "got.$suffix" "$document" "$catalog" 2>err || test $? -eq 1; then
      agree "got.$suffix" "$case.$language.$suffix" "$name: merge into $language"
    else
      fail "$name: merge into $language"
      diag "$(cat err)"
    fi
  done
}

for folder in "$golden"/*/; do
  for document in "$folder"*.*; do
    name=${document##*/}
    case $name in
    *.po | *.lang | *.*.*) ;; # expectations, or an edition that merge made
    *) test -e "$document" && try "$document" ;;
    esac
  done
done

test "$test_count" -gt 0 || skip_all 'there are no golden files yet'
done_testing
