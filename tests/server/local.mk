# Tests of src/server; they link $(SERVER_LIBS).

if HAVE_CMOCKA
endif
