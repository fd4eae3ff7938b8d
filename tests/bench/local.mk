# Benchmarks: `make bench` runs every bench_*.sh of this folder. They print times
# and memory beside those of other programs, and judge nothing.

EXTRA_DIST += %D%/run.sh %D%/bench_check.sh %D%/bench_align.sh %D%/bench_html.sh %D%/bench_markdown.sh %D%/bench_memory.sh %D%/bench_office.sh %D%/bench_po.sh \
	%D%/bench_start.sh %D%/bench_terms.sh %D%/bench_text.sh %D%/bench_update.sh %D%/make_memory.sh %D%/stress_memory.sh

EXTRA_PROGRAMS += %D%/memory_search
%C%_memory_search_LDADD = $(MEMORY_LIBS)

EXTRA_PROGRAMS += %D%/memory_words
%C%_memory_words_LDADD = $(MEMORY_LIBS)

EXTRA_PROGRAMS += %D%/spawn
%C%_spawn_LDADD = $(BASE_LIBS)

EXTRA_PROGRAMS += %D%/empty

EXTRA_PROGRAMS += %D%/text_speed
%C%_text_speed_LDADD = $(TEXT_LIBS)
%C%_text_speed_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

.PHONY: bench
bench: %D%/spawn$(EXEEXT) %D%/empty$(EXEEXT) %D%/text_speed$(EXEEXT) tests/catalog/po_copy %D%/memory_search$(EXEEXT) %D%/memory_words$(EXEEXT)
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(top_srcdir)/%D%/run.sh
