# Tests of src/segment; they link $(SEGMENT_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_segment
%C%_test_segment_LDADD = $(SEGMENT_LIBS) $(CMOCKA_LIBS)
endif
