#!/bin/sh
# Bare files: a page to a catalog and back, in a pipe and in place.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

cat >page.en.html <<'EOT'
<!DOCTYPE html>
<html lang="en">
<head><title>Visit to Fergana</title></head>
<body>
<h1>Visit to Fergana</h1>
<p>The Ombudsman met <a href="/un">the delegation</a> on October&nbsp;19, 2023.</p>
<p>Press service</p>
</body>
</html>
EOT

expect_status 0 'a page is extracted' tarjimon extract page.en.html -o page.pot
expect_status 0 'msgfmt accepts the template' msgfmt -c -o /dev/null page.pot
is "$(grep -c '^msgid' page.pot)" 4 'equal texts are one entry: header, title, paragraph, signature'
ok 'the link is a code' grep -q 'met <a1>the delegation</a1> on October' page.pot
ok 'the source language is noted' grep -q 'X-Source-Language: en' page.pot

expect_status 0 'a page is extracted into a catalog' tarjimon extract page.en.html -o named.uz@cyrillic.po
ok 'whose name says its language' grep -qF '"Language: uz@cyrillic\n"' named.uz@cyrillic.po
ok 'with its plural forms' grep -qF '"Plural-Forms: nplurals=1' named.uz@cyrillic.po
expect_status 0 'a catalog in the language of the page is a template' tarjimon extract page.en.html -o named.en.po
ok 'without a language' grep -qF '"Language: \n"' named.en.po
expect_status 0 'a device is written, not brought up to date' tarjimon extract page.en.html -o /dev/null
expect_status 2 'a device that is full is told' tarjimon extract page.en.html -o /dev/full
like "$(cat err)" "tarjimon: cannot write '/dev/full': No space left*" 'without a word of an old file'

tarjimon extract page.en.html >piped.pot
expect_status 0 'the template goes to standard output' grep -q 'Visit to Fergana' piped.pot
expect_status 0 'standard input is read' sh -c '"$TARJIMON" extract -s en - <page.en.html >stdin.pot'

sed -e 's/^"Language: .*/"Language: ru\\n"/' page.pot >page.ru.po
expect_status 1 'merging nothing is done, and says that something is missing' \
  tarjimon merge page.en.html page.ru.po -o same.html
same same.html page.en.html 'and gives the page byte for byte'

cat >page.ru.po <<'EOT'
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Source-Language: en\n"

msgid "Visit to Fergana"
msgstr "Визит в <b>Фергану</b>"

msgid "The Ombudsman met <a1>the delegation</a1> on October 19, 2023."
msgstr "19 октября 2023 года Омбудсман встретился с <a1>делегацией</a1>."

msgid "Press service"
msgstr "Пресс-служба"
EOT
# In the page the space before the day is a no-break space.
sed -i 's/October 19/October\xc2\xa019/' page.ru.po
expect_status 0 'a complete catalog is merged' tarjimon merge page.en.html page.ru.po -o page.ru.html
ok 'the edition is in its language' grep -q '<html lang="ru">' page.ru.html
ok 'codes are where the translation has them' grep -q 'с <a href="/un">делегацией</a>\.' page.ru.html
ok 'markup in a translation is text' grep -q '<h1>Визит в &lt;b&gt;Фергану&lt;/b&gt;</h1>' page.ru.html

sed -i 's/<a1>делегацией<.a1>/делегацией/' page.ru.po
expect_status 1 'a lost code is found when merging' tarjimon merge page.en.html page.ru.po -o page.ru.html
like "$(cat err)" '*line 6 *a1*The Ombudsman met*' 'the line, the code and the unit are named'
ok 'the unit keeps its source text' grep -q 'The Ombudsman met <a href="/un">' page.ru.html
expect_status 1 'a mixed edition is made' tarjimon merge --mark-source page.en.html page.ru.po -o mixed.html
ok 'what is not translated is marked with its language' grep -q '<p lang="en">The Ombudsman met <a href' mixed.html
is "$(sed 's/<p lang="en">/<p>/' mixed.html | cmp - page.ru.html)" '' 'and nothing else is'
expect_status 1 'and by the check' tarjimon check page.ru.po
like "$(cat out)" '*page.ru.po:*error:*a1*codes*' 'with file, line and level'

# What is left out of a page, and what is taken in besides.
cat >shop.html <<'EOT'
<html lang="en"><nav>Home</nav><p class="banner">Sale</p><p>Visit</p>
<script type="application/ld+json">{"headline": "Visit to Fergana", "url": "/x"}</script>
EOT
expect_status 0 'elements are skipped by selectors' tarjimon extract --skip='nav, p.banner' --json-ld=headline shop.html
is "$(grep -c '^msgid' out)" 3 'and structured data is taken in: header, paragraph, headline'
ok 'the headline is one' grep -q '^msgid "Visit to Fergana"' out
expect_status 2 'a selector that is none is refused' tarjimon extract --skip='nav:hover' shop.html
like "$(cat err)" "*nav:hover*':hover'*" 'and the place is named'

# What is left out is said, also when nothing else is there.
awk 'BEGIN { printf "<p>"; for (i = 0; i < 70000; i++) printf "x " }' >long.html
expect_status 2 'a page of one endless paragraph yields nothing' tarjimon extract -s en long.html
like "$(cat err)" '*long.html:1:*64 KiB*' 'and the paragraph is named'

# Updating in place keeps the work.
cp page.ru.po before.po
expect_status 0 'extracting over a catalog updates it' tarjimon extract page.en.html -o page.ru.po
ok 'translations stay' grep -q 'Пресс-служба' page.ru.po

done_testing
