# Manual pages and other documents that are installed or shipped.

dist_doc_DATA = README.md NEWS
EXTRA_DIST += %D%/hacking.md %D%/example

dist_man_MANS +=
