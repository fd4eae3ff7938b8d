#!/bin/sh
# git and tarjimon: a real conflict in a catalog, text for differences, workflows.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool git msgfmt

GIT_CONFIG_GLOBAL=$PWD/gitconfig GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM
git config --global user.name Press
git config --global user.email press@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# catalog TARGETS...: a catalog with a unit a target.
catalog() {
  printf 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
  number=1
  for target; do
    printf '\n#: page.html:%d\nmsgid "Sentence %d"\nmsgstr "%s"\n' "$number" "$number" "$target"
    number=$((number + 1))
  done
}

# ------------------------------------------------------------------ a conflict

mkdir repository && cd repository || exit 99
git init -q .
git config merge.po.name 'catalogs, unit by unit'
git config merge.po.driver "'$TARJIMON' merge-po %O %A %B"
printf '*.po merge=po\n' >.gitattributes
catalog '' '' '' 'Четыре' >ru.po
git add . && git commit -qm base
git checkout -qb colleague
catalog 'Раз' '' 'Три иначе' 'Четыре' >ru.po
printf '\nmsgid "New"\nmsgstr "Новое"\n' >>ru.po
git commit -qam colleague
git checkout -q main
catalog '' 'Два' 'Три' 'Четыре!' >ru.po
git commit -qam ours
test_status=0
git merge -q colleague >merge.log 2>&1 || test_status=$?
is "$test_status" 1 'git stops at a unit that both translated'
like "$(cat merge.log)" '*1 unit was translated in two ways*' 'and says how many'
ok 'the outcome is a catalog' msgfmt -c -o /dev/null ru.po
ok 'no conflict markers are in it' sh -c '! grep -q "^<<<<<<<\|^=======\|^>>>>>>>" ru.po'
like "$(cat ru.po)" '*"Sentence 1"*"Раз"*"Sentence 2"*"Два"*"Четыре!"*"New"*"Новое"*' 'the work of both sides is there'
like "$(cat ru.po)" '*# MERGE CONFLICT, the other translation:*# Три иначе*fuzzy*"Sentence 3"*"Три"*' 'the unit in question has both'
expect_status 1 'and the check holds it back' "$TARJIMON" check ru.po
cd .. || exit 99

# -------------------------------------------------------------- single merges

catalog 'А' 'Б' >base.po
catalog 'А' 'Б' 'В' >ours.po
catalog 'А' >theirs.po
expect_status 0 'what only one side did needs nobody' tarjimon merge-po base.po ours.po theirs.po -o out.po
is "$(grep -c '^msgid "Sentence' out.po)" 2 'what they took out goes, what we added stays'
catalog 'А' 'Б!' >ours.po
expect_status 0 'a unit that they took out' tarjimon merge-po base.po ours.po theirs.po -o out.po
like "$(cat out.po)" '*"Б!"*' 'stays when we worked on it'
: >empty.po
expect_status 0 'an empty base' tarjimon merge-po empty.po ours.po theirs.po -o out.po
cp ours.po same.po
expect_status 0 'nothing to merge' tarjimon merge-po base.po same.po base.po
same same.po ours.po 'changes not a byte'
printf 'no catalog' >broken.po
cp ours.po kept.po
expect_status 2 'a broken catalog is refused' tarjimon merge-po base.po kept.po broken.po
same kept.po ours.po 'and ours is left alone'

# ------------------------------------------------------------------- textconv

catalog 'А' 'Б' >one.po
sed 's/page.html:/other.html:9/; s/"Language: ru.*/&\n"POT-Creation-Date: 2030-01-01 00:00+0000\\n"/' one.po >two.po
tarjimon textconv one.po >one
tarjimon textconv two.po >two
same one two 'what machines write makes no difference'
printf '<p>Hello <b>world</b></p>' >page.html
is "$(tarjimon textconv page.html)" 'Hello <b1>world</b1>' 'a document is its texts'
expect_status 2 'a file that is not there' tarjimon textconv none.po

# ------------------------------------------------------------------ workflows

for forge in github gitlab; do
  expect_status 0 "init --ci=$forge makes a workspace" tarjimon init --ci=$forge ws-$forge
  ok 'with its settings' test -s ws-$forge/tarjimon.ini
done
ok 'a workflow for GitHub' grep -q 'tarjimon check --format=github' ws-github/.github/workflows/tarjimon.yml
ok 'one for GitLab' grep -q 'tarjimon check --format=gitlab' ws-gitlab/.gitlab-ci.yml
expect_status 2 'a workflow that is there is not overwritten' tarjimon init --ci=gitlab ws-gitlab
expect_status 0 'a workspace gets a workflow later' tarjimon init --ci=gitlab ws-github
# What the workflow runs works there.
(cd ws-github && tarjimon check --format=github >/dev/null && tarjimon check --format=sarif --fail-on=never -o t.sarif)
ok 'its commands run in a new workspace' test -s ws-github/t.sarif

done_testing
