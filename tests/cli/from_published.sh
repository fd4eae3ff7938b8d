#!/bin/sh
# What somebody changed in a published edition comes back: told first, then taken over.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# translate SOURCE TARGET: in the Russian catalog of the release.
translate() {
  awk -v source="$1" -v target="$2" '
    $0 == "msgid \"" source "\"" { print; getline; print "msgstr \"" target "\""; next }
    { print }' catalogs/baku/ru.po >new.po && mv new.po catalogs/baku/ru.po
}

# ask TEXT: what the memory answers.
ask() {
  echo "$1" | tarjimon memory lookup -s en -t ru --json
}

tarjimon init . >/dev/null
sed -i 's/^targets .*/targets = en, ru/' tarjimon.ini
sed -i '/^uz@cyrillic *=/d' tarjimon.ini
cat >releases/baku.en.html <<'END'
<html lang="en"><body>
<h1>Conference in Baku</h1>
<p>The <b>Ombudsman</b> met <a href="/k">the delegation</a> of Kazakhstan.</p>
<p>They spoke about the rights of children.</p>
<p>The next meeting is in 2024.</p>
<p>The hall was full.</p>
</body></html>
END
tarjimon extract >/dev/null
translate 'Conference in Baku' 'Конференция в Баку'
translate 'The <b1>Ombudsman</b1> met <a2>the delegation</a2> of Kazakhstan.' \
  'С <a2>делегацией</a2> Казахстана встретился <b1>Омбудсман</b1>.'
translate 'They spoke about the rights of children.' 'Они говорили о правах детей.'
translate 'The next meeting is in 2024.' 'Следующая встреча состоится в 2024 году.'
translate 'The hall was full.' 'Зал был полон.'
tarjimon merge >/dev/null
tarjimon learn >/dev/null
edition=published/ru/baku.html
cp $edition merged.html

expect_status 0 'where nobody changed anything there is nothing to learn' tarjimon learn --from-published
like "$(cat out)" '0 changes in published editions' 'and it says so'

# --------------------------------------------------------------------- edits

sed -i 's/говорили о правах детей/беседовали о правах ребёнка/; s/делегацией/представителями/' $edition
expect_status 1 'changes are listed' tarjimon learn --from-published
is "$(grep -c 'correction$' out)" 2 'as corrections'
ok 'with what was said' grep -q -- '- Они говорили о правах детей' out
ok 'and what is said now' grep -q -- '+ Они беседовали о правах ребёнка' out
ok 'in the codes of the source' grep -q -- '+ С <a2>представителями</a2> Казахстана встретился <b1>Омбудсман</b1>' out
ok 'a listing changes nothing' sh -c '! grep -q беседовали catalogs/baku/ru.po'
expect_status 1 'merging does not undo what somebody changed' tarjimon merge
ok 'the edition is as it was' grep -q беседовали $edition
ok 'and it is told' grep -q 'left as somebody wrote it' out
expect_status 0 'changes are taken over' tarjimon learn --from-published --apply
ok 'into the catalog' grep -q 'Они беседовали о правах ребёнка' catalogs/baku/ru.po
like "$(ask 'They spoke about the rights of children.')" '*"score":100*беседовали о правах ребёнка*' 'and into the memory'
is "$(ask 'They spoke about the rights of children.' | grep -c 'говорили о правах детей')" 0 'where the old one is history'
expect_status 0 'then merging makes what is published' tarjimon merge
expect_status 0 'and there is nothing left to learn' tarjimon learn --from-published

# ------------------------------------------------- the source and the catalog move on

sed -i 's/Следующая встреча состоится/Очередная встреча пройдёт/; s/Зал был полон/Зал был переполнен/' $edition
sed -i 's/The hall was full\./The hall was half empty./' releases/baku.en.html
tarjimon extract >/dev/null
expect_status 1 'a release that moved on is no edit of the edition' tarjimon learn --from-published
is "$(grep -c 'correction$' out)" 1 'what it still has is corrected'
is "$(grep -c 'no longer has' out)" 1 'what it has no more is told apart'
translate 'The next meeting is in 2024.' 'Новая встреча будет в 2024 году.'
expect_status 1 'where the catalog was changed too' tarjimon learn --from-published
ok 'a person decides' grep -q 'the catalog was changed too' out
expect_status 1 'the rest is taken over' tarjimon learn --from-published --apply
ok 'the catalog keeps its own' grep -q 'Новая встреча будет' catalogs/baku/ru.po
like "$(ask 'The hall was full.')" '*переполнен*' 'the memory has the correction of the text that is gone'
is "$(ask 'The hall was full.' | grep -c 'Зал был полон')" 0 'instead of what it had'

# ---------------------------------------------------------- blocks come and go

tarjimon merge --overwrite >/dev/null
translate 'The hall was half empty.' 'Зал был наполовину пуст.'
sed -i '/^#, fuzzy/d; /^#| /d' catalogs/baku/ru.po
tarjimon extract >/dev/null
expect_status 0 'an edition can be overwritten on purpose' tarjimon merge --overwrite
ok 'and is what the catalog says' grep -q 'Новая встреча будет' $edition
sed -i '/наполовину/d; s,</body>,<p>Фото: пресс-служба.</p></body>,' $edition
expect_status 1 'blocks that came or went' tarjimon learn --from-published
is "$(grep -c 'nothing to correct' out)" 2 'correct nothing'
sed -i 's,<p>Фото.*</p>,,; s,<b>Омбудсман</b>,Омбудсман,' $edition
expect_status 1 'codes that are not those of the source' tarjimon learn --from-published
tarjimon learn --from-published --apply >/dev/null
ok 'stay out of the catalog' grep -q '<b1>Омбудсман</b1>' catalogs/baku/ru.po

# ------------------------------------------------------------ cut otherwise

tarjimon init cut >/dev/null
cd cut || exit 99
sed -i 's/^targets .*/targets = en, ru/' tarjimon.ini
sed -i '/^uz@cyrillic *=/d' tarjimon.ini
cat >releases/baku.en.html <<'END'
<html lang="en"><body>
<h1>Conference in Baku</h1>
<p>Forty guests came. They stayed until evening.</p>
<p>The hall was full.</p>
<p>The doors were open.</p>
<p>All went home.</p>
</body></html>
END
tarjimon extract >/dev/null
translate 'Conference in Baku' 'Конференция в Баку'
translate 'Forty guests came. They stayed until evening.' 'Пришло сорок гостей. Они оставались до вечера.'
translate 'The hall was full.' 'Зал был полон.'
translate 'The doors were open.' 'Двери были открыты.'
translate 'All went home.' 'Все ушли домой.'
tarjimon merge >/dev/null
sed -i 's,гостей\. Они,гостей.</p><p>Они,' published/ru/baku.html
expect_status 0 'a block that was parted is no change' tarjimon learn --from-published
sed -i '/Зал был полон/{N;s,</p>\n<p>, ,;}' published/ru/baku.html
ok 'two are one now' grep -q 'полон. Двери' published/ru/baku.html
expect_status 0 'nor are blocks that were joined' tarjimon learn --from-published
sed -i 's/Все ушли/Все вернулись/' published/ru/baku.html
tarjimon learn --from-published >out
is "$(grep -c 'correction$' out)" 1 'what changed behind them is found'
is "$(grep -c 'nothing to correct' out)" 0 'and nothing else'
sed -i 's/до вечера/тут/; s/Пришло сорок гостей/& из всех областей и городов страны/' published/ru/baku.html
tarjimon learn --from-published >out
ok 'words that changed in a parted block are told' grep -q 'тут' out
tarjimon learn --from-published --apply >/dev/null
ok 'and do not cut the translation short' grep -q 'Они оставались до вечера' catalogs/baku/ru.po
cd ..

# ------------------------------------------------------------ hard-wrapped text

tarjimon init wrapped >/dev/null
cd wrapped || exit 99
sed -i 's/^targets .*/targets = ru/' tarjimon.ini
cat >releases/news.uz.txt <<'END'
Seminar 12 dekabr kuni Toshkent shahrida boshlanadi va unda matbuot
xizmatlarining xodimlari ishtirok etadilar. Ishtirokchilarga seminar
oxirida sertifikatlar topshiriladi hamda savollarga javoblar beriladi.

Kirish bepul.
END
tarjimon extract >/dev/null
cat >ru.awk <<'END'
$1 == "msgid" { of = "Вход свободный." }
$0 == "msgid \"\"" { of = "Участникам вручат сертификаты, а сам семинар для сотрудников пресс-служб пройдет 12 декабря в Ташкенте, где ответят на вопросы." }
$0 == "msgstr \"\"" && entries++ { print "msgstr \"" of "\""; next }
{ print }
END
awk -f ru.awk catalogs/news/ru.po >ru.po && mv ru.po catalogs/news/ru.po
expect_status 0 'a wrapped text is merged' tarjimon merge
edition=published/ru/news.txt
cp $edition merged.txt
sed -i 's/сертификаты/дипломы/' $edition
cp $edition by-hand.txt
expect_status 1 'a word that was changed in it' tarjimon merge
same $edition by-hand.txt 'stays'
tarjimon learn --from-published --apply >/dev/null
expect_status 0 'once it is taken over, other line breaks keep no merge away' tarjimon merge
ok 'the lines are broken anew' sh -c "! cmp -s $edition by-hand.txt"
is "$(tr -s '\n' ' ' <$edition)" "$(tr -s '\n' ' ' <by-hand.txt)" 'and the words are the same'
like "$(tarjimon status --public)" '*up to date*' 'and the status knows it'
tarjimon merge >out
cp $edition merged.txt
sed -i ':a;N;$!ba;s/,\n/,\n\n/;t;s/, /,\n\n/' $edition
cp $edition by-hand.txt
expect_status 1 'a paragraph that somebody parted is no line break' tarjimon merge
same $edition by-hand.txt 'and stays'
sed 's/12 декабря/12  декабря/' merged.txt >$edition
cp $edition by-hand.txt
expect_status 1 'nor are spaces within a line' tarjimon merge
same $edition by-hand.txt 'they stay'
tr -d '\n' <merged.txt >$edition
expect_status 1 'words that were run together' tarjimon merge
cd ..

# ------------------------------------------------------------- other editions

edition=published/ru/baku.html
cp published/en/baku.html saved.html
sed -i 's/rights/duties/' published/en/baku.html
expect_status 1 'a changed edition in the source language is left to a person' tarjimon learn --from-published
ok 'the edition in the source language is the release' grep -q 'en/baku.html: .*it is the release itself' out
cp saved.html published/en/baku.html
rm catalogs/baku/editions.tsv
expect_status 0 'an edition that nothing is recorded of is no change' tarjimon learn --from-published
ok 'without a record there is no telling' grep -q 'ru/baku.html: what was merged is not recorded' out

# ------------------------------------------------------------------- refusals

expect_status 2 'it works on a workspace' sh -c 'mkdir ../elsewhere.$$ && cd ../elsewhere.$$ && "$TARJIMON" learn --from-published; s=$?; rmdir ../elsewhere.$$; exit $s'
expect_status 2 'not on catalogs' tarjimon learn --from-published catalogs/baku/ru.po
expect_status 2 'nothing is applied without it' tarjimon learn --apply

done_testing
