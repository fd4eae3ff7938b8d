# Tests of src/cli; they link $(CLI_LIBS).

if HAVE_CMOCKA
endif

EXTRA_DIST += %D%/lib.sh
dist_check_SCRIPTS += \
	%D%/bootstrap.sh \
	%D%/completion.sh \
	%D%/version.sh
