#!/bin/sh
# bootstrap installs what is missing, only that, and says so; see the stand-ins
# below for the commands that it would run.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

mkdir bin checkout checkout/src checkout/doc checkout/tests checkout/m4
cp "$top_srcdir/bootstrap" checkout
touch checkout/configure.ac checkout/Makefile.am checkout/m4/tarjimon-flags.m4

# stand_in NAME: a command that logs how it is called and then does what stdin says.
stand_in() {
  {
    echo '#!/bin/sh'
    # shellcheck disable=SC2016
    echo 'echo "${0##*/} $*" >>"$CALLS"'
    cat
  } >"bin/$1"
  chmod +x "bin/$1"
}
CALLS=$PWD/calls
ROOT_ID=0
PATH=$PWD/bin:$PATH
export CALLS ROOT_ID PATH

stand_in dpkg-query <<'END'
for package; do :; done
case " $ABSENT " in *" $package "*) exit 1 ;; esac
printf installed
END
stand_in id <<'END'
echo "$ROOT_ID"
END
stand_in sudo <<'END'
test "$SUDO" = yes || exit 1
test "$1" = -n && shift
"$@"
END
stand_in apt-get <<'END'
exit "$APT_STATUS"
END
stand_in autoreconf <<'END'
touch configure Makefile.in
END

# bootstrapped ABSENT ROOT_ID SUDO APT_STATUS STATUS DESCRIPTION
bootstrapped() {
  ABSENT=$1 ROOT_ID=$2 SUDO=$3 APT_STATUS=$4
  export ABSENT ROOT_ID SUDO APT_STATUS
  : >calls
  expect_status "$5" "$6" checkout/bootstrap </dev/null
  grep -v '^dpkg-query\|^id' calls >did || :
}

bootstrapped '' 1000 no 0 0 'nothing is needed when all is there'
is "$(cat did)" 'autoreconf -fi' 'configure is made'
bootstrapped '' 1000 no 0 0 'once more'
is "$(cat did out err)" '' 'nothing is done and nothing said'
touch -d tomorrow checkout/configure.ac
bootstrapped '' 1000 no 0 0 'an edited configure.ac'
is "$(cat did)" 'autoreconf -fi' 'makes configure anew'

bootstrapped 'gcc libzip-dev' 0 no 0 0 'root installs what is missing'
is "$(head -n 2 did)" 'apt-get update
apt-get install -y --no-install-recommends gcc libzip-dev' 'that and no more'
like "$(cat err)" '*installing gcc libzip-dev*' 'and is told'

bootstrapped 'gcc' 1000 yes 0 0 'sudo will do'
like "$(cat err)" '*with sudo: gcc*' 'which is said'

bootstrapped 'gcc make' 1000 no 0 2 'neither root nor sudo'
like "$(cat err)" '*run as root: apt-get install -y --no-install-recommends gcc make' 'gives the line to run'
is "$(grep -c apt-get did)" 0 'and installs nothing'

bootstrapped 'gcc' 0 no 100 2 'a failed installation'
like "$(cat err)" '*run as root: apt-get update && apt-get install*gcc' 'gives the line to run'

expect_status 2 'an unknown word is refused' checkout/bootstrap nonsense
like "$(cat err)" './bootstrap *./bootstrap demo*' 'with what there is'

done_testing
