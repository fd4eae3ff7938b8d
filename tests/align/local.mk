# Tests of src/align; they link $(ALIGN_LIBS).

noinst_HEADERS += %D%/gold.h
if HAVE_CMOCKA
check_PROGRAMS += %D%/test_align %D%/test_alone %D%/test_joint %D%/test_sound
%C%_test_align_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
%C%_test_alone_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
%C%_test_joint_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
%C%_test_sound_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
endif
