#!/bin/sh
# A banner in several languages: nothing to translate, and every part read in its language.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

expect_status 0 'a workspace is made' tarjimon init press
cd press || exit 99
mkdir -p releases/2023
cat >releases/2023/news.en.html <<'PAGE'
<html lang="en"><body>
<p>Sayt test rejimida ishlamoqda / Сайт тест режимида ишламоқда / The site is running in test mode / Сайт работает в тестовом режиме</p>
<p>It was cold.</p>
</body></html>
PAGE
banner=$(sed -n 2p releases/2023/news.en.html)
expect_status 0 'catalogs are made' tarjimon extract
ok 'the template has it, with its languages' grep -q '^#. tarjimon: banner=uz, uz@cyrillic, en, ru$' catalogs/2023/news.pot
is "$(msgattrib --untranslated --no-wrap catalogs/2023/news/ru.po | grep -c '^msgid "[^"]')" 1 'only the other text is to be translated'
sed -i '/^msgid "It was cold."/{n;s/.*/msgstr "Было холодно."/}' catalogs/2023/news/ru.po
sed -i '/^msgid "It was cold."/{n;s/.*/msgstr "Sovuq edi."/}' catalogs/2023/news/uz.po
expect_status 0 'the checks find nothing in it' tarjimon check
expect_status 0 'the editions are complete' tarjimon merge
for language in uz 'uz@cyrillic' ru en; do
  ok "the edition in $language has it as it is" grep -qxF "$banner" "published/$language/2023/news.html"
done
ok 'the other text is put over' grep -q 'Совуқ эди' 'published/uz@cyrillic/2023/news.html'
expect_status 0 'learning' tarjimon learn
expect_status 0 'the memory is written out' tarjimon memory export --format=tsv
is "$(cut -f 1-4 out | grep -c 'test rejimida')" 0 'has not learned it'
ok 'and has learned the rest' grep -q 'Было холодно' out

sed -i 's/rejimida ishlamoqda/rejimida  ishlamoqda/' releases/2023/news.en.html
sed -i 's/режимида ишламоқда/режимида ишламoқда/' releases/2023/news.en.html
expect_status 1 'a mistake in one part is found' tarjimon check releases/2023/news.en.html
like "$(cat out)" '*mixed-script*uz@cyrillic:*' 'in the language of that part'

done_testing
