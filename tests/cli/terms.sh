#!/bin/sh
# The termbase: in and out, listed, found in texts, and what check makes of it.
# shellcheck disable=SC2154,SC2016
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

shipped=$top_srcdir/tm/terms/ombudsman.tsv

# ------------------------------------------------------------------ in and out

expect_status 0 'a table is imported' tarjimon term import --terms=t.tbx "$shipped"
is "$(head -n 1 out)" '91 concepts read: 91 new, 0 changed, 0 known' 'it is said what came in'
cp t.tbx before.tbx
tarjimon term import --terms=t.tbx "$shipped" >out
is "$(cat out)" '91 concepts read: 0 new, 0 changed, 91 known' 'the same again changes nothing'
same t.tbx before.tbx 'not even the file'
same t.tbx "$top_srcdir/tm/terms/ombudsman.tbx" 'the TBX that is shipped is the table'
same "$top_srcdir/doc/example/press-service/tm/terms.tbx" t.tbx 'the example workspace uses it'
tarjimon term export --terms=t.tbx --format=tsv -o t.tsv
tarjimon term export --terms=t.tsv -o again.tbx
same again.tbx t.tbx 'TBX to TSV and back is the same'
tarjimon term import --terms=from-stdin.tsv - <t.tbx >/dev/null
same from-stdin.tsv t.tsv 'standard input is told by its content too'

# The core schema leaves the values of DCA's types open and says to fill them in: from the modules.
if command -v xmllint >/dev/null && test -e "$TARJIMON_TEST_DATA/schema/tbx/Basic.tbxmd"; then
  schema=$TARJIMON_TEST_DATA/schema/tbx
  core=$schema/TBXcoreStructV03_TBX-Core_integrated.rng
  sed -n 's/.*<\([a-zA-Z]*\)Spec name="\([^"]*\)".*/\1 \2/p' "$schema/Min.tbxmd" "$schema/Basic.tbxmd" >specs
  awk 'FNR == NR { allowed[$1] = allowed[$1] "<value>" $2 "</value>"; next }
    match($0, /define name="[a-zA-Z]*\.types"/) { split(substr($0, RSTART, RLENGTH), part, /["\.]/); kind = part[2] }
    kind != "" && /<empty\/>/ {
      sub(/<empty\/>/, allowed[kind] == "" ? "<notAllowed/>" : "<choice>" allowed[kind] "</choice>")
      kind = ""
    }
    { print }' specs "$core" >dca.rng
  for file in "$shipped" "$TARJIMON_TEST_DATA"/tbx/*/*.tbx; do
    rm -f x.tbx
    tarjimon term import --terms=x.tbx "$file" >/dev/null
    ok "TBX-Basic (DCA) of '${file##*/}' is valid" xmllint --noout --relaxng dca.rng x.tbx 2>/dev/null
    tarjimon term export --terms=x.tbx --format=tbx-dct -o d.tbx
    ok "TBX-Basic (DCT) of '${file##*/}' is valid" xmllint --noout --relaxng "$core" d.tbx 2>/dev/null
    tarjimon term export --terms=d.tbx -o y.tbx
    same y.tbx x.tbx "both styles of '${file##*/}' say the same"
  done
else
  skip 'TBX-Basic is valid' 'no xmllint or no schema'
fi

printf 'id\ten\tru\tcolour\na\tcourt {speed=9}\tсуд\tred\n' >lossy.tsv
tarjimon term import --terms=l.tsv lossy.tsv >out
is "$(sed -n 3p out)" "  dropped: a (line 2): 'speed=9' says nothing of a name" 'losses are told by concept'
tarjimon term import --terms=none.tbx --dry-run "$shipped" >/dev/null
ok 'a dry run writes nothing' test ! -e none.tbx

expect_status 0 'a glossary for OmegaT is written' tarjimon term export --terms=t.tbx --format=omegat -s uz -t ru
ok 'it has three columns' sh -c 'awk -F "\t" "NF != 3 { exit 1 }" out'
ok 'a pair of names is in it' grep -q '^matbuot xizmati	\|^Matbuot xizmati	пресс-служба	' out
expect_status 2 'without languages it is not' tarjimon term export --terms=t.tbx --format=omegat

# ------------------------------------------------------------------- refusals

expect_status 2 'without a termbase nothing is listed' tarjimon term list
like "$(cat err)" "*'--terms=FILE'*" 'it is said how to name one'
printf 'colour\nred\n' >bad.tsv
expect_status 2 'what is no table is refused' tarjimon term import --terms=t.tbx bad.tsv
same t.tbx before.tbx 'the termbase is as it was'
printf '<tbx><text><body><conceptEntry id="a"><langSec xml:lang="en"><termSec><term>x</term>' >cut.tbx
expect_status 2 'a truncated file is refused' tarjimon term import --terms=t.tbx cut.tbx
same t.tbx before.tbx 'and changes nothing'
if test -e "$top_builddir/tests/fault/shim.so"; then
  printf 'id\ten\nnew\tthing\n' >new.tsv
  expect_status 2 'a full disk is told' with_fault write:1:ENOSPC "$TARJIMON" term import --terms=t.tbx new.tsv
  same t.tbx before.tbx 'and leaves the termbase whole'
fi

# -------------------------------------------------------------------- listing

tarjimon term list --terms=t.tbx -l ru torture >out
ok 'terms are found by id' grep -q '^torture \[approved\]' out
tarjimon term list --terms=t.tbx ОМБУДСМАН >out
ok 'and by a part of a name in another case' grep -q '^ombudsman-school' out
printf 'id\tuz\tuz@cyrillic\nterm-10\tshahar\tқўмита\nterm-2\tzal\tяхши\nterm-1\to`zbek\tвилоят\n' >order.tsv
tarjimon term import --terms=order.tbx order.tsv
is "$(tarjimon term list --terms=order.tbx | grep ^term | tr '\n' ' ')" 'term-1 term-2 term-10 ' 'a list is in the order of the ids'
is "$(tarjimon term list --terms=order.tbx -l uz | grep ^term | tr '\n' ' ')" 'term-2 term-1 term-10 ' 'or of the names, in the order of the alphabet'
is "$(tarjimon term list --terms=order.tbx -l uz@cyrillic | grep ^term | tr '\n' ' ')" 'term-1 term-2 term-10 ' 'of either script'
expect_status 1 'nothing found is status 1' tarjimon term list --terms=t.tbx no-such-thing
tarjimon term list --terms=t.tbx --json torture >out
like "$(cat out)" '{"schema":"tarjimon.term-list/1","concepts":*' 'machines get JSON'

# ------------------------------------------------------------------- in texts

echo 'Ombudsman (ombudsman)ning 5-moddasi' | tarjimon segment -l uz --terms=t.tbx >out
is "$(cut -f 2,4 out | tr '\t\n' ' ,')" 'ombudsman preferred,ombudsman preferred,article preferred,,' 'segment tells the terms of a line'

cat >2023.po <<'EOT'
msgid ""
msgstr ""
"Language: ru\n"
"X-Source-Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "The Ombudsman defends human rights."
msgstr "Омбудсман защищает права человека."

msgid "On human rights in Morocco."
msgstr "О правах людей в Королевстве Марокко."

msgid "The Ombudsman spoke."
msgstr "Говорил омбудсмен."
EOT
expect_status 1 'check judges terms' tarjimon check --terms=t.tbx 2023.po
is "$(grep -c '\[terms\]' out)" 1 'a term that is not called by its name is told'
is "$(grep -c '\[forbidden-terms\]' out)" 1 'a forbidden name is told'
like "$(grep '\[forbidden-terms\]' out)" "*'омбудсмен' must not be used; write 'омбудсман'*" 'with the name to write'
expect_status 0 'without a termbase terms are not judged' tarjimon check 2023.po
expect_status 2 'a termbase that is named must be there' tarjimon check --terms=nowhere.tbx 2023.po

tarjimon init ws >/dev/null
mkdir -p ws/catalogs/x
cp 2023.po ws/catalogs/x/ru.po
(cd ws && tarjimon term import "$shipped") >/dev/null
ok 'the termbase of a workspace is tm/terms.tbx' test -e ws/tm/terms.tbx
expect_status 1 'check uses it' sh -c 'cd ws && "$TARJIMON" check catalogs/x/ru.po'

# -------------------------------------------------- in the life of a release

cp -R "$top_srcdir/doc/example/press-service" press
cd press || exit 99
tarjimon memory import tm/archive.tsv >/dev/null
tarjimon extract >/dev/null 2>&1
catalog=catalogs/2025/khorezm-visit/ru.po
ok 'extract tells the terms of a source' grep -q '^#. term: ombudsman = омбудсман; Омбудсман (not: омбудсмен)$' "$catalog"
ok 'not in a template, which has no language' sh -c '! grep -q "^#. term:" catalogs/2025/khorezm-visit.pot'
grep -v '^"POT-Creation-Date' "$catalog" >once.po
tarjimon extract >/dev/null 2>&1
grep -v '^"POT-Creation-Date' "$catalog" >again.po
same again.po once.po 'the same terms give the same comments'
tarjimon pretranslate >/dev/null
tarjimon pretranslate >/dev/null
ok 'comments stay when the memory fills in' grep -q '^#. term: ombudsman' "$catalog"
printf 'id\tuz\tru\nplace\tmuassasa\tпредприятие\n' >own.tsv
tarjimon term import own.tsv >/dev/null
rm -R catalogs
tarjimon extract >/dev/null 2>&1
tarjimon pretranslate >/dev/null
ok 'pretranslate marks a term that a fuzzy target lacks' grep -q '^#. tarjimon: term=muassasalar -> предприятие' "$catalog"

expect_status 0 'find shows terms in their context' tarjimon term find --term=ombudsman -l ru
like "$(head -n 1 out)" '*: …*\[Омбудсман*\]*(ombudsman, preferred)' 'marked, with concept and status'
expect_status 0 'for machines too' tarjimon term find --term=OMBUDSMAN -l uz@cyrillic --json
like "$(head -n 1 out)" '{"file":"*"concept":"ombudsman"*' 'as an object a line'
expect_status 1 'nothing found is status 1' tarjimon term find --term=turkey -l en releases/2025/khorezm-visit.uz.html
expect_status 2 'an unknown term is refused' tarjimon term find --term=nothing-of-the-kind

expect_status 1 'check looks at the archive' tarjimon term check
ok 'a name of earlier is wrong in a text of later' \
  grep -q "2025.*'Authorized Person of.* is not the name at the time" out
ok 'and right in its time' sh -c '! grep -q "published/en/202[2-4].*Authorized Person of.* is not the name" out'
ok 'different names are told as a note' grep -q "info: 'npm' is called" out
printf 'id\tuz\nprize\tmukofot\n' >lonely.tsv
cat >lonely.po <<'EOT'
msgid ""
msgstr ""
"Language: ru\n"
"X-Source-Language: uz\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "Mukofot berildi"
msgstr "Вручена премия"
EOT
expect_status 0 'a term without a name is a note' tarjimon term check --terms=lonely.tsv lonely.po
like "$(head -n 1 out)" "*info: 'Mukofot' has no name in this language yet*" 'that asks for one'
echo 'Встреча с омбудсменом' >text.txt
expect_status 1 'a bare text is judged by itself' tarjimon term check -l ru text.txt
like "$(head -n 1 out)" "text.txt:1*'омбудсменом' must not be used; write 'омбудсман'*" 'for what must not be used'

expect_status 0 'mine proposes from the memory' tarjimon term mine -s uz -t ru --limit=40 --terms=lonely.tsv
is "$(head -n 1 out)" 'uz	ru	status	note' 'a table of terms'
ok 'terms are in it' grep -q 'milliy preventiv mexanizm	' out
tarjimon term mine -s uz -t ru --limit=40 >known
ok 'known ones are left out' sh -c '! grep -q "^milliy preventiv mexanizm	" known'
cp out proposals.tsv
expect_status 0 'import reads the table' tarjimon term import --terms=new.tsv proposals.tsv
expect_status 2 'one language is not enough' tarjimon term mine -s uz
cd ..

done_testing
