#!/bin/sh
# Published editions become pairs: as links, as TMX with confidences, and into the memory.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# ------------------------------------------------------------------------ lines

cat >baku.en <<'END'
The Ombudsman met the delegation of Kazakhstan on October 19.
Feruza Eshmatova spoke about 25 appeals.
The conference will be held in Baku in 2023.
What did the guests of the Parliament say?
END
cat >baku.ru <<'END'
19 октября омбудсман встретилась с делегацией Казахстана.
Конференция пройдёт в Баку в 2023 году.
Что сказали
гости парламента?
END
cat >baku.uz <<'END'
Ombudsman 19-oktabr kuni Qozogʻiston delegatsiyasi bilan uchrashdi.
Feruza Eshmatova 25 ta murojaat haqida soʻzladi.
Konferensiya 2023-yil Bokuda boʻlib oʻtadi.
Parlament mehmonlari nima deyishdi?
END

is "$(tarjimon memory align --lines --links baku.en baku.ru)" '[0]:[0]
[1]:[]
[2]:[1]
[3]:[2,3]' 'links say which lines are which'
is "$(tarjimon memory align --lines --links baku.en baku.ru baku.uz)" '[0]:[0]:[0]
[1]:[]:[1]
[2]:[1]:[2]
[3]:[2,3]:[3]' 'three editions are aligned as one'
is "$(tarjimon memory align --lines --links --languages=ru,en baku.ru baku.en | head -1)" '[0]:[0]' \
  'languages can be said'

# -------------------------------------------------------------------- documents

cat >baku.en.html <<'END'
<html lang="en"><h1>The conference in Baku</h1>
<p>The Ombudsman met the <a href="/k">delegation</a> of Kazakhstan on October 19. Feruza Eshmatova spoke about 25 appeals.</p>
<p>The next meeting is in 2024.</p></html>
END
cat >baku.ru.html <<'END'
<html lang="ru"><h1>Конференция в Баку</h1>
<p>19 октября омбудсман встретилась с <a href="/k">делегацией</a> Казахстана. Феруза Эшматова рассказала о 25 обращениях.</p>
<p>Следующая встреча состоится в 2024 году.</p></html>
END
expect_status 0 'documents are aligned' tarjimon memory align -o baku.tmx baku.en.html baku.ru.html
is "$(grep -c '<tu ' baku.tmx)" 5 'blocks are units, and sentences where a block has several'
is "$(grep -c 'x-confidence' baku.tmx)" 5 'each unit says how sure it is'
is "$(grep -c 'x-status">aligned' baku.tmx)" 5 'nobody has approved them'
ok 'codes that both editions have are kept' grep -q 'a1' baku.tmx
expect_status 0 'the memory takes the pairs' tarjimon memory import -m m.db baku.tmx
like "$(echo 'The next meeting is in 2024.' | tarjimon memory lookup -m m.db -s en -t ru --json)" \
  '*Следующая встреча состоится в 2024 году.*' 'and answers with them'
tarjimon memory align -o all.tmx --threshold=0 baku.en.html baku.ru.html 2>/dev/null
tarjimon memory align -o none.tmx --threshold=100 baku.en.html baku.ru.html 2>note
ok 'a threshold of 0 takes all of them' test "$(grep -c '<tu ' all.tmx)" -ge 5
ok 'what is left out is counted' grep -q 'left out' note

# --------------------------------------------------------------------- refusals

expect_status 2 'one edition is refused' tarjimon memory align baku.en
expect_status 2 'two editions in one language are refused' tarjimon memory align --lines baku.en baku.en
like "$(cat err)" "*both in 'en'*" 'and it says why'
expect_status 2 'an unknown language is refused' tarjimon memory align --languages=en,klingon baku.en baku.ru
expect_status 2 'too few languages are refused' tarjimon memory align --languages=en baku.en baku.ru
expect_status 2 'too many languages are refused' tarjimon memory align --languages=en,ru,uz baku.en baku.ru
: >empty.uz
expect_status 2 'an empty edition is refused' tarjimon memory align --lines baku.en empty.uz
expect_status 2 'a missing edition is refused' tarjimon memory align -o keep.tmx baku.en.html missing.ru.html
ok 'and nothing is written' test ! -e keep.tmx

done_testing
