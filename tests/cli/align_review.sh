#!/bin/sh
# What the aligner is not sure of goes to a person, and comes back judged.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

mkdir -p site/en site/ru
cat >site/en/baku.html <<'END'
<html lang="en"><h1>Conference in Baku</h1>
<p>The Ombudsman met 25 delegates of Kazakhstan.</p>
<p>They spoke about &lt;script&gt; rights of children.</p>
<p>The next meeting is in 2024.</p></html>
END
cat >site/ru/baku.html <<'END'
<html lang="ru"><h1>Конференция в Баку</h1>
<p>Омбудсман встретилась с 25 делегатами Казахстана.</p>
<p>Беседовали о &lt;script&gt; правах детей.</p>
<p>Следующая встреча состоится в 2024 году.</p>
<p>Пресс-служба.</p></html>
END

expect_status 0 'what is below the threshold goes into a review' \
  tarjimon memory align -m m.db --threshold=100 --review=review.tsv site
ok 'how much is told' grep -q "pairs to judge in 'review.tsv'" err
is "$(head -1 review.tsv)" "$(printf 'review\tsure\tru\ten\torigin\tid\tcontext\tlevel\tseal')" 'a table that a person can edit'
is "$(sed 1d review.tsv | grep -c .)" 4 'a row a pair'
ok 'and a page to read beside it' test -s review.html
ok 'which shows texts as texts' grep -q '&lt;script&gt;' review.html
ok 'has no script' sh -c '! grep -q "<script" review.html'
ok 'and nothing from elsewhere' sh -c '! grep -qE "(src|href)=" review.html'
ok 'and what only one edition has' grep -q 'class="alone".*Пресс-служба' review.html
is "$(tarjimon memory export -m m.db --format=tsv -o - | sed 1d | grep -c .)" 0 'nothing of it is in the memory'

# One is accepted, one corrected, one rejected; one nobody looked at.
awk -F '\t' -v OFS='\t' '
  /25 delegates/ { $1 = "yes" }
  /next meeting/ { sub(/состоится/, "пройдёт", $3) }
  /Conference/ { $1 = "no" }
  { print }' review.tsv >judged.tsv
expect_status 0 'a judged review is imported' tarjimon memory import -m m.db judged.tsv
like "$(cat out)" '*judged: 2 accepted, 1 rejected, 1 not decided*' 'each judgement is counted'
tarjimon memory export -m m.db --format=tsv -o rows
ok 'what was accepted is approved' grep -q '25 делегатами.*approved' rows
ok 'what was corrected is as it was corrected' grep -q 'встреча пройдёт.*approved' rows
is "$(sed 1d rows | grep -c .)" 2 'the rest is not there'
tarjimon memory import -m m.db judged.tsv >again
like "$(cat again)" '*0 new, 0 changed, 2 known*' 'importing it again changes nothing'

expect_status 0 'the next review' tarjimon memory align -m m.db --threshold=100 --review=next.tsv site
is "$(sed 1d next.tsv | grep -c .)" 1 'asks for what nobody decided'
ok 'alone' grep -q 'rights of children' next.tsv
tarjimon memory align -m m.db --threshold=0 site 2>/dev/null
ok 'what is approved stays as it is' sh -c '"$TARJIMON" memory export -m m.db --format=tsv -o - | grep -q "встреча пройдёт.*approved"'
expect_status 0 'and the memory is sound' tarjimon memory verify -m m.db

sed 's/^yes/maybe/' judged.tsv >odd.tsv
expect_status 2 'a judgement that is no word of ours is refused' tarjimon memory import -m x.db odd.tsv
like "$(cat err)" "*row *judged 'maybe'*" 'with its row'
expect_status 0 'two editions have a review too' \
  tarjimon memory align -o two.tmx --threshold=100 --review=two.tsv site/en/baku.html site/ru/baku.html
is "$(head -1 two.tsv | cut -f 3,4)" "$(printf 'en\tru')" 'in their order'
expect_status 2 'a review that cannot be written fails the work' \
  tarjimon memory align -o three.tmx --review=no/such/folder.tsv site
ok 'as a whole' test ! -e three.tmx
expect_status 2 'links have nothing to judge' tarjimon memory align --links --review=l.tsv site

done_testing
