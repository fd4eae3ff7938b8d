#!/bin/sh
# demo.sh [FILE] -- shows the way of a release through tarjimon.
#
# Copies the example workspace to a temporary folder, which it keeps, and works
# there. FILE is a release of your own; without it the example's new one is used.
# $TARJIMON is the program to run.
set -eu

tarjimon=${TARJIMON:-tarjimon}
example=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/press-service
release=${1:-$example/releases/2025/khorezm-visit.uz.html}
most_lines=10 # of one command's output; the rest is in log/

die() {
  printf 'demo: %s\n' "$*" >&2
  exit 2
}

say() {
  printf '\n'
  printf '%s\n' "$@"
}

# run COMMAND [ARGUMENT...]: status 1 is "done, and there is something to see".
run() {
  log=log/$1${2:+-$2}.txt
  status=0
  printf '  $ tarjimon %s\n' "$*"
  "$tarjimon" "$@" >"$log" 2>&1 || status=$?
  sed -e 's/^/    /' -e "${most_lines}q" "$log"
  lines=$(wc -l <"$log")
  [ "$lines" -le "$most_lines" ] || printf '    (more of it in %s; lines: %d)\n' "$log" "$((lines - most_lines))"
  [ "$status" -le 1 ] || die "'tarjimon $*' failed with status $status"
}

[ -f "$release" ] || die "cannot read '$release'"
case $tarjimon in
*/*) tarjimon=$(CDPATH='' cd -- "$(dirname -- "$tarjimon")" && pwd)/$(basename -- "$tarjimon") ;;
esac
command -v "$tarjimon" >/dev/null || die "cannot find '$tarjimon': set TARJIMON to where the program is"

# The past releases are published and need no more work: only the new one goes along.
work=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-demo.XXXXXX")
mkdir -p "$work/releases/2025" "$work/log"
cp -R "$example/tarjimon.ini" "$example/tm" "$example/published" "$work"
cp "$release" "$work/releases/2025"
cd "$work"

say "A press service publishes every release in four editions: Uzbek in Latin and in" \
  "Cyrillic script, Russian, English. A new release has come in: $(basename -- "$release")"

say "1. The memory learns nine releases of 2022-2024, all four editions at once."
run memory import tm/archive.tsv

say "2. The new release becomes a catalog for each language it must be translated into."
run extract

say "3. The memory fills in what was said before, and suggests where it was said almost so."
run pretranslate

say "4. So much is done, and so much is left for people."
run status

if [ $# -eq 0 ]; then
  say "   Why? Here is one sentence of the new release, and what the memory knows about it."
  run memory lookup -s uz -t ru --limit=1 --explain <<'EOT'
Ikki kun davomida jami 52 nafar fuqaroning 57 ta murojaati tinglandi.
EOT
fi

say "5. The check finds what is missing and what is wrong; in CI its status stops a release."
run check
if [ "$status" -eq 1 ]; then
  echo "  Status 1: there are findings, as there must be before a translator has worked."
else
  echo "  Status 0: nothing to object to."
fi

say "6. The catalogs are put back into the page. Where nothing is translated yet, the source stays."
run merge

say "The release and its editions, in $work:"
find releases published -path '*/2025/*' -type f | sort | sed 's/^/    /'
