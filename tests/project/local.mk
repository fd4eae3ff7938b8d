# Tests of src/project; they link $(PROJECT_LIBS).

if HAVE_CMOCKA
endif
