# quality: likely mistakes in translations.

noinst_LIBRARIES += %D%/libquality.a
%C%_libquality_a_SOURCES =

QUALITY_LIBS = %D%/libquality.a $(TERMS_LIBS)
