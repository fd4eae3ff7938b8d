dnl TARJIMON_CFLAGS(VARIABLE, FLAGS) and TARJIMON_LDFLAGS(VARIABLE, FLAGS)
dnl
dnl Set VARIABLE to those of FLAGS that the compiler, or the linker, takes
dnl without a word. Each is tried alone with warnings as errors, so that clang
dnl does not let an unknown -W pass and _FORTIFY_SOURCE is left out at -O0.

AC_DEFUN([TARJIMON_CFLAGS], [dnl
$1=
tarjimon_save_CFLAGS=$CFLAGS
for tarjimon_flag in $2; do
  AC_MSG_CHECKING([whether $CC accepts $tarjimon_flag])
  CFLAGS="$tarjimon_save_CFLAGS -Werror $tarjimon_flag"
  AC_COMPILE_IFELSE([AC_LANG_SOURCE([[#include <stdio.h>
int nothing;]])],
    [AC_MSG_RESULT([yes])
     AS_VAR_APPEND([$1], [" $tarjimon_flag"])],
    [AC_MSG_RESULT([no])])
done
CFLAGS=$tarjimon_save_CFLAGS
])

AC_DEFUN([TARJIMON_LDFLAGS], [dnl
$1=
tarjimon_save_CFLAGS=$CFLAGS
tarjimon_save_LDFLAGS=$LDFLAGS
CFLAGS="$CFLAGS $HARDENING_CFLAGS"
for tarjimon_flag in $2; do
  AC_MSG_CHECKING([whether the linker accepts $tarjimon_flag])
  LDFLAGS="$tarjimon_save_LDFLAGS -Werror $tarjimon_flag"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])
     AS_VAR_APPEND([$1], [" $tarjimon_flag"])],
    [AC_MSG_RESULT([no])])
done
CFLAGS=$tarjimon_save_CFLAGS
LDFLAGS=$tarjimon_save_LDFLAGS
])
