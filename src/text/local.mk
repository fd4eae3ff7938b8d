# text: languages, normal forms, sentences, tokens. ICU lives here alone.

noinst_LIBRARIES += %D%/libtext.a
%C%_libtext_a_SOURCES = \
	%D%/adapt.c %D%/adapt.h \
	%D%/alphabet.c %D%/alphabet.h \
	%D%/apostrophe.c %D%/apostrophe.h \
	%D%/atom.c %D%/atom.h \
	%D%/character.c %D%/character.h \
	%D%/character_class.c %D%/character_class.h \
	%D%/code.c %D%/code.h \
	%D%/collate.c %D%/collate.h \
	%D%/count.c %D%/count.h \
	%D%/data/alphabets.tsv \
	%D%/data/en-irregular.tsv \
	%D%/data/identify.tsv \
	%D%/data/letters-cyrillic.tsv \
	%D%/data/letters-latin.tsv \
	%D%/data/placeables.tsv \
	%D%/data/protect.tsv \
	%D%/data/ru-irregular.tsv \
	%D%/data/segment.srx \
	%D%/data/stems.tsv \
	%D%/data/uz-endings.tsv \
	%D%/data/uz-exceptions.tsv \
	%D%/data/uz-numerals.tsv \
	%D%/own_tables.c %D%/own_tables.h \
	%D%/data_table.c %D%/data_table.h \
	%D%/encoding.c %D%/encoding.h \
	%D%/english_form.c %D%/english_form.h \
	%D%/evidence.c %D%/evidence.h \
	%D%/exceptions.c %D%/exceptions.h \
	%D%/icu.c \
	%D%/identify.c %D%/identify.h \
	%D%/irregular.c %D%/irregular.h \
	%D%/key.c %D%/key.h \
	%D%/key_fold.c %D%/key_writer.h \
	%D%/language.c %D%/language.h \
	%D%/language_guess.c %D%/language_guess.h \
	%D%/letter.c %D%/letter.h \
	%D%/line_class.c %D%/line_class.h \
	%D%/letter_model.c %D%/letter_model.h \
	%D%/lexicon.c %D%/lexicon.h \
	%D%/mixed.c %D%/mixed.h \
	%D%/normal.c %D%/normal.h \
	%D%/number.c %D%/number.h \
	%D%/numeral_words.c %D%/numeral_words.h \
	%D%/numeral.c %D%/numeral.h \
	%D%/passage.c %D%/passage.h \
	%D%/placeable.c %D%/placeable.h \
	%D%/placeable_agree.c \
	%D%/placeable_compare.c \
	%D%/placeable_exchange.c %D%/placeable_exchange.h \
	%D%/placeable_form.c %D%/placeable_form.h \
	%D%/placeable_rules.c %D%/placeable_rules.h \
	%D%/placeable_same.c %D%/placeable_same.h \
	%D%/placeable_scanner.h \
	%D%/placeable_twin.c \
	%D%/placeable_value.c %D%/placeable_value.h \
	%D%/placeable_write.c %D%/placeable_write.h \
	%D%/placeholder.c %D%/placeholder.h \
	%D%/protect_names.c %D%/protect_names.h \
	%D%/protect.c %D%/protect.h \
	%D%/roman.c %D%/roman.h \
	%D%/russian_form.c %D%/russian_form.h \
	%D%/script_word.c %D%/script_word.h \
	%D%/sentence.c %D%/sentence.h \
	%D%/spelling.c %D%/spelling.h \
	%D%/srx.c %D%/srx.h \
	%D%/srx_match.c %D%/srx_match.h \
	%D%/stem.c %D%/stem.h \
	%D%/stem_russian.c %D%/stem_russian.h \
	%D%/stem_uzbek.c %D%/stem_uzbek.h \
	%D%/surface.c %D%/surface.h \
	%D%/token.c %D%/token.h \
	%D%/token_cache.c %D%/token_cache.h \
	%D%/token_ends.c %D%/token_ends.h \
	%D%/transliterate.c %D%/transliterate.h \
	%D%/transliterator.c %D%/transliterator.h \
	%D%/uzbek.c %D%/uzbek.h \
	%D%/uzbek_endings.c %D%/uzbek_endings.h \
	%D%/uzbek_tail.c %D%/uzbek_tail.h \
	%D%/uzbek_word.c %D%/uzbek_word.h \
	%D%/word_cache.c %D%/word_cache.h \
	%D%/word_trie.c %D%/word_trie.h \
	%D%/wrap.c %D%/wrap.h \
	%D%/xml_read.c %D%/xml_read.h

TEXT_LIBS = %D%/libtext.a $(EXPAT_LIBS) $(ICU_LIBS) $(STEMMER_LIBS) $(BASE_LIBS)
