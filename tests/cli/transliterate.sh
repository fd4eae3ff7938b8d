#!/bin/sh
# Transliteration: streams, documents of which only the text changes, and a workspace's own words.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

to_cyrillic() {
  tarjimon transliterate --from=uz --to=uz@cyrillic "$@"
}

is "$(echo 'Oʻzbekiston, 2023-yil 19-oktabr' | to_cyrillic)" 'Ўзбекистон, 2023 йил 19 октябрь' 'a stream is put over'
is "$(printf 'bir\r\nikki' | to_cyrillic | od -c | head -1)" "$(printf 'бир\r\nикки' | od -c | head -1)" 'line ends stay'
is "$(echo '“The Washington Post” gazetasi' | to_cyrillic)" '“The Washington Post” газетаси' 'an English title stays'
is "$(echo '«О государственном языке»ги қонун' | tarjimon transliterate --from=uz@cyrillic --to=uz)" \
  '«О государственном языке»gi qonun' 'a Russian title stays'
is "$(echo 'AQSH' | tarjimon transliterate --from=uz --to=uz --abbreviations=mixed)" 'AQSH' 'letters of one script stay'
is "$(echo 'АҚШ' | tarjimon transliterate --from=uz@cyrillic --to=uz --abbreviations=mixed)" 'AQSh' 'abbreviations have a style'
is "$(echo '5-mart, rol' | to_cyrillic --explain)" "$(printf '1:1\tdate\t-\t \n1:2\tletters\tmart\tмарт\n1:8\texception\trol\tроль')" \
  'changes are told with place, rule, before and after'

is "$(echo "o'zbek Тоshкент" | to_cyrillic --explain)" \
  "$(printf "1:0\tletters\to'zbek\tўзбек\n1:1\tapostrophe\t'\tʻ\n1:7\tmixed\tТоshкент\tТоshкент\tТошкент")" \
  'marks are told, and what a mixed word was meant to be'
is "$(echo 'coy Şahar' | to_cyrillic --from-alphabet=reform-2023)" 'чой Шаҳар' 'a proposed alphabet is read'
is "$(echo 'choy shahar' | tarjimon transliterate --from=uz --to=uz --alphabet=reform-2023)" 'coy şahar' 'and written'
expect_status 2 'an unknown alphabet is refused' sh -c 'echo a | "$TARJIMON" transliterate --from=uz --to=uz --alphabet=2018'
like "$(cat err)" '*1995, 1993, reform-2019, reform-2021, reform-2023*' 'the known ones are named'

cat >page.uz.html <<'EOT'
<!DOCTYPE html>
<html lang="uz">
<head><title>Toshkent shahri</title></head>
<body class="asosiy">
<p title="Bosh sahifa">Yangi <a href="/yangilik/shahar.html">qonun&nbsp;matni</a><!-- izoh --> eʼlon qilindi.</p>
<script>var shahar = "Toshkent";</script>
</body>
</html>
EOT
sed -e 's/lang="uz"/lang="uz-Cyrl"/' -e 's/Toshkent shahri/Тошкент шаҳри/' -e 's/Bosh sahifa/Бош саҳифа/' -e 's/>Yangi />Янги /' \
  -e 's/qonun&nbsp;matni/қонун\&nbsp;матни/' -e 's/eʼlon qilindi/эълон қилинди/' page.uz.html >wanted.html
expect_status 0 'a page is put over' to_cyrillic page.uz.html -o page.html
same page.html wanted.html 'only its text has changed'
to_cyrillic page.uz.html >piped.html
same piped.html wanted.html 'it goes to standard output'
like "$(to_cyrillic page.uz.html --explain | grep matni)" '5:*	letters	matni	матни' 'changes in a page are told with their line'
printf '# Yangi qonun\n\n`kod` va [matn](uz.html)\n' >page.uz.md
is "$(to_cyrillic page.uz.md)" "$(printf '# Янги қонун\n\n`kod` ва [матн](uz.html)')" 'a Markdown page is put over'
printf '<!DOCTYPE html>\n<html lang="uz">\n<p>Toshkent   shahri\n   <b> katta\n  va </b>  goʻzal\tshahar,<br>\n   2023-yil\n   19-oktabr "a\nb"\n<img alt="Bir   rasm">   tugadi.\n</html>\n' >spaced.html
sed -e 's/lang="uz"/lang="uz-Cyrl"/' -e 's/Toshkent   shahri/Тошкент   шаҳри/' -e 's/katta/катта/' -e 's/  va </  ва </' -e 's/goʻzal/гўзал/' \
  -e 's/shahar,/шаҳар,/' -e 's/2023-yil/2023 йил/' -e 's/19-oktabr "a/19 октябрь "а/' -e 's/^b"/б"/' -e 's/Bir   rasm/Бир   расм/' \
  -e 's/tugadi/тугади/' spaced.html >wanted.html
to_cyrillic spaced.html >spaced.cyrillic.html
same spaced.cyrillic.html wanted.html 'white space inside of a paragraph stays as it is'
tarjimon transliterate --to=uz spaced.cyrillic.html >back.html
same back.html spaced.html 'and so it does on the way back'
printf 'Bu  matn\nikki qatorda va u yerda hech narsa oʻzgarmasligi kerak\n   va uchinchi.\n\n> Iqtibos\n> davomi\n' >spaced.md
is "$(to_cyrillic --from=uz spaced.md | tr -cd ' \n>' | od -c)" "$(tr -cd ' \n>' <spaced.md | od -c)" 'lines of Markdown are not broken anew'
# What the markup says is in another language stays, whatever the words look like.
cat >marked.html <<'EOT'
<html lang="uz"><body><p>Vakil <span lang="en">Human Rights, 21-asr &amp; <b>Boston</b></span> haqida <q lang="fr">droits</q> aytdi.</p>
<p xml:lang="en">Boston <i>Reuters</i> <i lang="uz">shahar</i></p><p><span lang="tr">Boston</span></p>
<img lang="en" alt="Boston"><img alt="Shahar"><div lang="ru"><p>Boston</p></div>
<p lang="uz-Latn">Shahar <span translate="no">Boston</span> <span lang="">shahar</span></p></body></html>
EOT
sed -e 's/lang="uz[^"]*"/lang="uz-Cyrl"/' -e 's/Vakil/Вакил/; s/haqida/ҳақида/; s/aytdi/айтди/; s/Shahar/Шаҳар/; s/shahar/шаҳар/' marked.html >wanted.html
to_cyrillic marked.html >marked.cyrillic.html
same marked.cyrillic.html wanted.html 'what a page marks as another language stays'
printf '<p>Вакил <i lang="ru">Права</i> ҳақида</p><div lang="ru"><p>Права</p></div><p lang="uz">Шаҳар</p>\n' >marked.html
is "$(tarjimon transliterate --from=uz@cyrillic --to=uz marked.html)" \
  '<p>Vakil <i lang="ru">Права</i> haqida</p><div lang="ru"><p>Права</p></div><p lang="uz">Shahar</p>' \
  'the other way, too, and its mark stays'
printf 'Vakil <i lang="en">Boston</i> haqida.\n\n<div lang="en">Boston</div>\n' >marked.md
is "$(to_cyrillic marked.md --from=uz)" "$(printf 'Вакил <i lang="en">Boston</i> ҳақида.\n\n<div lang="en">Boston</div>')" 'in the HTML of Markdown as well'
expect_status 2 'a document needs text' to_cyrillic /dev/null
expect_status 2 'Russian is not put over' tarjimon transliterate --from=ru --to=uz page.uz.html
expect_status 2 'the script is asked for' tarjimon transliterate page.uz.html
expect_status 2 'a stream has no file to go to' sh -c 'echo a | "$TARJIMON" transliterate --from=uz --to=uz@cyrillic -o x'

mkdir work data && cd work || exit 99
tarjimon init . >/dev/null
printf '[language]\ndata = words\n[uz]\napostrophe = typographic\n' >tarjimon.ini
mkdir words
printf 'Palonov\tПаланов\tname\tLC\nfevral\tфеврал\tstem\tL\n' >words/uz-exceptions.tsv
is "$(echo 'Palonov, fevral' | to_cyrillic)" 'Паланов, феврал' "a workspace's own words win"
is "$(echo 'Паланов санъати' | tarjimon transliterate --from=uz@cyrillic --to=uz)" "Palonov san’ati" 'so do its settings'
is "$(echo 'санъат' | tarjimon transliterate --from=uz@cyrillic --to=uz --apostrophe=ascii)" "san'at" 'the command line wins over both'
printf 'alphabet\tours\tú\tğ\tş\tç\n' >words/alphabets.tsv
printf 'from-alphabet = ours\n' >>tarjimon.ini
is "$(echo 'úzbek' | to_cyrillic)" 'ўзбек' "a workspace's own alphabet is read"
printf 'Palonov\tПаланов\tname\tLC\nab\tаб\tstem\tL\n' >words/uz-exceptions.tsv
expect_status 2 'a bad row is refused' sh -c 'echo a | "$TARJIMON" transliterate --from=uz --to=uz@cyrillic'
like "$(cat err)" '*words/uz-exceptions.tsv:2:*' 'by file and line'

done_testing
