#!/bin/sh
# bash completes commands, options and their values from the command table.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool bash

mkdir bin
cat >bin/tarjimon <<'END'
#!/bin/sh
printf '%s\t%s\t%s\n' \
  check '--format=text|json|github --only= --help' '-h' \
  merge '--output= --help' '-o -h' \
  'memory import' '--store= --help' '-m -h' \
  'memory lookup' '--exhaustive --help' '-h'
END
chmod +x bin/tarjimon
PATH=$PWD/bin:$PATH
export PATH

# completed WORD...: what bash would offer for the last word, in one line.
completed() {
  # shellcheck disable=SC2016
  bash -c '
    compopt() { :; }
    . "$0"
    COMP_WORDS=(tarjimon "$@")
    COMP_CWORD=$#
    _tarjimon
    echo "${COMPREPLY[*]}"' "$top_srcdir/src/cli/completion/tarjimon" "$@"
}

is "$(completed '')" 'check memory merge' 'commands come first'
is "$(completed me)" 'memory merge' 'those that begin so'
is "$(completed memory '')" 'import lookup' 'a group is followed by what it can do'
is "$(completed memory i)" import 'and that is completed too'
is "$(completed merge '')" '' 'files follow a command: they are the shell'"'"'s business'
is "$(completed memory import '')" '' 'and so for a command of two words'
is "$(completed --)" '--help --version' 'options of the program itself'
is "$(completed check --)" '--format= --only= --help' 'options of a command'
is "$(completed check a.po --f)" '--format=' 'also behind a file'
is "$(completed memory lookup --e)" '--exhaustive' 'also of a command of two words'
is "$(completed check --format =)" 'text json github' 'values of an option that has a choice'
is "$(completed check --format = j)" json 'those that begin so'
is "$(completed check --only =)" '' 'other values are files'

ln -sf "$TARJIMON" bin/tarjimon
is "$(completed memory ex)" export 'the table of the program itself is read'
is "$(completed check --format = js)" json 'with the values of its options'

done_testing
