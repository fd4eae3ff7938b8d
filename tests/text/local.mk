# Tests of src/text; they link $(TEXT_LIBS).

EXTRA_DIST += tests/spec/placeables.txt
EXTRA_DIST += tests/spec/keys.txt tests/spec/language.txt tests/spec/sentences.txt \
	tests/spec/tokens.txt tests/spec/transliterate.txt
noinst_HEADERS += tests/spec/run.h

check_PROGRAMS += %D%/spec_keys
%C%_spec_keys_LDADD = $(TEXT_LIBS)
check_PROGRAMS += %D%/spec_language
%C%_spec_language_LDADD = $(TEXT_LIBS)
check_PROGRAMS += %D%/spec_sentences
%C%_spec_sentences_LDADD = $(TEXT_LIBS)
check_PROGRAMS += %D%/spec_tokens
%C%_spec_tokens_LDADD = $(TEXT_LIBS)
check_PROGRAMS += %D%/spec_transliterate
%C%_spec_transliterate_LDADD = $(TEXT_LIBS)
check_PROGRAMS += %D%/test_placeable_spec
%C%_test_placeable_spec_LDADD = $(TEXT_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_language_guess
%C%_test_language_guess_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_language
%C%_test_language_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_own_tables
%C%_test_own_tables_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_form
%C%_test_form_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_character
%C%_test_character_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_token_cache
%C%_test_token_cache_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_token_ends
%C%_test_token_ends_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_token
%C%_test_token_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_collate
%C%_test_collate_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_count
%C%_test_count_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_key
%C%_test_key_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_mixed
%C%_test_mixed_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_line_class
%C%_test_line_class_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_letter
%C%_test_letter_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_uzbek_tail
%C%_test_uzbek_tail_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_sentence
%C%_test_sentence_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
EXTRA_DIST += %D%/golden-seg.tsv
check_PROGRAMS += %D%/test_transliterate
%C%_test_transliterate_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_placeable
%C%_test_placeable_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_placeable_write
%C%_test_placeable_write_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_adapt
%C%_test_adapt_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_placeable_rules
%C%_test_placeable_rules_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_lexicon
%C%_test_lexicon_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_number
%C%_test_number_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_identify
%C%_test_identify_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_data_table
%C%_test_data_table_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_passage
%C%_test_passage_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_stem
%C%_test_stem_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_xml_read
%C%_test_xml_read_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
endif
