# cli: the door for people and scripts. main.c stays out of the library, so that
# tests can link the rest.

noinst_LIBRARIES += %D%/libcli.a
%C%_libcli_a_SOURCES =

CLI_LIBS = %D%/libcli.a $(SERVER_LIBS)

bin_PROGRAMS += tarjimon
tarjimon_SOURCES = %D%/main.c
tarjimon_CPPFLAGS = $(AM_CPPFLAGS) -DLOCALEDIR='"$(localedir)"'
tarjimon_LDADD = $(CLI_LIBS) $(LIBINTL)

dist_bashcompletion_DATA = %D%/completion/tarjimon
