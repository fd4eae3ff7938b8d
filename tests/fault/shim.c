/*
 * shim -- makes the n-th system call fail, fall short or kill the process.
 *
 * Loaded with LD_PRELOAD; the environment says what is to happen:
 *
 *	TARJIMON_FAULT=CALL:N:HOW[,CALL:N:HOW...]
 *		CALL  open (for writing), read, write, sync, rename, unlink, truncate,
 *		      lock (fcntl), or any (all of these but read and lock, counted together)
 *		N     which one, from 1; "3+" is the third and all after it
 *		HOW   an errno of the table below; `short`, to read or write one byte
 *		      at most; or `kill`, `interrupt`, to die by SIGKILL or SIGINT just
 *		      before the call
 *	TARJIMON_FAULT_PATH=TEXT	count only files whose path contains this
 *	TARJIMON_FAULT_LOG=FILE		add a line "CALL PATH [PATH]" for each one counted
 *	TARJIMON_FAULT_CLOCK=SECONDS	the clock says so much more; less, with a minus
 *	TARJIMON_FAULT_ALARM=MICROSECONDS	a signal comes so often, whose handler
 *					does nothing: system calls that wait end with EINTR
 *	TARJIMON_FAULT_JOURNAL=FILE	add what each call did to a file, for powercut.c
 *
 * Only regular files and folders count; terminals, pipes and sockets work as
 * ever. What the C library does inside itself (fwrite, fopen) does not pass here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum call { OPEN, READ, WRITE, SYNC, RENAME, UNLINK, TRUNCATE, LOCK, ANY, CALLS };

static const char *const call_names[CALLS] = {
	"open", "read", "write", "sync", "rename", "unlink", "truncate", "lock", "any",
};

enum { NOTHING = 0, SHORT = -1, KILL = -2, INTERRUPT = -3 }; /* above: an errno */

static const struct {
	const char *name;
	int how;
} hows[] = {
	{ "ENOSPC", ENOSPC }, { "EIO", EIO }, { "EACCES", EACCES }, { "EMFILE", EMFILE },
	{ "EINTR", EINTR }, { "EDQUOT", EDQUOT }, { "EROFS", EROFS }, { "EFBIG", EFBIG },
	{ "EXDEV", EXDEV }, { "ESTALE", ESTALE }, { "ENOLCK", ENOLCK },
	{ "short", SHORT }, { "kill", KILL }, { "interrupt", INTERRUPT },
};

static int planned(enum call call, unsigned long count)
{
	const char *plan = getenv("TARJIMON_FAULT");
	char name[16], how[16]; /* how: ":ENOSPC" or "+:ENOSPC" */
	unsigned long at;

	while (plan && sscanf(plan, "%15[^:]:%lu%15[^,]", name, &at, how) == 3) {
		bool onwards = how[0] == '+';

		plan = strchr(plan, ',');
		plan += plan != NULL;
		if (strcmp(name, call_names[call]) != 0 || (count != at && !(onwards && count > at)))
			continue;
		for (size_t i = 0; i < sizeof(hows) / sizeof(*hows); i++)
			if (strcmp(hows[i].name, how + onwards + 1) == 0)
				return hows[i].how;
		abort(); /* a misspelt test must not pass */
	}
	return NOTHING;
}

static void log_call(enum call call, const char *path, const char *target)
{
	const char *log = getenv("TARJIMON_FAULT_LOG");
	char line[8192];
	int descriptor, bytes;

	if (!log)
		return;
	bytes = snprintf(line, sizeof(line), "%s %s%s%s\n", call_names[call], path, target ? " " : "",
			 target ? target : "");
	descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (descriptor < 0 || syscall(SYS_write, descriptor, line, bytes) != bytes)
		abort();
	close(descriptor);
}

/* Counts a call; what is planned for it. An errno is set already. */
static int meet(enum call call, const char *path, const char *target)
{
	static unsigned long counts[CALLS];
	const char *filter = getenv("TARJIMON_FAULT_PATH");
	int how;

	if (filter && !strstr(path, filter) && !(target && strstr(target, filter)))
		return NOTHING;
	log_call(call, path, target);
	how = planned(call, ++counts[call]);
	if (call != READ && call != LOCK && ++counts[ANY] && how == NOTHING)
		how = planned(ANY, counts[ANY]);
	if (how == KILL || how == INTERRUPT) {
		/* A shell has what runs in the background ignore it. */
		signal(SIGINT, SIG_DFL);
		raise(how == KILL ? SIGKILL : SIGINT);
	}
	if (how > 0)
		errno = how;
	return how;
}

#define PATH_ROOM 4096

/* False: it is no file or folder. */
static bool path_of(int descriptor, char path[PATH_ROOM])
{
	struct stat status;
	char link[64];
	ssize_t bytes;

	if (fstat(descriptor, &status) != 0 || !(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)))
		return false;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", descriptor);
	bytes = readlink(link, path, PATH_ROOM - 1);
	path[bytes > 0 ? bytes : 0] = '\0';
	return true;
}

static int meet_descriptor(enum call call, int descriptor)
{
	char path[PATH_ROOM];

	return path_of(descriptor, path) ? meet(call, path, NULL) : NOTHING;
}

/* ------------------------------------------------------------------ the journal */

/*
 * A line "CALL AT BYTES PATH[\tPATH]" with absolute paths, behind which stand the bytes of a write and a line end.
 * One call of writev each, so that threads do not mix.
 */
static void record(const char *call, long long at, const void *data, size_t bytes, const char *path,
		   const char *target)
{
	const char *journal = getenv("TARJIMON_FAULT_JOURNAL");
	char folder[PATH_ROOM] = "", line[4 * PATH_ROOM];
	int descriptor, length, number = errno;
	struct iovec parts[3];

	if (!journal)
		return;
	if (path[0] != '/' && !getcwd(folder, sizeof(folder)))
		abort();
	length = snprintf(line, sizeof(line), "%s %lld %zu %s%s%s%s%s%s%s\n", call, at, bytes, folder, *folder ? "/" : "",
			  path, target ? "\t" : "", target && target[0] != '/' ? folder : "",
			  target && target[0] != '/' ? "/" : "", target ? target : "");
	parts[0] = (struct iovec){ line, (size_t)length };
	parts[1] = (struct iovec){ (void *)(uintptr_t)data, data ? bytes : 0 };
	parts[2] = (struct iovec){ line + length - 1, data ? 1 : 0 };
	descriptor = (int)syscall(SYS_openat, AT_FDCWD, journal, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (descriptor < 0 || syscall(SYS_writev, descriptor, parts, 3) !=
				      (long)(parts[0].iov_len + parts[1].iov_len + parts[2].iov_len))
		abort();
	syscall(SYS_close, descriptor);
	errno = number;
}

static void record_descriptor(const char *call, long long at, const void *data, size_t bytes, int descriptor)
{
	char path[PATH_ROOM];

	if (getenv("TARJIMON_FAULT_JOURNAL") && path_of(descriptor, path))
		record(call, at, data, bytes, path, NULL);
}

/* ------------------------------------------------------------------- the storm */

static void ignore_signal(int signal_number)
{
	(void)signal_number;
}

__attribute__((constructor)) static void begin_storm(void)
{
	const char *microseconds = getenv("TARJIMON_FAULT_ALARM");
	struct sigaction action = { .sa_handler = ignore_signal }; /* no SA_RESTART */
	struct itimerval often = { .it_interval = { 0, 0 } };

	if (!microseconds)
		return;
	often.it_interval.tv_usec = often.it_value.tv_usec = atol(microseconds);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
}

/* -------------------------------------------------------------------- the calls */

/* The body of a call that moves bytes: it fails, or moves one, or all. */
#define MOVE(call, number, descriptor, data, bytes, ...) do { \
		int how = meet_descriptor(call, descriptor); \
		return how > 0 ? -1 : syscall(number, descriptor, data, how == SHORT && bytes ? 1 : bytes, __VA_ARGS__); \
	} while (0)

/* The body of any other call. */
#define DO(meeting, ...) return (meeting) > 0 ? -1 : (int)syscall(__VA_ARGS__)

/* Opening: what only reads is not counted. `mode` is there when a file may be made. */
#define OPEN_AT(folder, path, flags, mode) do { \
		bool is_new = flags & O_CREAT && syscall(SYS_faccessat, folder, path, F_OK) != 0; \
		int made; \
		if ((flags & O_ACCMODE) != O_RDONLY && meet(OPEN, path, NULL) > 0) \
			return -1; \
		made = (int)syscall(SYS_openat, folder, path, flags, mode); \
		if (made >= 0 && is_new) \
			record_descriptor("create", 0, NULL, 0, made); \
		if (made >= 0 && flags & O_TRUNC && !is_new) \
			record_descriptor("truncate", 0, NULL, 0, made); \
		return made; \
	} while (0)

#define OPEN_VARIADIC(folder) do { \
		va_list more; \
		mode_t mode; \
		va_start(more, flags); \
		mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more); \
		OPEN_AT(folder, path, flags, mode); \
	} while (0)

/* Each call under its own name, that of large files, and that of _FORTIFY_SOURCE. */
int open(const char *path, int flags, ...) { OPEN_VARIADIC(AT_FDCWD); }
int open64(const char *path, int flags, ...) { OPEN_VARIADIC(AT_FDCWD); }
int openat(int at, const char *path, int flags, ...) { OPEN_VARIADIC(at); }
int openat64(int at, const char *path, int flags, ...) { OPEN_VARIADIC(at); }
int __open_2(const char *path, int flags) { OPEN_AT(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { OPEN_AT(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char *path, int flags) { OPEN_AT(at, path, flags, 0); }
int __openat64_2(int at, const char *path, int flags) { OPEN_AT(at, path, flags, 0); }

ssize_t read(int fd, void *data, size_t bytes) { MOVE(READ, SYS_read, fd, data, bytes, 0); }
ssize_t __read_chk(int fd, void *data, size_t bytes, size_t room) { MOVE(READ, SYS_read, fd, data, bytes, room); }
ssize_t pread(int fd, void *data, size_t bytes, off_t at) { MOVE(READ, SYS_pread64, fd, data, bytes, at); }
ssize_t pread64(int fd, void *data, size_t bytes, off64_t at) { MOVE(READ, SYS_pread64, fd, data, bytes, at); }

/* The body of a call that writes: likewise, and what it did is recorded; `at` < 0: where the descriptor is. */
#define PUT(number, fd, data, bytes, at) do { \
		int how = meet_descriptor(WRITE, fd); \
		long long place = (at) >= 0 ? (at) : (long long)syscall(SYS_lseek, fd, 0, SEEK_CUR); \
		ssize_t put = how > 0 ? -1 : syscall(number, fd, data, how == SHORT && bytes ? 1 : bytes, place); \
		if (put > 0) \
			record_descriptor("write", place, data, (size_t)put, fd); \
		return put; \
	} while (0)

ssize_t write(int fd, const void *data, size_t bytes) { PUT(SYS_write, fd, data, bytes, -1LL); }
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t at) { PUT(SYS_pwrite64, fd, data, bytes, (long long)at); }
ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t at) { PUT(SYS_pwrite64, fd, data, bytes, (long long)at); }

/* The body of a call that changes something of a file: done, it is recorded. */
#define CHANGE(meeting, recording, ...) do { \
		int result; \
		if ((meeting) > 0) \
			return -1; \
		result = (int)syscall(__VA_ARGS__); \
		if (result == 0) \
			recording; \
		return result; \
	} while (0)

#define SYNC_IT(number, fd) CHANGE(meet_descriptor(SYNC, fd), record_descriptor("sync", 0, NULL, 0, fd), number, fd)
#define TRUNCATE_IT(fd, bytes) \
	CHANGE(meet_descriptor(TRUNCATE, fd), record_descriptor("truncate", bytes, NULL, 0, fd), SYS_ftruncate, fd, bytes)
#define UNLINK_IT(at, path, flags) \
	CHANGE(meet(UNLINK, path, NULL), record("unlink", 0, NULL, 0, path, NULL), SYS_unlinkat, at, path, flags)

int fsync(int fd) { SYNC_IT(SYS_fsync, fd); }
int fdatasync(int fd) { SYNC_IT(SYS_fdatasync, fd); }
int ftruncate(int fd, off_t bytes) { TRUNCATE_IT(fd, bytes); }
int ftruncate64(int fd, off64_t bytes) { TRUNCATE_IT(fd, bytes); }
int unlink(const char *path) { UNLINK_IT(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { UNLINK_IT(at, path, flags); }

#define RENAME_AT(a, from, b, to, flags) \
	CHANGE(meet(RENAME, from, to), record("rename", 0, NULL, 0, from, to), SYS_renameat2, a, from, b, to, flags)

int rename(const char *from, const char *to) { RENAME_AT(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { RENAME_AT(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { RENAME_AT(a, from, b, to, flags); }

#define FCNTL do { \
		va_list more; \
		long argument; \
		va_start(more, command); \
		argument = va_arg(more, long); \
		va_end(more); \
		DO(command == F_SETLK || command == F_SETLKW ? meet_descriptor(LOCK, fd) : NOTHING, SYS_fcntl, fd, command, \
		   argument); \
	} while (0)

int fcntl(int fd, int command, ...) { FCNTL; }
int fcntl64(int fd, int command, ...) { FCNTL; }

/* The clock of the day; what only measures how long something takes goes on. */
int clock_gettime(clockid_t clock, struct timespec *now)
{
	const char *seconds = getenv("TARJIMON_FAULT_CLOCK");
	int result = (int)syscall(SYS_clock_gettime, clock, now);

	if (result == 0 && seconds && clock == CLOCK_REALTIME)
		now->tv_sec += atol(seconds);
	return result;
}

time_t time(time_t *out)
{
	struct timespec now = { 0, 0 };

	clock_gettime(CLOCK_REALTIME, &now);
	if (out)
		*out = now.tv_sec;
	return now.tv_sec;
}

int gettimeofday(struct timeval *out, void *zone)
{
	struct timespec now = { 0, 0 };

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	*out = (struct timeval){ now.tv_sec, now.tv_nsec / 1000 };
	return 0;
}
