#!/bin/sh
# demo.sh [FILE] -- shows the way of a release through tarjimon.
#
# Copies the example workspace to a temporary folder, which it keeps, and works
# there. FILE is a release of your own; without it the example's new one is used.
# $TARJIMON is the program to run. What is told is in the language of its messages, if
# gettext(1) is there, else in English.
set -eu

tarjimon=${TARJIMON:-tarjimon}
example=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/press-service
release=${1:-$example/releases/2025/khorezm-visit.uz.html}
most_lines=10 # of one command's output; the rest is in log/

# The program speaks the user's language whether or not the system has made that locale; so do we.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
TEXTDOMAIN=tarjimon
TEXTDOMAINDIR=${TARJIMON_LOCALEDIR:-/usr/local/share/locale}
export TEXTDOMAIN TEXTDOMAINDIR
case $locale in
C | POSIX) translate() { printf '%s' "$1"; } ;;
*)
  translate() {
    LC_ALL=C.UTF-8 LANGUAGE=${LANGUAGE:-$locale} gettext "$1"
  }
  ;;
esac
command -v gettext >/dev/null || translate() { printf '%s' "$1"; }

# die TEXT [ARGUMENT...]: TEXT is translated and a format of printf.
die() {
  text=$(translate "$1")
  shift
  # shellcheck disable=SC2059
  printf "demo: $text\n" "$@" >&2
  exit 2
}

# say TEXT [ARGUMENT...]: a paragraph, likewise.
say() {
  text=$(translate "$1")
  shift
  # shellcheck disable=SC2059
  printf "\n$text\n" "$@"
}

# run COMMAND [ARGUMENT...]: status 1 is "done, and there is something to see".
run() {
  log=log/$1${2:+-$2}.txt
  status=0
  printf '  $ tarjimon %s\n' "$*"
  "$tarjimon" "$@" >"$log" 2>&1 || status=$?
  sed -e 's/^/    /' -e "${most_lines}q" "$log"
  lines=$(wc -l <"$log")
  # shellcheck disable=SC2059
  [ "$lines" -le "$most_lines" ] ||
    printf "    $(translate '(more of it in %s; lines: %d)')\n" "$log" "$((lines - most_lines))"
  [ "$status" -le 1 ] || die "'%s' failed with status %d" "tarjimon $*" "$status"
}

[ -f "$release" ] || die "cannot read '%s'" "$release"
where=$(command -v "$tarjimon") || die "cannot find '%s': set TARJIMON to where the program is" "$tarjimon"
case $tarjimon in
*/*) tarjimon=$(CDPATH='' cd -- "$(dirname -- "$tarjimon")" && pwd)/$(basename -- "$tarjimon") ;;
esac
TEXTDOMAINDIR=${TARJIMON_LOCALEDIR:-$(dirname -- "$where")/../share/locale}

# The past releases are published and need no more work: only the new one goes along.
work=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-demo.XXXXXX")
mkdir -p "$work/releases/2025" "$work/log"
cp -R "$example/tarjimon.ini" "$example/tm" "$example/published" "$work"
cp "$release" "$work/releases/2025"
cd "$work"

say 'A press service publishes every release in four editions: Uzbek in Latin and in
Cyrillic script, Russian, English. A new release has come in: %s' "$(basename -- "$release")"

say '1. The memory learns nine releases of 2022-2024, all four editions at once.'
run memory import tm/archive.tsv

say '2. The new release becomes a catalog for each language it must be translated into.'
run extract

say '3. The memory fills in what was said before, and suggests where it was said almost so.'
run pretranslate

say '4. So much is done, and so much is left for people.'
run status

if [ $# -eq 0 ]; then
  say '   Why? Here is one sentence of the new release, and what the memory knows about it.'
  run memory lookup -s uz -t ru --limit=1 --explain <<'EOT'
Ikki kun davomida jami 52 nafar fuqaroning 57 ta murojaati tinglandi.
EOT
fi

say '5. The check finds what is missing and what is wrong; in CI its status stops a release.'
run check
if [ "$status" -eq 1 ]; then
  printf '  %s\n' "$(translate 'Status 1: there are findings, as there must be before a translator has worked.')"
else
  printf '  %s\n' "$(translate 'Status 0: nothing to object to.')"
fi

say '6. The catalogs are put back into the page. Where nothing is translated yet, the source stays.'
run merge

say 'The release and its editions, in %s:' "$work"
find releases published -path '*/2025/*' -type f | sort | sed 's/^/    /'
