# Manual pages and other documents that are installed or shipped.

dist_doc_DATA = README.md NEWS
EXTRA_DIST += doc/hacking.md
