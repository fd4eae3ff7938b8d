# Tests of src/base; they link $(BASE_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_embed
%C%_test_embed_SOURCES = %D%/test_embed.c %D%/embed-example.tsv
%C%_test_embed_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
endif
