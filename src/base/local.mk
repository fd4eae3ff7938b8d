# base: arena, strbuf, file, json, sql; knows no translation.

noinst_LIBRARIES += %D%/libbase.a
%C%_libbase_a_SOURCES = \
	%D%/alloc.c %D%/alloc.h \
	%D%/arena.c %D%/arena.h \
	%D%/banned.h \
	%D%/bits.c %D%/bits.h \
	%D%/confine.c %D%/confine.h \
	%D%/embed.h \
	%D%/error.c %D%/error.h \
	%D%/file.c %D%/file.h \
	%D%/hash.c %D%/hash.h \
	%D%/html_page.c %D%/html_page.h \
	%D%/i18n.h \
	%D%/json.c %D%/json.h \
	%D%/json_read.c %D%/json_read.h \
	%D%/library.c %D%/library.h \
	%D%/map.c %D%/map.h \
	%D%/nearest.c %D%/nearest.h \
	%D%/pairs.c %D%/pairs.h \
	%D%/peek.c %D%/peek.h \
	%D%/sha1.c %D%/sha1.h \
	%D%/slice.c %D%/slice.h \
	%D%/sql.c %D%/sql.h \
	%D%/sql_hash.c %D%/sql_hash.h \
	%D%/sql_internal.h \
	%D%/sql_upkeep.c \
	%D%/sqlite.c %D%/sqlite.h \
	%D%/strbuf.c %D%/strbuf.h \
	%D%/utf8.c %D%/utf8.h \
	%D%/visible.c %D%/visible.h \
	%D%/xml_write.c %D%/xml_write.h
EXTRA_DIST += %D%/embed.sh

BASE_LIBS = %D%/libbase.a $(SQLITE_LIBS)
