#!/bin/sh
# The two Uzbek editions: which of them is made from the other one.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

tarjimon init >out
sed '/^\[derive\]/,/^uz@cyrillic/d' tarjimon.ini >settings
derive() {
  cp settings tarjimon.ini
  printf '\n[derive]\n' >>tarjimon.ini
  for line; do echo "$line" >>tarjimon.ini; done
  rm -rf catalogs published && mkdir catalogs published
}
page() {
  printf '<!DOCTYPE html><html lang="%s"><title>%s</title><body><p>%s</p></body></html>\n' "$1" "$2" "$3"
}
catalogs() { (cd catalogs && find . -name '*.po' | sort | tr '\n' ' '); }

page uz-Cyrl 'Ташриф' 'Омбудсман фуқароларни қабул қилди.' >releases/c.uz-Cyrl.html
page uz 'Tashrif' 'Ombudsman fuqarolarni qabul qildi.' >releases/l.uz.html
page ru 'Визит' 'Омбудсман принял граждан.' >releases/r.ru.html

derive 'uz@cyrillic = uz'
expect_status 0 'a line makes Cyrillic from Latin' tarjimon extract
is "$(catalogs)" './c/en.po ./c/ru.po ./l/en.po ./l/ru.po ./r/en.po ./r/uz.po ' \
  'and Latin from Cyrillic for a release that is written in Cyrillic'
tarjimon merge >out
ok 'the Latin edition of the Cyrillic release' grep -q 'Ombudsman fuqarolarni qabul qildi' published/uz/c.html
ok 'the Cyrillic edition of the Latin release' grep -q 'Омбудсман фуқароларни қабул қилди' 'published/uz@cyrillic/l.html'
tarjimon status >out
like "$(cat out)" '*c  *  uz  *100 %*derived*  uz@cyrillic *written in it*l  *' 'status says which is derived'
expect_status 0 'nothing is learned of what is derived' tarjimon learn
like "$(cat out)" '0 approved*' 'nor counted'

# What the markup says is in another language stays in a derived edition.
mkdir marked && cd marked || exit 99
tarjimon init >out
page uz 'Tashrif' 'Vakil <i lang="fr">Boston</i> haqida</p><p lang="fr">Boston' >releases/m.uz.html
page ru 'Визит' 'О <i lang="fr">Boston</i> и <b lang="ru">город</b>' >releases/n.ru.html
tarjimon extract >out
printf 'msgid ""\nmsgstr "Language: uz\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Source-Language: ru\\n"\n\nmsgid "Визит"\nmsgstr "Tashrif"\n\nmsgid "О <i1>Boston</i1> и <b2>город</b2>"\nmsgstr "<b2>Shahar</b2> va <i1>Boston</i1> haqida"\n' >catalogs/n/uz.po
tarjimon merge >out
ok 'that is made from the release' grep -q '<p>Вакил <i lang="fr">Boston</i> ҳақида</p><p lang="fr">Boston' 'published/uz@cyrillic/m.html'
ok 'and from a translation' grep -q '>Шаҳар</b> ва <i lang="fr">Boston</i> ҳақида' 'published/uz@cyrillic/n.html'
cd "$OLDPWD" || exit 99

# Work that was begun is not passed over.
mkdir -p catalogs/c
printf 'msgid ""\nmsgstr "Language: uz\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Source-Language: uz@cyrillic\\n"\n\nmsgid "Ташриф"\nmsgstr "Safar"\n' >catalogs/c/uz.po
expect_status 0 'a catalog that was there before' tarjimon extract
ok 'is kept in step' grep -q 'Омбудсман фуқароларни' catalogs/c/uz.po
tarjimon status >out
like "$(cat out)" '*  uz  *1 of 5 words, 1 unit missing, published*  uz@cyrillic *written in it*' 'and counts'

derive 'uz = uz@cyrillic'
expect_status 0 'the other direction' tarjimon extract
is "$(catalogs)" './c/en.po ./c/ru.po ./l/en.po ./l/ru.po ./r/en.po ./r/uz@cyrillic.po ' 'types Cyrillic and makes Latin from it'

derive 'uz = uz@cyrillic' 'uz@cyrillic = uz'
expect_status 0 'both directions' tarjimon extract
is "$(catalogs)" './c/en.po ./c/ru.po ./l/en.po ./l/ru.po ./r/en.po ./r/uz@cyrillic.po ' 'are the first for releases in other languages'
derive 'uz@cyrillic = uz' 'uz = uz@cyrillic'
expect_status 0 'both directions, the other way round' tarjimon extract
is "$(catalogs)" './c/en.po ./c/ru.po ./l/en.po ./l/ru.po ./r/en.po ./r/uz.po ' 'likewise'

derive
expect_status 0 'a section without a line' tarjimon extract
is "$(catalogs)" './c/en.po ./c/ru.po ./l/en.po ./l/ru.po ./r/en.po ./r/uz.po ' 'changes nothing'

derive 'uz@cyrillic = typed'
expect_status 0 'none is made from another' tarjimon extract
is "$(catalogs)" \
  './c/en.po ./c/ru.po ./c/uz.po ./l/en.po ./l/ru.po ./l/uz@cyrillic.po ./r/en.po ./r/uz.po ./r/uz@cyrillic.po ' \
  'and each has a catalog'

derive 'uz = ru'
expect_status 2 'two languages are not two scripts' tarjimon status
like "$(cat err)" "*tarjimon.ini:*'uz' cannot be transliterated from 'ru'*" 'which is said with its place'

done_testing
