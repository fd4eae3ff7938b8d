# Manual pages and other documents that are installed or shipped.

dist_doc_DATA = README.md NEWS
EXTRA_DIST += %D%/architecture.md %D%/decisions %D%/guide %D%/hacking.md %D%/known-gaps.md %D%/example

dist_man_MANS += \
	%D%/man/tarjimon-check.1 \
	%D%/man/tarjimon-checks.7 \
	%D%/man/tarjimon-convert.1 \
	%D%/man/tarjimon-extract.1 \
	%D%/man/tarjimon-formats.7 \
	%D%/man/tarjimon-init.1 \
	%D%/man/tarjimon-learn.1 \
	%D%/man/tarjimon-memory-align.1 \
	%D%/man/tarjimon-memory-edit.1 \
	%D%/man/tarjimon-memory-export.1 \
	%D%/man/tarjimon-memory-forget.1 \
	%D%/man/tarjimon-memory-history.1 \
	%D%/man/tarjimon-memory-import.1 \
	%D%/man/tarjimon-memory-lookup.1 \
	%D%/man/tarjimon-memory-search.1 \
	%D%/man/tarjimon-memory-stats.1 \
	%D%/man/tarjimon-memory-undo.1 \
	%D%/man/tarjimon-memory-verify.1 \
	%D%/man/tarjimon-merge-po.1 \
	%D%/man/tarjimon-merge.1 \
	%D%/man/tarjimon-pretranslate.1 \
	%D%/man/tarjimon-segment.1 \
	%D%/man/tarjimon-status.1 \
	%D%/man/tarjimon-term-check.1 \
	%D%/man/tarjimon-term-export.1 \
	%D%/man/tarjimon-term-find.1 \
	%D%/man/tarjimon-term-import.1 \
	%D%/man/tarjimon-term-list.1 \
	%D%/man/tarjimon-term-mine.1 \
	%D%/man/tarjimon-textconv.1 \
	%D%/man/tarjimon-transliterate.1 \
	%D%/man/tarjimon.1 \
	%D%/man/tarjimon.ini.5

# README links to these: below the documentation folder they are where it says.
guide_folders = guide decisions example
guide_files = architecture.md hacking.md known-gaps.md

install-data-hook:
	$(MKDIR_P) '$(DESTDIR)$(docdir)/doc'
	cp '$(srcdir)/COPYING' '$(DESTDIR)$(docdir)'
	for file in $(guide_folders) $(guide_files); do \
		cp -R "$(srcdir)/doc/$$file" '$(DESTDIR)$(docdir)/doc' || exit 1; \
	done
	chmod -R u+w,go-w,a+rX '$(DESTDIR)$(docdir)/doc' '$(DESTDIR)$(docdir)/COPYING'

uninstall-hook:
	rm -rf '$(DESTDIR)$(docdir)/doc' '$(DESTDIR)$(docdir)/COPYING'

# The terms that come with the program: origin and licence stand beside them.
termsdir = $(pkgdatadir)/terms
dist_terms_DATA = tm/terms/README.md tm/terms/ombudsman.tbx tm/terms/ombudsman.tsv
