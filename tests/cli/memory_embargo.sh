#!/bin/sh
# Releases under embargo: the memory knows them, and shows them only where the settings say so.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# workspace FOLDER LINE...: one with a memory that all share, and these settings.
workspace() {
  tarjimon init "$1" >/dev/null
  {
    printf '[project]\ntargets = ru, en\n[memory]\nstore = ../shared.db\n'
    printf '%s\n' "$2"
  } >"$1/tarjimon.ini"
}

# in FOLDER COMMAND...
in_folder() {
  (cd "$1" && shift && "$TARJIMON" "$@")
}

workspace press "$(printf '[embargo]\n2025/budget = hold\n2024 = 2024-12-01\n')"
workspace other ''
mkdir -p press/releases/2025 press/releases/2024 press/catalogs
printf '<p>The secret budget grows.</p>\n' >press/releases/2025/budget.en.html
printf '<p>The old budget grew.</p>\n' >press/releases/2024/budget.en.html
in_folder press extract >/dev/null
for year in 2024 2025; do
  sed -i 's/^msgstr ""$/msgstr "Бюджет растёт."/; 0,/Бюджет растёт/s/Бюджет растёт\.//' "press/catalogs/$year/budget/ru.po"
done
expect_status 0 'approved translations are learned' in_folder press learn

# matches FOLDER TEXT OPTIONS...: how many are found.
matches() {
  folder=$1 text=$2
  shift 2
  echo "$text" | in_folder "$folder" memory lookup -s en -t ru --json "$@" | grep -o '"target"' | wc -l | tr -d ' '
}

for folder in press other; do
  is "$(matches $folder 'The secret budget grows.' --threshold=100)" 0 "$folder: an unpublished release answers nobody"
  is "$(matches $folder 'The secret budget grows.' --threshold=100 --origin=2025/budget)" 1 "$folder: but who works on it"
  is "$(matches $folder 'The old budget grew.' --threshold=100)" 1 "$folder: a release whose time has come answers all"
  expect_status 1 "$folder: its words are not found" in_folder $folder memory search secret
  expect_status 0 "$folder: an export" in_folder $folder memory export -o out.tmx
  like "$(cat err)" '*under embargo*--embargoed*' "$folder: says that units are left out"
  ok "$folder: and they are" sh -c "! grep -q secret $folder/out.tmx"
done
in_folder press memory export --embargoed -o all.tmx
ok 'an export of all has them' grep -q secret press/all.tmx
sed -i '/^#.*fuzzy/d; s/^msgstr "Бюджет.*/msgstr ""/' press/catalogs/2025/budget/ru.po
expect_status 0 'its own catalog is filled' in_folder press pretranslate
ok 'with what it said itself' grep -q 'Бюджет растёт' press/catalogs/2025/budget/ru.po

sed -i '/^#.*fuzzy/d; s/^msgstr "Бюджет.*/msgstr ""/' press/catalogs/2025/budget/ru.po
expect_status 0 'named by itself' in_folder press pretranslate ./catalogs/../catalogs/2025/budget/ru.po
ok 'it is, too' grep -q 'Бюджет растёт' press/catalogs/2025/budget/ru.po
like "$(in_folder press memory stats)" '1 unit, *1 unit under embargo is not counted*' 'statistics leave it out, and say so'
like "$(in_folder press memory stats --json)" '*"units":1,"hidden_units":1,"texts":2,*"texts":1,*"texts":1,*' 'in all they count'

workspace chief '[memory]'
printf 'embargoed = show\n' >>chief/tarjimon.ini
is "$(matches chief 'The secret budget grows.' --threshold=100)" 1 'a workspace may see everything'
sed -i 's/= show/= hide/' chief/tarjimon.ini
is "$(matches chief 'The secret budget grows.' --threshold=100 --origin=2025/budget)" 0 'or nothing'

# A table from elsewhere: no file of these releases is here.
workspace desk "$(printf '[embargo]\n2026 = hold\n')"
sed -i 's/shared/desk/' desk/tarjimon.ini
printf 'en\tru\trelease\nThe envoy was recalled.\tПосол отозван.\t2026/envoy\nThe weather is fine.\tПогода хорошая.\t2025/sky\n' >desk/e.tsv
expect_status 0 'a table is imported' in_folder desk memory import e.tsv
is "$(matches desk 'The envoy was recalled.' --threshold=100)" 0 'a rule holds for an origin without a file in releases'
is "$(matches desk 'The envoy was recalled.' --threshold=100 --origin=2026/envoy)" 1 'who works on it sees it'
is "$(matches desk 'The weather is fine.' --threshold=100)" 1 'others are visible'
expect_status 1 'neither a search' in_folder desk memory search envoy
expect_status 1 'nor the history shows it' in_folder desk memory history 'The envoy was recalled.'
in_folder desk memory export --format=tsv -o out.tsv 2>err
ok 'nor an export' sh -c "grep -q weather desk/out.tsv && ! grep -q envoy desk/out.tsv"
printf '2025/sky = hold\n' >>desk/tarjimon.ini
expect_status 0 'a line that comes later' in_folder desk memory import e.tsv
is "$(matches desk 'The weather is fine.' --threshold=100)" 0 'holds for what the memory knew already'
sed -i 's/^2026 = .*/2026 = 2020-01-01/' desk/tarjimon.ini
expect_status 0 'a moment that has passed' in_folder desk memory import e.tsv
is "$(matches desk 'The envoy was recalled.' --threshold=100)" 1 'lifts it'

sed -i '/^2025/d' press/tarjimon.ini
expect_status 0 'the embargo is lifted with its line' in_folder press learn
is "$(matches other 'The secret budget grows.' --threshold=100)" 1 'and everybody sees the release'
like "$(in_folder press memory history)" '*learn*' 'both are batches'
printf '[embargo]\n2025 = soon\n' >>press/tarjimon.ini
expect_status 2 'what is no day is refused' in_folder press learn
like "$(cat err)" "*'hold'*" 'and the message says what is'
expect_status 0 'the memory is sound' in_folder other memory verify

done_testing
