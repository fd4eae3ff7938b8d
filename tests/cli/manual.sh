#!/bin/sh
# Help, completion table and manual say the same: they come from one table.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# The words of a synopsis, without the macros of mdoc and without spaces.
plain_synopsis() {
  awk '/^\.Sh SYNOPSIS/ { on = 1; next } /^\.Sh/ { on = 0 } on' "$1" |
    sed -e 's/^\.Nm //' -e 's/^\.Op \(.*\)$/[\1]/' -e 's/^\.Ar //' -e 's/Fl Fl /--/g' -e 's/Fl /-/g' \
      -e 's/ Ns = Ns /=/g' -e 's/Ar //g' -e 's/ \.\.\./.../g' | tr -d ' \n'
}

tarjimon --command-table >table
while IFS="$(printf '\t')" read -r command options _; do
  page=$top_srcdir/doc/man/tarjimon-$(echo "$command" | tr ' ' -).1
  ok "'$command' has a manual page" test -f "$page"
  # shellcheck disable=SC2086
  help=$(tarjimon $command --help | awk '/^$/ { exit } { print }' | sed 's/^usage://' | tr -d ' \n' | sed 's/\[\([A-Z]*\)\]\.\.\./[\1...]/')
  is "$(plain_synopsis "$page" | sed 's/^tarjimon//')" "$(echo "$help" | sed 's/^tarjimon//')" "the synopsis of '$command' is that of its help"
  for option in $options; do
    name=${option%%=*}
    test "$name" = --help && continue
    ok "'$name' of '$command' is described" grep -q "Fl Fl ${name#--}" "$page"
  done
  ok "'$command' is listed in tarjimon(1)" grep -q "Xr tarjimon-$(echo "$command" | tr ' ' -) 1" "$top_srcdir/doc/man/tarjimon.1"
done <table

for section in project folders derive memory embargo terms publish check uz; do
  ok "[$section] is described in tarjimon.ini(5)" grep -qF "[$section]" "$top_srcdir/doc/man/tarjimon.ini.5"
done
tarjimon init ws
ok 'what init writes is read without complaint' sh -c 'cd ws && "$TARJIMON" status'

done_testing
