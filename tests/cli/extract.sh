#!/bin/sh
# Units that last: what happens to translations when the release is edited.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

expect_status 0 'a workspace is made' tarjimon init press
cd press || exit 99
sed -i 's/^targets .*/targets = ru, en/' tarjimon.ini
mkdir -p releases/2023
catalog=catalogs/2023/baku/ru.po

# page PARAGRAPH...: the release with these paragraphs.
page() {
  {
    echo '<html lang="en"><body><h1>Visit to Baku</h1>'
    for paragraph; do echo "<p>$paragraph</p>"; done
    echo '</body></html>'
  } >releases/2023/baku.en.html
}
# translate SOURCE TARGET...: in the catalog; both on one line there.
translate() {
  while test $# -gt 0; do
    sed -i "/^msgid \"$1\"/{n;s/.*/msgstr \"$2\"/}" "$catalog"
    shift 2
  done
}
# entry SOURCE: the catalog's entry whose source begins so, on one line each part.
entry() { msgcat --no-wrap "$catalog" | awk -v wanted="msgid \"$1" 'BEGIN { RS = ""; FS = "\n" } index($0, wanted) && !/\n?#~/'; }

first='They spoke about human rights.'
second='A document was signed.'
page "$first $second" 'It was cold.' 'The delegation recieved a report.' 'The visit ended on Friday.'
expect_status 0 'a new release makes new catalogs' tarjimon extract
is "$(cat out)" "$catalog: 5 new" 'which is all there is to tell'
translate 'Visit to Baku' 'Визит в Баку' "$first $second" 'Они говорили о правах человека. Был подписан документ.' \
  'It was cold.' 'Было холодно.' 'The delegation recieved a report.' 'Делегация получила доклад.' \
  'The visit ended on Friday.' 'Визит завершился в пятницу.'
cp "$catalog" full.po

# A typo.
page "$first $second" 'It was cold.' 'The delegation received a report.' 'The visit ended on Friday.'
expect_status 0 'a typo is mended' tarjimon extract
like "$(cat out)" "$catalog: 4 kept, 1 edited?  edited *The delegation received a report., to look at again" 'which is an edit'
like "$(entry 'The delegation')" '*#, fuzzy*#| msgid "The delegation recieved*msgstr "Делегация получила доклад."' 'with the old translation to look at'
expect_status 0 'unless one says that it is a typo' tarjimon extract --typo-fix
like "$(cat out)" '*4 kept, 1 with a typo mended*' 'which is told'
is "$(entry 'The delegation' | sed -n '/fuzzy\|edited=/p')" '' 'and leaves the translation approved'
cp full.po "$catalog"
expect_status 0 'also in one go' tarjimon extract --typo-fix
like "$(cat out)" '*4 kept, 1 with a typo mended*' 'from the old catalog'
page "$first $second" 'It was cold.' 'The delegation received 2 reports.' 'The visit ended on Friday.'
expect_status 0 'a number' tarjimon extract --typo-fix
like "$(cat out)" '*4 kept, 1 edited*' 'is no typo'

# Split, moved, joined, gone, new.
cp full.po "$catalog"
page 'It was cold. The visit ended on Friday.' "$first" "$second" 'Guests came from Samarkand.'
expect_status 0 'paragraphs are split, joined and moved' tarjimon extract
like "$(cat out)" "$catalog: 1 kept, 2 split, 1 joined, 1 new, 1 gone*" 'as is told'
like "$(cat out)" '*joined *It was cold. The visit*split *They spoke*split *A document*new *Guests*gone *The delegation*' 'for each unit'
like "$(entry 'They spoke')" '*msgstr "Они говорили о правах человека."' 'each part has its sentence'
like "$(entry 'A document')" '*msgstr "Был подписан документ."' 'and the other part the other one'
like "$(entry 'It was cold')" '*msgstr "Было холодно. Визит завершился в пятницу."' 'what was joined has both'
is "$(msgattrib --only-fuzzy --no-obsolete "$catalog" | grep -c '^msgid "[A-Z]')" 0 'nothing is to be looked at again'
cp "$catalog" before.po
expect_status 0 'extracting again' tarjimon extract
same "$catalog" before.po 'changes nothing'
expect_status 0 'and says so to machines' tarjimon extract --json
like "$(cat out)" '{"schema":"tarjimon.extract/1","catalogs":\[{"path":"catalogs/2023/baku/ru.po",*"written":false,"counts":{"kept":5,*' 'in JSON'

# One sentence of a paragraph.
cp full.po "$catalog"
page "$first Nothing was agreed upon." 'It was cold.' 'The delegation recieved a report.' 'The visit ended on Friday.'
expect_status 0 'a sentence is replaced' tarjimon extract --json
like "$(cat out)" '*{"kind":"edited",*"fuzzy":true,*"previous":\["They spoke about human rights. A document was signed."\],"likeness":*,"sentences":2,"sentences_kept":1}*' \
  'what it was made of is told'
like "$(entry 'They spoke')" '*tarjimon: kept=1/2*#, fuzzy*#| msgid "They spoke about human rights. A document was signed."*msgstr "Они говорили о правах человека."' \
  'the other sentence keeps its translation'
page "$first $second" 'It was cold.' 'The delegation recieved a report.' 'The visit ended on Friday.'
expect_status 0 'the edit is taken back' tarjimon extract
like "$(cat out)" '*4 kept, 1 came back*' 'and the translation comes back'

# Bare files.
cp full.po page.po
expect_status 0 'a bare catalog is updated' tarjimon extract releases/2023/baku.en.html -o page.po
like "$(cat out)" 'page.po: 5 kept' 'and told about'
expect_status 2 'JSON about a template on standard output' tarjimon extract --json releases/2023/baku.en.html
like "$(cat err)" "*'--output'*" 'asks for a catalog'
expect_status 0 'a new template' tarjimon extract releases/2023/baku.en.html -o new.pot
is "$(cat out)" '' 'is nothing to talk about'

done_testing
