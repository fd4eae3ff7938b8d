# segment: the words everyone speaks.

noinst_LIBRARIES += %D%/libsegment.a
%C%_libsegment_a_SOURCES = \
	%D%/segment.c %D%/segment.h \
	%D%/unit.c %D%/unit.h

SEGMENT_LIBS = %D%/libsegment.a $(TEXT_LIBS)
