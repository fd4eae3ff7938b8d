# quality: likely mistakes in translations.

noinst_LIBRARIES += %D%/libquality.a
%C%_libquality_a_SOURCES = \
	%D%/check_codes.c \
	%D%/check_numbers.c \
	%D%/quality.c %D%/quality.h \
	%D%/report.c %D%/report.h

QUALITY_LIBS = %D%/libquality.a $(TERMS_LIBS)
