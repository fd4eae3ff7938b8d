#!/bin/sh
# Folders of published articles: which of them are editions of one, and what they say.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# put LANGUAGE FILE TITLE TEXT…: a page with a banner and a foot that stand on every one.
put() {
  file=$2
  mkdir -p "$(dirname "$file")"
  {
    printf '<html lang="%s"><head><title>%s</title>%s</head><body>\n' "$1" "$3" "${head:-}"
    test "$1" = en && printf '<div>Official site of the Ombudsman</div>\n'
    test "$1" = ru && printf '<div>Официальный сайт омбудсмана</div>\n'
    printf '<h1>%s</h1>\n' "$3"
    shift 3
    printf '<p>%s</p>\n' "$@"
    printf '</body></html>\n'
  } >"$file"
}
put en site/en/2023/10/19/baku-conference.html 'Conference in Baku' \
  'Feruza Eshmatova met 25 delegates in Baku on October 19.' 'The delegates of Kazakhstan came with 7 proposals.'
put ru site/ru/2023/10/19/konferentsiya.html 'Конференция в Баку' \
  'Феруза Эшматова встретилась с 25 делегатами в Баку 19 октября.' 'Делегаты Казахстана прибыли с 7 предложениями.'
put en site/en/2023/11/02/samarkand-visit.html 'Visit to Samarkand' \
  'Feruza Eshmatova received 118 citizens in Samarkand.' 'They spoke about pensions, 64 of them about housing.'
put ru site/ru/2023/11/03/priem.html 'Приём в Самарканде' \
  'Феруза Эшматова приняла 118 граждан в Самарканде.' 'Они говорили о пенсиях, 64 из них о жилье.'
put en site/en/2023/12/08/report.html 'Annual report' 'The report for 2022 has 340 pages and was read in Tashkent.'
put ru site/ru/2024/01/30/istanbul.html 'Стамбульский протокол' \
  'В Стамбуле прошёл семинар для 41 участника из Турции.'
printf 'body { }\n' >site/style.css

# ---------------------------------------------------------------------- pairing

expect_status 1 'articles without another edition are told by the status' tarjimon memory align --pairs site
is "$(head -1 out)" "$(printf 'article\tsure\tby\tru\ten')" 'the list has a column a language'
is "$(grep -c 'konferentsiya.html.*baku-conference.html' out)" 1 'articles with other names are paired by what they say'
is "$(grep -c 'priem.html.*samarkand-visit.html' out)" 1 'and by days that are near'
is "$(grep -c 'no edition in another language was found' err)" 2 'those without are listed'
ok 'by their files' grep -q 'site/ru/2024/01/30/istanbul.html: ' err
ok 'other files are no articles' sh -c '! grep -q style.css out err'

mkdir linked
for n in 1 2 3; do
  head="<link rel=\"alternate\" hreflang=\"ru\" href=\"https://example.uz/ru/r$((4 - n)).html\">"
  put en linked/en/e$n.html "Short $n" 'A word.'
  head=
  put ru linked/ru/r$n.html "Кратко $n" 'Слово.'
done
tarjimon memory align --pairs linked >out
is "$(grep -c -e 'link.*r3.html.*e1.html' -e 'link.*r1.html.*e3.html' out)" 2 'links between editions pair them'

mkdir -p plain/en plain/ru
for n in one two three; do
  echo "A short text, $n." >plain/en/$n.txt
  echo 'Краткий текст.' >plain/ru/$n.txt
done
is "$(tarjimon memory align --pairs plain/en plain/ru | grep -c path)" 3 'equal paths pair what says too little'
is "$(tarjimon memory align --pairs --languages=en,ru plain/en plain/ru | grep -c path)" 3 'languages of folders can be said'
(cd plain && printf 'one.txt\ntwo.txt\n' | sed 's,^,en/,' >en.list && sed 's,^en,ru,' en.list >ru.list &&
  tarjimon memory align --pairs --lists en.list ru.list) >out
is "$(grep -c path out)" 2 'articles can be listed in files'

# --------------------------------------------------------------------- aligning

expect_status 1 'an archive is aligned' tarjimon memory align -o all.tmx site
ok 'units have their article as origin' grep -q '2023/10/19/konferentsiya' all.tmx
ok 'sentences of both are paired' grep -q '118 граждан' all.tmx
is "$(grep -c 'Official site' all.tmx)" 1 'what stands on every page is paired once'
ok 'and counted elsewhere' grep -q 'blocks left out that stand on most pages' err
tarjimon memory align -o kept.tmx --keep-repeats --threshold=0 site 2>err
is "$(grep -c 'Official site' kept.tmx)" 2 'or kept when asked for'
tarjimon memory align --links -o links site 2>err
is "$(grep -c '^# ' links)" 2 'links are told article by article'
expect_status 0 'nothing missing is a clean status' tarjimon memory align -o plain.tmx plain/en plain/ru

# -------------------------------------------------------------------- refusals

mkdir one && echo 'Only English text is here.' >one/a.en.txt
expect_status 2 'an archive in one language is refused' tarjimon memory align -o no.tmx one
ok 'and nothing is written' test ! -e no.tmx
printf 'PK\003\004broken' >plain/en/broken.docx
expect_status 1 'a file that cannot be read is listed' tarjimon memory align -o with.tmx plain/en plain/ru
ok 'by its name' grep -q 'broken.docx: ' err
expect_status 2 'a missing file of a list is refused' sh -c 'echo nothing.html | "$TARJIMON" memory align --lists -'
expect_status 2 'an archive has no lines' tarjimon memory align --lines plain/en plain/ru
expect_status 2 'one edition alone is refused' tarjimon memory align plain/en/one.txt

done_testing
