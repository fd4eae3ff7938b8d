# text: languages, normal forms, sentences, tokens. ICU lives here alone.

noinst_LIBRARIES += %D%/libtext.a
%C%_libtext_a_SOURCES = \
	%D%/character.c %D%/character.h \
	%D%/code.c %D%/code.h \
	%D%/count.c %D%/count.h \
	%D%/language.c %D%/language.h \
	%D%/protect.c %D%/protect.h \
	%D%/stem.c %D%/stem.h \
	%D%/token.c %D%/token.h

TEXT_LIBS = %D%/libtext.a $(ICU_LIBS) $(STEMMER_LIBS) $(BASE_LIBS)
