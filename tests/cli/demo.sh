#!/bin/sh
# The demonstration: the way of a release, in the language of the reader.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

demo=$top_srcdir/doc/example/demo.sh
TMPDIR=$test_folder
export TMPDIR

expect_status 0 'the way of the new release is shown' "$demo"
like "$(cat out)" '*1. The memory learns*205 new*2. *khorezm-visit/ru.po: 38 new*3. *adapted*4. *25 %*5. *Status 1*6. *published/en/2025/khorezm-visit.html*' \
  'step by step'
work=$(sed -n 's/^The release and its editions, in \(.*\):$/\1/p' out)
for language in uz 'uz@cyrillic' ru en; do
  ok "the $language edition is there" test -s "$work/published/$language/2025/khorezm-visit.html"
done
expect_status 0 'what it made is a whole workspace' tarjimon memory verify -m "$work/tm/memory.db"

printf '# Visit to Fergana\n\nThe Ombudsman received **52** citizens.\n' >visit.en.md
expect_status 0 'a file of the reader is taken the same way' "$demo" visit.en.md
like "$(cat out)" '*catalogs/2025/visit/ru.po: 2 new*published/ru/2025/visit.md*' 'in its own format'
expect_status 2 'a file that is not there is refused' "$demo" none.html
like "$(cat err)" "demo: cannot read 'none.html'" 'and named'
TARJIMON=/nowhere/tarjimon expect_status 2 'a program that is not there is refused' "$demo"
like "$(cat err)" 'demo: *TARJIMON*' 'with what to set'

if grep -q '^#define ENABLE_NLS 1' "$top_builddir/config.h" && command -v gettext >/dev/null; then
  for language in ru 'uz@cyrillic'; do
    use_messages "$language"
    LANGUAGE='' LC_ALL=$language expect_status 0 "$language: it is told" "$demo" visit.en.md
    expected=$(msgattrib --no-wrap "$top_srcdir/po/$language.po" | sed -n '/^msgid "4. So much/{n;s/^msgstr "\(.*\)"$/\1/p;}')
    like "$(cat out)" "*$expected*" "$language: in the reader's language"
  done
else
  skip 'the narration is translated' 'no gettext here'
fi

done_testing
