# server: the door for browsers.

noinst_LIBRARIES += %D%/libserver.a
%C%_libserver_a_SOURCES =

SERVER_LIBS = %D%/libserver.a $(PROJECT_LIBS)
