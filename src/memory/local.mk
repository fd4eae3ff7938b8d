# memory: what was ever translated.

noinst_LIBRARIES += %D%/libmemory.a
%C%_libmemory_a_SOURCES = \
	%D%/adapted.c %D%/alike.c %D%/alike.h %D%/answer.c %D%/assembled.c \
	%D%/characters.c %D%/characters.h \
	%D%/changes.c \
	%D%/concordance.c %D%/concordance.h \
	%D%/deadline.c %D%/deadline.h \
	%D%/edit.c \
	%D%/embargo.c \
	%D%/export.c \
	%D%/feed.c %D%/feed.h \
	%D%/forget.c \
	%D%/fragments.c %D%/fragments.h \
	%D%/gather.c %D%/gather.h \
	%D%/hit.c %D%/hit.h \
	%D%/import_log.c %D%/import_log.h \
	%D%/index.c %D%/index.h \
	%D%/index_files.c %D%/index_files.h \
	%D%/index_forget.c %D%/index_forget.h \
	%D%/internal.h \
	%D%/match.c %D%/match.h \
	%D%/memory.c %D%/memory.h \
	%D%/numbers.c %D%/numbers.h \
	%D%/queries.c %D%/queries.h \
	%D%/retire.c \
	%D%/repair.c %D%/repair.h \
	%D%/phrase.c %D%/phrase.h \
	%D%/run.c %D%/run.h \
	%D%/run_build.c %D%/run_builder.h \
	%D%/run_format.c %D%/run_format.h \
	%D%/run_search.c %D%/run_write.c \
	%D%/run_words.c %D%/run_words.h \
	%D%/score.c %D%/score.h \
	%D%/search.c %D%/search.h \
	%D%/store.c %D%/store.h \
	%D%/targets.c \
	%D%/transfer.c \
	%D%/undo.c \
	%D%/upkeep.c \
	%D%/walk.c \
	tm/schema.sql

MEMORY_LIBS = %D%/libmemory.a $(CATALOG_LIBS)
