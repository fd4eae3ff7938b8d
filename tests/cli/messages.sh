#!/bin/sh
# The program speaks the languages of po/LINGUAS: its catalogs are complete, pass
# its own checks, and are what a user with that language reads.

. "${top_srcdir:-../..}/tests/cli/lib.sh"

need_tool xgettext msgmerge msgattrib msgfmt gettext

linguas=$(sed '/^#/d' "$top_srcdir/po/LINGUAS")

# tests/style/potfiles.sh proves that these are all files with messages.
sed '/^#/d' "$top_srcdir/po/POTFILES.in" >sources
ok 'the messages can be extracted' \
  xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=say --keyword=die --keyword=translate \
  --directory="$top_srcdir" --files-from=sources \
  --output=fresh.pot

# ------------------------------------------------------------ catalogs are whole

for language in $linguas; do
  catalog=$top_srcdir/po/$language.po
  msgmerge --quiet --no-fuzzy-matching --output-file=fresh.po "$catalog" fresh.pot
  is "$(msgattrib --untranslated --no-obsolete --no-wrap fresh.po | grep '^msgid' | sed 1d)" '' \
    "$language: every message of the sources is translated"
  is "$(msgattrib --only-fuzzy --no-obsolete fresh.po)" '' "$language: no translation is fuzzy"
  is "$(msgattrib --no-obsolete --no-wrap fresh.po | grep -nE 'таржимон[ -]|[«'"'"']?(мерге|леарн|меморй|гит)[ »'"'"']')" '' \
    "$language: what is typed stays in Latin letters"
  expect_status 0 "$language: our own check finds no error, and each thing has one name" \
    tarjimon check --fail-on=error --terms="$top_srcdir/po/terms.tsv" "$catalog"
  is "$(msgattrib --no-obsolete --no-wrap fresh.po | grep -n "^msgstr.*'")" '' \
    "$language: quotation marks are those of the language, and apostrophes are letters"
done

# literals LANGUAGE: what a message has in quotation marks in English as well, with its message, a line each.
literals() {
  msgcat --no-wrap --no-location "$top_srcdir/po/$1.po" | awk '
    /^msgid "/ { id = $0; reading_id = 1; next }
    /^msgstr/ { reading_id = 0 }
    /^"/ && reading_id { id = id $0 }
    /^(msgstr|")/ && !reading_id {
      rest = $0
      gsub(/[“”«»]/, "\037", rest)
      count = split(rest, parts, "\037")
      for (i = 2; i < count; i++)
        if (parts[i] ~ /^[A-Za-z-]*[a-z][A-Za-z -]*$/ && index(id, "\047" parts[i] "\047"))
          print id "\t" parts[i]
    }' | sort -u
}
literals uz >typed
literals uz@cyrillic >typed.cyrillic
ok 'there are things to type' test "$(grep -c . typed)" -gt 20
is "$(comm -23 typed typed.cyrillic)" '' 'uz@cyrillic: what is typed is what uz says'

# ------------------------------------------------------------ people read them

for language in $linguas; do
  use_messages "$language"
done

# LANGUAGE counts in a real locale only, and which one is real is up to the system.
find_locale() {
  for locale in "$LC_ALL" C.UTF-8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-*8'); do
    said=$(LC_ALL=$locale LANGUAGE=ru TEXTDOMAINDIR=$TARJIMON_LOCALEDIR gettext tarjimon 'usage:' 2>/dev/null)
    if test "$said" = 'использование:'; then
      echo "$locale"
      return
    fi
  done
}

unheard=
working=$(find_locale)
test -n "$working" || unheard='no locale here honours LANGUAGE'
grep -q '^#define ENABLE_NLS 1' "$top_builddir/config.h" || unheard='built without gettext'

# translated LANGUAGE USAGE ERROR: the first word of --help, and a whole message.
translated() {
  if test -n "$unheard"; then
    skip "$1: --help and errors are translated" "$unheard"
    return
  fi
  LC_ALL=$working
  use_messages "$1"
  like "$(tarjimon --help)" "$2 tarjimon *" "$1: --help is translated"
  expect_status 2 "$1: a missing file is refused" tarjimon extract missing.html
  like "$(cat err)" "*$3*" "$1: the error is translated"
}

translated ru 'использование:' 'не удалось открыть «missing.html»'
translated uz 'ishlatilishi:' '“missing.html”ni ochib boʻlmadi'
translated uz@cyrillic 'ишлатилиши:' '«missing.html»ни очиб бўлмади'

done_testing
