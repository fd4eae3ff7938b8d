/*
 * banned -- functions of the C library that are too easily misused.
 *
 * config.h includes this header, so that it holds in every file: using one of
 * the names below does not compile ("sorry_sprintf_is_banned"), and the word
 * behind it says what to use. The declaring headers come first, because a
 * prototype would be caught as well; a source file includes them all the same.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(name) sorry_##name##_is_banned

/* Copying without a bound, or without a terminator: strbuf, arena_copy(). */
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef stpcpy
#undef stpncpy
#undef sprintf
#undef vsprintf
#undef gets
#define strcpy(...) BANNED(strcpy)
#define strcat(...) BANNED(strcat)
#define strncpy(...) BANNED(strncpy)
#define strncat(...) BANNED(strncat)
#define stpcpy(...) BANNED(stpcpy)
#define stpncpy(...) BANNED(stpncpy)
#define sprintf(...) BANNED(sprintf)
#define vsprintf(...) BANNED(vsprintf)
#define gets(...) BANNED(gets)

/* Hidden state, shared by all threads: slices, localtime_r(), strftime(). */
#undef strtok
#undef localtime
#undef gmtime
#undef ctime
#undef ctime_r
#undef asctime
#undef asctime_r
#undef rand
#undef srand
#define strtok(...) BANNED(strtok)
#define localtime(...) BANNED(localtime)
#define gmtime(...) BANNED(gmtime)
#define ctime(...) BANNED(ctime)
#define ctime_r(...) BANNED(ctime_r)
#define asctime(...) BANNED(asctime)
#define asctime_r(...) BANNED(asctime_r)
#define rand(...) BANNED(rand)
#define srand(...) BANNED(srand)

/* No way to tell an error from a number: strtol() and friends. */
#undef atoi
#undef atol
#undef atoll
#undef atof
#define atoi(...) BANNED(atoi)
#define atol(...) BANNED(atol)
#define atoll(...) BANNED(atoll)
#define atof(...) BANNED(atof)

/* A name that somebody else can take first: mkstemp(), file_writer_open(). */
#undef tmpnam
#undef tempnam
#undef mktemp
#define tmpnam(...) BANNED(tmpnam)
#define tempnam(...) BANNED(tempnam)
#define mktemp(...) BANNED(mktemp)

/* A stack frame whose size the input decides: arena, strbuf. */
#undef alloca
#define alloca(...) BANNED(alloca)

/* A shell between us and the file: posix_spawn(). */
#undef system
#undef popen
#define system(...) BANNED(system)
#define popen(...) BANNED(popen)

#endif
