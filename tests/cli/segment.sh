#!/bin/sh
# Cutting text: our rules, those of others, and a workspace's own.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

is "$(echo 'Prof. A. Navoiy keldi. U gapirdi.' | tarjimon segment -l uz)" \
  "$(printf 'Prof. A. Navoiy keldi.\nU gapirdi.')" 'a paragraph is cut into sentences'
is "$(echo '2023-yil qonuni' | tarjimon segment -l uz --tokens)" \
  "$(printf '2023-yil\t2023yil\t2023yil\tnumber\nqonuni\tqonuni\tqon\tword')" 'tokens: surface, folded, stem, kind'
expect_status 2 'the language is asked for' sh -c 'echo a | "$TARJIMON" segment'

tarjimon segment --rules >ours.srx
expect_status 0 'our rules come out as SRX' grep -q '<srx xmlns="http://www.lisa.org/srx20" version="2.0">' ours.srx
tarjimon segment --srx=ours.srx --rules >again.srx
same again.srx ours.srx 'and read again they are the same'
is "$(echo 'Prof. A. Navoiy keldi. U gapirdi.' | tarjimon segment -l uz --srx=ours.srx)" \
  "$(printf 'Prof. A. Navoiy keldi.\nU gapirdi.')" 'they cut as before'

rules() {
  printf '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body><languagerules>'
  printf '<languagerule languagerulename="own">%s</languagerule></languagerules>' "$1"
  printf '<maprules><languagemap languagepattern=".*" languagerulename="own"/></maprules></body></srx>'
}
rules '<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule>' >own.srx
is "$(echo 'One. Two; three.' | tarjimon segment -l en --srx=own.srx)" "$(printf 'One. Two;\nthree.')" "another's rules stand alone"
rules '<rule break="yes"><beforebreak></beforebreak><afterbreak>\s(a+)+$</afterbreak></rule>' >slow.srx
expect_status 2 'a runaway rule is stopped' sh -c \
  'printf "b. %0300d!\n" 0 | tr 0 a | "$TARJIMON" segment -l en --srx=slow.srx'
like "$(cat err)" "*slow.srx:1:*rule 1 of 'own'*" 'and named'
rules '<rule break="yes"><beforebreak>(</beforebreak></rule>' >bad.srx
expect_status 2 'a bad pattern is refused' tarjimon segment -l en --srx=bad.srx
like "$(cat err)" "*bad.srx:1:*rule 1 of 'own'*" 'and named'
printf 'no rules' >no.srx
expect_status 2 'a file of another kind is refused' tarjimon segment -l en --srx=no.srx

tarjimon init . >/dev/null
printf '[segment]\nrules = own.srx\n' >tarjimon.ini
is "$(echo 'Mr. One. Two; three.' | tarjimon segment -l en)" "$(printf 'Mr. One.\nTwo;\nthree.')" \
  "a workspace's rules come before ours"

if ! test -e "$TARJIMON_TEST_DATA/srx/okapi/Test01.srx"; then
  skip 'rules of others come through unchanged' 'no srx/okapi/Test01.srx in TARJIMON_TEST_DATA'
else
  for file in "$TARJIMON_TEST_DATA"/srx/okapi/*.srx; do
    tarjimon segment --srx="$file" --rules >first.srx 2>/dev/null
    tarjimon segment --srx=first.srx --rules >second.srx
    same second.srx first.srx "${file##*/} comes through unchanged"
    if command -v xmllint >/dev/null; then
      ok "${file##*/} is valid SRX 2.0 when written" \
        xmllint --noout --schema "$TARJIMON_TEST_DATA/schema/srx20.xsd" first.srx 2>/dev/null
    fi
  done
fi

is "$(printf '2023-yil 19–20-oktabr kunlari “(ombudsman)ning” huquqi. U keldi!\n\nand/or\n' | tarjimon segment -l uz --count)" \
  "$(printf 'sentences\twords\tcharacters\twithout spaces\n3\t9\t70\t64')" 'words are counted as the trade does'
is "$(: | tarjimon segment -l uz --count | tail -1)" "$(printf '0\t0\t0\t0')" 'nothing counts nothing'
expect_status 2 'one thing at a time' sh -c 'echo a | "$TARJIMON" segment -l uz --count --tokens'
like "$(cat err)" '*only one of*' 'it says which'

done_testing
