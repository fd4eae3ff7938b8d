# cli: the door for people and scripts. main.c stays out of the library, so that
# tests can link the rest.

noinst_LIBRARIES += %D%/libcli.a
%C%_libcli_a_SOURCES = \
	%D%/cmd_align.c \
	%D%/cmd_check.c \
	%D%/cmd_convert.c \
	%D%/cmd_extract.c \
	%D%/cmd_git.c \
	%D%/cmd_init.c \
	%D%/cmd_learn.c \
	%D%/cmd_lookup.c \
	%D%/cmd_memory.c \
	%D%/cmd_memory_edit.c \
	%D%/cmd_memory_history.c \
	%D%/cmd_memory_search.c \
	%D%/cmd_merge.c \
	%D%/cmd_pretranslate.c \
	%D%/cmd_segment.c \
	%D%/cmd_status.c \
	%D%/cmd_term.c \
	%D%/cmd_term_mine.c \
	%D%/cmd_term_text.c \
	%D%/cmd_transliterate.c \
	%D%/command.c %D%/command.h \
	%D%/extract_text.c %D%/extract_text.h \
	%D%/memory_option.c %D%/memory_option.h \
	%D%/option.c %D%/option.h \
	%D%/leverage_report.c %D%/leverage_report.h \
	%D%/lookup_answer.c %D%/lookup_answer.h \
	%D%/output.c %D%/output.h \
	%D%/public_text.c %D%/public_text.h \
	%D%/stream.c %D%/stream.h \
	%D%/term_option.h

CLI_LIBS = %D%/libcli.a $(SERVER_LIBS)

bin_PROGRAMS += tarjimon
tarjimon_SOURCES = %D%/main.c
tarjimon_CPPFLAGS = $(AM_CPPFLAGS) -DLOCALEDIR='"$(localedir)"'
tarjimon_LDADD = $(CLI_LIBS) $(LIBINTL)

dist_bashcompletion_DATA = %D%/completion/tarjimon
