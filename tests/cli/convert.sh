#!/bin/sh
# A catalog in another form: what is written is valid, what comes back is the same,
# files of other tools are read with a report, and hostile ones are refused.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

cat >a.ru.po <<'EOF'
# head
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"X-Source-Language: en\n"

#. type: p
#: page.en.html:3
msgid "<a1>Read <b2>all</b2></a1> of it<br3/>"
msgstr "<a1>Всё</a1><br3/> <i9>"

#, fuzzy
#| msgid "Old"
msgctxt "k"
msgid "New"
msgstr   "Новое"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] "%d файла"
msgstr[2] "%d файлов"

msgid "nothing"
msgstr ""

#~ msgid "gone"
#~ msgstr "ушло"
EOF

expect_status 0 'PO becomes XLIFF 1.2' tarjimon convert -o a.xlf a.ru.po
like "$(cat err)" '4 units, 2 translated*' 'and says what went'
expect_status 0 'PO becomes XLIFF 2.1' tarjimon convert --format=xliff-2.1 -o a.xlf2 a.ru.po
for form in xlf xlf2; do
  tarjimon convert -o back.po "a.$form" 2>err
  same back.po a.ru.po "from .$form it comes back byte for byte"
done
tarjimon convert - <a.ru.po >piped.xlf 2>err
sed 's/original="a.ru.po"/original="-"/' a.xlf >wanted.xlf
same piped.xlf wanted.xlf 'it works in a pipe'
is "$(tarjimon convert --format=po a.ru.po 2>/dev/null | cmp - a.ru.po && echo same)" same 'PO to PO changes nothing'

# A translator works on it.
sed 's/<source>nothing<\/source>/&<target state="translated">ничего<\/target>/; s/needs-review-translation/final/' a.xlf >done.xlf
tarjimon convert -o done.po done.xlf 2>err
sed 's/^msgstr ""$/msgstr "ничего"/; /^#, fuzzy/d; /^#|/d; s/msgstr   /msgstr /' a.ru.po | sed '3s/.*/msgstr ""/' >wanted.po
same done.po wanted.po 'what was translated comes back, and nothing else changes'
ok 'and msgfmt takes it' msgfmt -c -o /dev/null done.po

# TMX.
expect_status 0 'PO becomes TMX' tarjimon convert -o a.tmx a.ru.po
like "$(cat err)" '*1: records with fewer than two texts were left out*1: translations marked as fuzzy were left out*' \
  'and says what stays behind'
is "$(grep -c '<tu>' a.tmx)" 3 'a plural gives two units'
expect_status 2 'TMX asks for its languages' tarjimon convert -o b.po a.tmx
expect_status 0 'TMX becomes PO' tarjimon convert -s en -t ru -o b.po a.tmx
ok 'with its codes' grep -qF '<a1>Read <b2>all</b2></a1> of it<br3/>' b.po
expect_status 2 'a TMX without the language is refused' tarjimon convert -s en -t uz -o c.po a.tmx
ok 'and nothing is written' test ! -e c.po

# The memory takes all of them, by content.
tarjimon memory import -m own.db a.ru.po >/dev/null
tarjimon memory import -m xliff.db a.xlf >/dev/null
for memory in own xliff; do
  is "$(echo '%d files' | tarjimon memory lookup -m $memory.db -s en -t ru | cut -f1,3 | head -1)" \
    "$(echo '%d files' | tarjimon memory lookup -m own.db -s en -t ru | cut -f1,3 | head -1)" "the memory learns from $memory"
  like "$(echo '%d files' | tarjimon memory lookup -m $memory.db -s en -t ru)" '*%d файлов*' 'and answers'
done
expect_status 2 'a catalog that does not say its language is refused' \
  sh -c 'printf "msgid \"a\"\nmsgstr \"b\"\n" | "$TARJIMON" memory import -m own.db -'

# A template of another project.
cat >a.pot <<'EOF'
# SOME DESCRIPTIVE TITLE.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: other 1.0\n"
"Language: \n"
"Content-Type: text/plain; charset=CHARSET\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"

#: src/a.c:7 src/b.c:12
#, c-format
msgid "%d file, <b>%s</b>\n"
msgid_plural "%d files, <b>%s</b>\n"
msgstr[0] ""
msgstr[1] ""
EOF
tarjimon convert --format=po -o same.pot a.pot 2>err
same same.pot a.pot 'a template passes untouched'
tarjimon convert -o pot.xlf a.pot 2>err && tarjimon convert -o back.pot pot.xlf 2>err
same back.pot a.pot 'also through XLIFF'

# Refused, and nothing is written.
refused() {
  printf '%s' "$2" >bad.xlf
  expect_status 2 "$1 is refused" tarjimon convert -o never.po bad.xlf
  like "$(cat err)" "$3" "$1: the message"
  ok "$1: nothing is written" test ! -e never.po
}
refused 'an external entity' '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]><xliff version="1.2">&x;</xliff>' "*bad.xlf:1:*'x' is declared in the file itself*"
refused 'a bomb' '<!DOCTYPE xliff [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff version="1.2">&b;</xliff>' "*'a' is declared*"
refused 'depth' "<xliff version='1.2'>$(printf '%0400d' 0 | sed 's/0/<file>/g')" '*nested deeper than the limit of 256*'
refused 'a cut file' '<xliff version="1.2"><file source-language="en"' '*bad.xlf:1:*not well-formed*'
refused 'a charset that is another' '<?xml version="1.0" encoding="UTF-16"?><xliff version="1.2"/>' '*charset*save the file in UTF-8*'
refused 'bytes that are no UTF-8' "$(printf '<xliff version="1.2"><file original="\303("/></xliff>')" '*not well-formed*'
refused 'a file without units' '<xliff version="1.2"/>' '*nothing to translate*'
refused 'another version' '<xliff version="9.9"/>' "*version '9.9'*"
printf '<svg/>' >bad.xlf
expect_status 2 'XML of another kind is refused' tarjimon convert bad.xlf

# Real files, and the schemas.
if ! command -v xmllint >/dev/null || ! test -e "$TARJIMON_TEST_DATA/schema/xliff-2.1"; then
  skip 'what is written is valid' 'no xmllint or no schemas'
  done_testing
  exit
fi
schemas=$TARJIMON_TEST_DATA/schema
mkdir -p schema/informativeCopiesOf3rdPartySchemas/w3c
cp "$schemas"/xliff-core-1.2-strict.xsd "$schemas"/xliff-2.1/*.xsd schema
cp "$schemas/xliff-2.1/informativeCopiesOf3rdPartySchemas__w3c__xml.xsd" schema/xml.xsd
cp schema/xml.xsd schema/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd
cat >schema/all.xsd <<'EOF'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff_core_2.0.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="matches.xsd"/>
</xs:schema>
EOF

# valid FILE NAME: both versions of it.
valid() {
  tarjimon convert -o v.xlf "$1" 2>err && tarjimon convert -o v.xlf2 "$1" 2>err || return 0
  ok "$2 as XLIFF 1.2 is valid" xmllint --noout --nonet --schema schema/xliff-core-1.2-strict.xsd v.xlf 2>xmllint.err
  ok "$2 as XLIFF 2.1 is valid" xmllint --noout --nonet --schema schema/all.xsd v.xlf2 2>xmllint.err
}
valid a.ru.po 'our example'
printf 'msgid "<a1>x<b2>y</a1>z</b2></a1> <a1><c3/><c3/>"\nmsgstr "\\a"\n' >odd.po
valid odd.po 'codes that cross and occur twice'
find "$TARJIMON_TEST_DATA/po" -name '*.po' | sort >list
while read -r path; do
  valid "$path" "${path##*/}"
done <list

# Translate Toolkit reads what we write, and we what it writes.
if command -v xliff2po >/dev/null && command -v po2xliff >/dev/null; then
  printf 'msgid ""\nmsgstr "Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid " a  b\\n"\nmsgstr " А  Б\\n"\n\n' >plain.po
  printf '#, fuzzy\nmsgid "New"\nmsgstr "Новое"\n\nmsgid "%%d file"\nmsgid_plural "%%d files"\nmsgstr[0] "%%d файл"\n' >>plain.po
  printf 'msgstr[1] "%%d файла"\nmsgstr[2] "%%d файлов"\n\nmsgid "nothing"\nmsgstr ""\n' >>plain.po
  entries() {
    grep '^msg' "$1" | sed 1,2d
  }
  entries plain.po >plain.entries
  tarjimon convert -o plain.xlf plain.po 2>err && xliff2po plain.xlf tt.po >/dev/null 2>&1
  entries tt.po >tt.entries
  same tt.entries plain.entries 'xliff2po finds in our file what was in the catalog'
  po2xliff plain.po tt.xlf >/dev/null 2>&1
  expect_status 0 'a file of po2xliff is read' tarjimon convert -t ru -o ours.po tt.xlf
  entries ours.po >ours.entries
  same ours.entries plain.entries 'and holds what was in the catalog'
  is "$(grep -c fuzzy ours.po)" 1 'with its doubts'
else
  skip 'Translate Toolkit reads what we write' 'it is not installed'
fi

# Files of other tools: read, and what comes of them is a catalog.
find "$TARJIMON_TEST_DATA/xliff" -path '*/okapi/*' -o -path '*/valid/*.xlf' -o -path '*/in-out/*.xlf' | grep 'xlf$' | sort >list
while read -r path; do
  name=${path##*/}
  rm -f x.po
  if tarjimon convert -o x.po "$path" 2>err; then
    ok "$name becomes a catalog" msgfmt -o /dev/null x.po
  else
    like "$(cat err)" "*${path##*/}*" "$name is refused by its name"
    ok "$name: xmllint refuses it too, or it has nothing to translate" \
      sh -c '! xmllint --noout "$1" 2>/dev/null || grep -q -e "nothing to translate" -e "--target" err' - "$path"
  fi
done <list
ok 'there are files of others' test -s list

done_testing
