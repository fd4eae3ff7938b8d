#!/bin/sh
# The top of the checkout holds the project and nothing else.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

cd "$top_srcdir" || exit 99
need_tool git
if test ! -e .git || ! git ls-files >"$test_folder/kept"; then
  skip_all 'this is no git checkout'
fi

expected='
.ci .editorconfig .gitattributes .gitignore .pre-commit-hooks.yaml
COPYING Makefile.am NEWS README.md bootstrap configure.ac
debian doc m4 po src tests tm
'
for name in $(sed 's|/.*||' "$test_folder/kept" | sort -u); do
  case " $(printf '%s' "$expected" | tr '\n' ' ') " in
  *" $name "*) ;;
  *) fail "'$name' belongs at the top level" ;;
  esac
done
pass 'nothing foreign is at the top level'

is "$(git ls-files -ci --exclude-standard)" '' 'nothing that is generated is kept'
is "$(git ls-files -s | awk '$1 == 120000 { print $4 }')" '' 'there are no symbolic links'

done_testing
