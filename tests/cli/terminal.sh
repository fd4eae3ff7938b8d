#!/bin/sh
# Texts of others on a terminal: no command lets a control character, or a bidi control, of a document,
# catalog, memory or file name through to it; pipes and files get the bytes as they are (faults.md T4).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

pty=$top_builddir/tests/cli/pty
"$pty" true || skip_all 'there is no terminal to be had'
NO_COLOR=1
export NO_COLOR

escape=$(printf '\033')
evil=$(printf 'Evil \033]52;c;QQ==\007 news\302\2331m of \342\200\256fdp\342\201\251 today\r end')

# obeyed FILE: does it hold what a terminal would obey?
obeyed() {
  LC_ALL=C tr '\n\t' '  ' <"$1" | LC_ALL=C grep -q "[[:cntrl:]]" && return 0
  LC_ALL=C grep -q "$(printf '\302[\200-\237]')" "$1" && return 0
  LC_ALL=C grep -q "$(printf '\342\200[\216\217\252-\256]')" "$1" || LC_ALL=C grep -q "$(printf '\342\201[\246-\251]')" "$1"
}

harmless() {
  ! obeyed "$1"
}

# shown WHAT COMMAND...: with a terminal before it, it shows the escape and lets nothing through.
shown() {
  shown_what=$1
  shift
  "$pty" -e "$TARJIMON" "$@" >shown </dev/null
  if obeyed shown; then
    fail "$shown_what: a terminal is not commanded"
    diag "$(cat -v shown)"
  else
    pass "$shown_what: a terminal is not commanded"
  fi
  ok "$shown_what: and what is there is shown" grep -qF "$seen" shown
}

# raw WHAT COMMAND...: into a pipe go the bytes.
raw() {
  raw_what=$1
  shift
  tarjimon "$@" 2>/dev/null </dev/null | cat >raw
  ok "$raw_what: a pipe gets the bytes" grep -qF "$escape]52;c" raw
}

printf '%s\n' "$evil" >sample
ok 'the test tells what is obeyed' obeyed sample
printf 'Oʻzbekiston — 10 000 €\n' >sample
ok 'and what is not' harmless sample

# Documents and catalogs. Extracted, a control character is a code.
printf '%s\n' "$evil" >page.en.txt
seen=Evil
shown extract extract page.en.txt
seen='^[]52'
tarjimon extract page.en.txt -o page.pot
sed 's/^"Language: .*/"Language: ru\\n"/' page.pot >page.ru.po
sed -i "\$s/.*/msgstr \"$evil\"/" page.ru.po
shown merge merge page.en.txt page.ru.po
raw merge merge page.en.txt page.ru.po
shown check check page.ru.po
seen='page.ru.po'
shown 'check for GitHub' check --format=github page.ru.po
seen=Evil
shown textconv textconv page.en.txt
seen='^[]52'
shown 'transliterate, a document' transliterate --from=uz --to=uz@cyrillic page.en.txt
raw 'transliterate, a document' transliterate --from=uz --to=uz@cyrillic page.en.txt

# The memory.
printf 'en\tru\n%s\t%s да\nombudsman\t%s\n' "$evil" "$evil" "$evil" | tr -d '\r' >book.tsv
tarjimon memory import -m tm.db book.tsv >/dev/null
shown 'memory export' memory export -m tm.db --format=tsv
raw 'memory export' memory export -m tm.db --format=tsv
seen=Evil
shown 'memory export, TMX' memory export -m tm.db --format=tmx
seen='^[]52'

# Terms.
printf 'en\tru\tstatus\nombudsman\t%s\tpreferred\n' "$evil" | tr -d '\r' >terms.tsv
for command in 'list' 'export --format=tsv'; do
  # shellcheck disable=SC2086
  shown "term $command" term $command --terms=terms.tsv
done

# Filters: standard input is a file, standard output a terminal.
filter() {
  filter_what=$1
  shift
  "$pty" -e "$TARJIMON" "$@" <page.en.txt >shown
  if obeyed shown; then
    fail "$filter_what: a terminal is not commanded"
    diag "$(cat -v shown)"
  else
    pass "$filter_what: a terminal is not commanded"
  fi
  ok "$filter_what: and what is there is shown" grep -qF '^[]52;c' shown
}
filter segment segment -l en
filter transliterate transliterate --from=uz --to=uz@cyrillic
filter lookup memory lookup -m tm.db -s en -t ru
tarjimon segment -l en <page.en.txt | cat >raw
ok 'segment: a pipe gets the bytes' grep -qF "$escape]52;c" raw
tarjimon transliterate --from=uz --to=uz@cyrillic <page.en.txt | cat >raw
ok 'transliterate: a pipe gets the bytes' grep -qF "$escape]52;c" raw
"$pty" -e "$TARJIMON" segment -l en --tokens <page.en.txt >shown
ok 'segment --tokens: a terminal is not commanded' harmless shown
"$pty" "$TARJIMON" memory lookup --json -m tm.db -s en -t ru <page.en.txt >shown
ok 'lookup --json: escapes are JSON' grep -qF '\u001b]52;c' shown
ok 'lookup --json: so are bidi controls' grep -qF '\u202efdp\u2069' shown

# Names of files, in what is said of them and in errors.
cp page.en.txt "page${escape}[31m.en.txt"
seen='^[[31m'
shown 'an error' extract "none${escape}[31m.en.txt"
shown 'an unknown option' extract "--none${escape}[31m"
tarjimon init ws >/dev/null
cp page.en.txt "ws/releases/new${escape}[31m.en.txt"
cd ws || exit 99
for command in extract status merge check; do
  shown "$command of a workspace" $command
done

done_testing
