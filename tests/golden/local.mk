# Golden files, a folder for each format: see run.sh for their names.

EXTRA_DIST += $(golden_folders)
golden_folders = %D%/html %D%/markdown %D%/plain

dist_check_SCRIPTS += %D%/run.sh

update-golden: all
	@$(AM_TESTS_ENVIRONMENT) UPDATE=1 $(SHELL) $(top_srcdir)/%D%/run.sh
.PHONY: update-golden
