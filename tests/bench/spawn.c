/*
 * spawn -- the processor time that commands take from start to end, one run after the other.
 *
 *	spawn RUNS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...
 *
 * The commands are run in turn, so that what else the machine does falls on all of them
 * alike; what they write goes to /dev/null. Prints a line for each: the median and the
 * least of its runs, in microseconds of user and system time together (the kernel knows
 * the sum precisely, the two apart only by ticks).
 */
#include <config.h>

#include "base/alloc.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define COMMANDS_MOST 16
#define RUNS_MOST 1000000

struct timed {
	char **arguments;
	long long *microseconds; /* of each run */
};

static long long microseconds_of(const struct timeval *time)
{
	return time->tv_sec * 1000000LL + time->tv_usec;
}

/* False: it could not be started, or ended otherwise than by itself with status 0. */
static bool run(char **arguments, const posix_spawn_file_actions_t *actions, long long *microseconds)
{
	struct rusage used;
	pid_t process;
	int status;

	if (posix_spawnp(&process, arguments[0], actions, NULL, arguments, environ) != 0 ||
	    wait4(process, &status, 0, &used) < 0)
		return false;
	*microseconds = microseconds_of(&used.ru_utime) + microseconds_of(&used.ru_stime);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int compare(const void *a, const void *b)
{
	long long x = *(const long long *)a, y = *(const long long *)b;

	return (x > y) - (x < y);
}

/* Cuts the arguments at each "--". */
static size_t read_commands(char **arguments, size_t runs, struct timed *commands)
{
	size_t count = 0;
	bool begins = true;

	for (; *arguments; arguments++) {
		if (strcmp(*arguments, "--") == 0) {
			*arguments = NULL;
			begins = true;
			continue;
		}
		if (begins && count == COMMANDS_MOST)
			return 0;
		if (begins)
			commands[count++] = (struct timed){ arguments, alloc_zeroed(runs, sizeof(long long)) };
		begins = false;
	}
	return count;
}

static bool run_all(struct timed *commands, size_t count, size_t runs)
{
	posix_spawn_file_actions_t actions;
	bool done = true;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	for (size_t i = 0; done && i < runs * count; i++) {
		struct timed *command = &commands[i % count];

		done = run(command->arguments, &actions, &command->microseconds[i / count]);
		if (!done)
			fprintf(stderr, "spawn: '%s' failed\n", command->arguments[0]);
	}
	posix_spawn_file_actions_destroy(&actions);
	return done;
}

int main(int argc, char **argv)
{
	struct timed commands[COMMANDS_MOST];
	long runs = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	size_t count;
	bool done;

	if (runs < 1 || runs > RUNS_MOST) {
		fprintf(stderr, "usage: spawn RUNS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...\n");
		return 2;
	}
	count = read_commands(argv + 2, (size_t)runs, commands);
	done = count > 0 && run_all(commands, count, (size_t)runs);
	for (size_t i = 0; i < count; i++) {
		long long *times = commands[i].microseconds;

		qsort(times, (size_t)runs, sizeof(*times), compare);
		if (done)
			printf("%lld %lld\n", times[runs / 2], times[0]);
		free(times);
	}
	return done ? 0 : 1;
}
