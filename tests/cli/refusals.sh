#!/bin/sh
# What cannot be done is refused: a clear message, status 2, nothing written.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# refused PATTERN DESCRIPTION COMMAND...: status 2, and the message is like PATTERN.
refused() {
  refused_pattern=$1
  refused_what=$2
  shift 2
  expect_status 2 "$refused_what" "$@"
  like "$(cat err)" "tarjimon: $refused_pattern" "$refused_what: the message"
}

printf '<p>Hello world</p>\n' >page.en.html
tarjimon extract page.en.html -o page.pot
sed 's/^"Language: .*/"Language: ru\\n"/' page.pot >page.ru.po

refused "*'nonsense'*--help*" 'an unknown command' tarjimon nonsense
refused "*'statsu'*did you mean 'status'*" 'a slip in a command' tarjimon statsu
refused "*'import'*did you mean 'memory import'*" 'a command without its group' tarjimon import x.tmx
refused "*'memory lokup'*did you mean 'memory lookup'*" 'a slip within a group' tarjimon memory lokup
refused "*'memory' is followed by*import, export*" 'a group alone' tarjimon memory
refused "*'--nonsense'*--help" 'an unknown option' tarjimon extract --nonsense
refused "*'--outptu=x'*did you mean '--output'*" 'a slip in an option' tarjimon extract --outptu=x page.en.html
refused "*'--source'*'Uzbek'*did you mean 'uz'*" 'the name of a language' tarjimon extract -s Uzbek page.en.html
refused "*'number'*did you mean 'numbers'*" 'a slip in a check' tarjimon check --enable=number page.ru.po
refused "*'--limit'*" 'a number that is none' tarjimon memory lookup --limit=many
refused "*'xx-none'*" 'an unknown language' tarjimon extract -s xx-none page.en.html
refused "*text2*" 'an unknown format' tarjimon check --format=text2 page.ru.po
refused '*' 'a document without a catalog' tarjimon merge page.en.html
refused '*page.none*' 'a file that is not there' tarjimon extract page.none
printf 'x' >page.xyz
: >empty.en.html
mkdir folder.en.html
head -c 3000 /dev/urandom >binary.en.txt
printf 'a\000b\n' >nul.en.txt
refused '*empty.en.html*' 'an empty document' tarjimon extract empty.en.html
refused '*folder*' 'a folder' tarjimon extract folder.en.html
refused '*nul.en.txt:1:*NUL byte*' 'NUL bytes' tarjimon extract nul.en.txt
for suffix in txt html md docx odt fodt po tmx; do
  cp binary.en.txt binary.en.$suffix 2>/dev/null
  case $suffix in
  po) refused "*binary.en.po*" 'a binary file for a catalog' tarjimon check binary.en.po ;;
  tmx) refused "*binary.en.tmx*" 'a binary file for a TMX' tarjimon memory import -m new.db binary.en.tmx ;;
  *) refused "*binary.en.$suffix*" "a binary file for .$suffix" tarjimon extract binary.en.$suffix ;;
  esac
done
ok 'a memory that nothing came into is not made' test ! -e new.db
refused '*page.xyz*not known by its suffix*docx*page.xyz.txt*' 'an unknown suffix' tarjimon extract page.xyz

# What is cut off, or in another charset than it says.
printf '<p>Hello</p>\n<p>World <a href="/x' >cut.en.html
refused '*cut.en.html:2:*cut off*get it whole*' 'a page that is cut off' tarjimon extract cut.en.html
refused '*cut.en.html:2:*cut off*' 'a page that is cut off, merged' tarjimon merge cut.en.html page.pot -o out.html
printf '<p>Hello</p>\n<div><p>World' >open.en.html
expect_status 0 'a part of a page that may be cut off is read' tarjimon extract open.en.html
like "$(cat err)" 'tarjimon: open.en.html:2: *never closed*' 'and the place is named'
printf '<html><body>\n<div><p>Hello</p>\n<p>World and' >half.en.html
refused '*half.en.html:2:*cut off*get it whole*' 'a page that ends in the middle of a text' tarjimon extract half.en.html
printf '<html>\n<body>\n<p>Hello</p>\n<p>World and' >open-body.en.html
refused '*open-body.en.html:2:*cut off*close the element*' 'a page of which only the body is open' \
  tarjimon extract open-body.en.html
printf '<meta charset=utf-8><p>\317\360\350\342\345\362</p>' >wrong.ru.html
refused '*wrong.ru.html:1: *another charset*windows-1251*correct what it states*' \
  'a page in another charset than it states' tarjimon extract wrong.ru.html
printf '<p>\317\360\350\342\345\362</p>' >silent.ru.html
expect_status 0 'a page that states no charset is read by its look' tarjimon extract silent.ru.html
like "$(cat err)" 'tarjimon: silent.ru.html:1: *windows-1251*convert it*' 'and told so, and what to do'
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "\317"\n' >wrong.ru.po
refused '*wrong.ru.po:5:*not UTF-8*' 'a catalog in another charset than it says' tarjimon check wrong.ru.po
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=KLINGON\\n"\n\nmsgid "a"\nmsgstr "\317"\n' >unknown.ru.po
refused '*unknown.ru.po*KLINGON*convert*' 'a catalog in an unknown charset' tarjimon check unknown.ru.po
printf 'en\tru\nHello\t\317\n' >wrong.tsv
refused '*wrong.tsv:2:*UTF-8*' 'a table in another charset' tarjimon memory import -m new.db wrong.tsv

printf 'msgid "a\nmsgstr ""\n' >broken.po
refused '*broken.po:1:*' 'a broken catalog' tarjimon check broken.po
printf '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> theirs\n' >conflict.po
refused '*conflict.po:1:*' 'conflict markers' tarjimon check conflict.po
printf 'msgid ""\nmsgstr "Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Other"\nmsgstr "Другое"\n' >other.po
refused '*other.po*another document*' 'a catalog of another document' tarjimon merge page.en.html other.po -o out.html
ok 'nothing is written then' test ! -e out.html

: >empty.po
expect_status 1 'an empty catalog is found' tarjimon check empty.po
like "$(cat out)" 'empty.po: error: *no units*empty*' 'and named'

# A catalog that does not say its languages.
sed 's/^"Language: .*/"Language: \\n"/; s/^msgstr ""$/msgstr "x"/' page.pot | sed '2s/x//' >nameless.po
refused "*'nameless.po'*Language: ru*page.ru.po*" 'a catalog without a language, for learning' tarjimon learn -m new.db nameless.po
sed 's/^"Language: .*/"Language: Russian\\n"/' nameless.po >named.po
refused "*'Language' in the header of 'named.po'*'Russian'*did you mean 'ru'*" 'a name for a language, for learning' \
  tarjimon learn -m new.db named.po
sed '/X-Source-Language/d' page.ru.po >sourceless.ru.po
refused "*'sourceless.ru.po'*X-Source-Language*--source*" 'a catalog without a source language, for learning' \
  tarjimon learn -m new.db sourceless.ru.po

refused '*memory*' 'a memory that is not there' sh -c 'echo x | "$TARJIMON" memory lookup -m none.db -s en -t ru'
printf 'this is no store' >foreign.db
refused '*foreign.db*' 'a store that is none' tarjimon memory stats -m foreign.db
refused '*' 'a lookup without languages' tarjimon memory lookup -m none.db

mkdir ws && cd ws || exit 99
printf '[project]\ntargets = uz, klingonese\n' >tarjimon.ini
refused '*tarjimon.ini:2:*klingonese*' 'an unknown language in the settings' tarjimon status
printf '[project]\nname = x\n\n[memory]\nthreshhold = 65\n' >tarjimon.ini
refused "*tarjimon.ini:5:*threshhold*did you mean 'threshold'*" 'an unknown setting' tarjimon status
printf '[memry]\nthreshold = 65\n' >tarjimon.ini
refused '*tarjimon.ini:2:*[[]memry[]]*did you mean [[]memory[]]*' 'an unknown section' tarjimon status
printf '[project]\ntargets = Uzbek, ru\n' >tarjimon.ini
refused "*tarjimon.ini:2:*Uzbek*did you mean 'uz'*" 'the name of a language in the settings' tarjimon status
printf '[levels]\nnumber = error\n' >tarjimon.ini
refused "*tarjimon.ini:2:*number*did you mean 'numbers'*" 'a slip in a check of the settings' tarjimon status
printf '[memory]\nthreshold = 650\n' >tarjimon.ini
refused '*tarjimon.ini:2:*650*' 'a bad value' tarjimon status
printf '[folders]\nreleases = ../elsewhere\n' >tarjimon.ini
refused '*tarjimon.ini:2:*outside*' 'a folder outside the workspace' tarjimon status
cd .. || exit 99

done_testing
