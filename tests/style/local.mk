# How the sources look and who includes whom: rules that a machine can hold.

dist_check_SCRIPTS += \
	%D%/banned.sh \
	%D%/faults.sh \
	%D%/format.sh \
	%D%/headers.sh \
	%D%/layers.sh \
	%D%/manuals.sh \
	%D%/potfiles.sh \
	%D%/shell.sh \
	%D%/symbols.sh \
	%D%/toplevel.sh \
	%D%/without_data.sh
EXTRA_DIST += %D%/faults.tsv %D%/layers.txt
