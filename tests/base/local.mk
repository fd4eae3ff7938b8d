# Tests of src/base; they link $(BASE_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_arena
%C%_test_arena_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_error
%C%_test_error_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_json
%C%_test_json_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_nearest
%C%_test_nearest_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_sql
%C%_test_sql_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_utf8
%C%_test_utf8_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_bits
%C%_test_bits_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_confine
%C%_test_confine_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_embed
%C%_test_embed_SOURCES = %D%/test_embed.c %D%/embed-example.tsv
%C%_test_embed_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_json_read
%C%_test_json_read_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_pairs
%C%_test_pairs_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_sha1
%C%_test_sha1_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_slice
%C%_test_slice_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_strbuf
%C%_test_strbuf_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_library
%C%_test_library_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_map
%C%_test_map_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_file
%C%_test_file_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_visible
%C%_test_visible_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_xml_write
%C%_test_xml_write_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
endif
