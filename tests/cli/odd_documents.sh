#!/bin/sh
# Documents that are not what they should be: locked, cut off, with macros, under another's name,
# or empty. Each is refused by its name with a reason, status 2 and nothing written, or it is read.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

need_tool zip

# refused FILE PATTERN DESCRIPTION: extract and merge both say so.
refused() {
  expect_status 2 "$3: extract refuses it" tarjimon extract -s en -o never.pot "$1"
  like "$(cat err)" "tarjimon: *$1*$2" "$3: the message"
  ok "$3: nothing is written" test ! -e never.pot
  printf 'msgid ""\nmsgstr "Language: ru\\n"\n' >never.ru.po
  expect_status 2 "$3: merge refuses it" tarjimon merge -o never.out "$1" never.ru.po
  ok "$3: no edition is written" test ! -e never.out
}

# A small Word document and a small OpenDocument text. parts NAME FILE...
word_types='<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
word_text='<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Plain words</w:t></w:r></w:p></w:body></w:document>'
odf_text='<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Plain words</text:p></office:text></office:body></office:document-content>'
odf_manifest='<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">%s</manifest:file-entry></manifest:manifest>'

make_word() {
  rm -rf parts && mkdir -p parts/word
  printf '%s' "$word_types" >'parts/[Content_Types].xml'
  printf '%s' "$2" >parts/word/document.xml
  test "$#" -lt 3 || printf 'x' >"parts/$3"
  (cd parts && zip -qr "../$1" .)
}
make_odf() {
  rm -rf parts && mkdir -p parts/META-INF
  printf 'application/vnd.oasis.opendocument.text' >parts/mimetype
  printf '%s' "$2" >parts/content.xml
  # shellcheck disable=SC2059
  printf "$odf_manifest" "${3-}" >parts/META-INF/manifest.xml
  (cd parts && zip -q0X "../$1" mimetype && zip -qr "../$1" . -x mimetype)
}
make_word good.docx "$word_text"
make_odf good.odt "$odf_text"
expect_status 0 'a sound Word document is read' tarjimon extract -s en good.docx
expect_status 0 'a sound OpenDocument text is read' tarjimon extract -s en good.odt

# Locked: Word writes an OLE file, OpenDocument says so in its manifest, zip marks the parts.
printf '\320\317\021\340\241\261\032\341' >locked.docx
head -c 4096 /dev/zero >>locked.docx
refused locked.docx '*password*' 'a Word document with a password'
make_odf locked.odt "$odf_text" '<manifest:encryption-data/>'
refused locked.odt '*password*' 'an OpenDocument text with a password'
(cd parts && zip -qr -P secret ../sealed.odt .)
refused sealed.odt '*' 'a package whose parts are sealed'

# With macros.
make_word macros.docm "$word_text" word/vbaProject.bin
refused macros.docm '*macros*' 'a Word document with macros'
cp macros.docm macros.docx
refused macros.docx '*macros*' 'one that hides them behind its suffix'

# Cut off: at every tenth of the file, and in the last bytes.
for document in good.docx good.odt; do
  bytes=$(wc -c <"$document")
  for part in 1 2 3 4 5 6 7 8 9; do
    head -c $((bytes * part / 10)) "$document" >"cut-$part.${document##*.}"
    expect_status 2 "$document cut at $part tenths is refused" \
      tarjimon extract -s en "cut-$part.${document##*.}"
  done
  head -c $((bytes - 3)) "$document" >"cut.${document##*.}"
  refused "cut.${document##*.}" '*' "$document without its last bytes"
done
make_word torn.docx '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Pla'
refused torn.docx '*word/document.xml*' 'a part that ends in the middle'
printf '<!DOCTYPE html><title>Page</title><p>Words and <b>more' >cut.en.html
expect_status 0 'a page that ends in the middle is read' tarjimon extract cut.en.html
printf '# Title\n\n```\ncode' >cut.en.md
expect_status 0 'so is a Markdown text' tarjimon extract cut.en.md
printf '<p>Words <a href="x' >torn.en.html
refused torn.en.html '*never ends*' 'a page that ends in a tag'

# Under another's name: it is told what it is, when that can be known.
cp good.docx word.odt
cp good.odt open.docx
refused word.odt "*one of the format 'docx'*" 'a Word document called .odt'
refused open.docx "*one of the format 'odt'*" 'an OpenDocument text called .docx'
printf '<!DOCTYPE html><p>Plain words</p>' >page.docx
refused page.docx '*' 'a page called .docx'
printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' >paper.docx
refused paper.docx '*' 'a PDF called .docx'
cp paper.docx paper.pdf
refused paper.pdf '*' 'a PDF'
printf '{\\rtf1\\ansi Plain words}' >rich.docx
refused rich.docx '*' 'rich text called .docx'
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >picture.html
refused picture.html '*' 'a picture called .html'
printf 'GIF89a\1\0\1\0\200\0\0' >picture.md
refused picture.md '*' 'a picture called .md'
(mkdir -p bundle && cd bundle && printf 'x' >a.txt && zip -qr ../bundle.docx .)
refused bundle.docx '*' 'any package called .docx'
cp bundle.docx bundle.zip
refused bundle.zip '*' 'a package of no document'
cp good.docx word.txt
refused word.txt '*binary*' 'a Word document called .txt'
expect_status 2 'a catalog is no document' tarjimon extract -s en never.ru.po

# Nothing to translate.
make_word empty.docx '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'
refused empty.docx '*' 'a Word document without words'
make_odf empty.odt '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
refused empty.odt '*' 'an OpenDocument text without words'
: >empty.en.html
refused empty.en.html '*' 'an empty page'
printf '<!DOCTYPE html><script>var words = 1;</script><p></p><!-- words -->' >mute.en.html
refused mute.en.html '*' 'a page whose only words are in a script'
printf '```\nwords\n```\n' >mute.en.md
refused mute.en.md '*' 'a Markdown text that is all code'
printf '\n\n  \n' >blank.en.txt
refused blank.en.txt '*' 'a text of blank lines'

done_testing
