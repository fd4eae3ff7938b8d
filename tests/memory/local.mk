# Tests of src/memory; they link $(MEMORY_LIBS).

if HAVE_CMOCKA
endif
