/*
 * pty -- runs a command that has a terminal before it, and says what the terminal got.
 *
 *	pty [-e] COMMAND [ARGUMENT...]
 *
 * Standard output of the command is a terminal (with -e also standard error); what
 * is written to it comes out of pty byte for byte. Standard input stays. Ends with the
 * command's status, 99 when there is no terminal to be had.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { UNABLE = 99 };

static void give_up(const char *what)
{
	perror(what);
	exit(UNABLE);
}

/* The near end; the far one, which the command gets, does not change what passes. */
static int open_terminal(int *far)
{
	int near = posix_openpt(O_RDWR | O_NOCTTY);
	struct termios settings;

	if (near < 0 || grantpt(near) < 0 || unlockpt(near) < 0)
		give_up("posix_openpt");
	*far = open(ptsname(near), O_RDWR | O_NOCTTY);
	if (*far < 0 || tcgetattr(*far, &settings) < 0)
		give_up("ptsname");
	settings.c_oflag &= ~(tcflag_t)OPOST;
	if (tcsetattr(*far, TCSANOW, &settings) < 0)
		give_up("tcsetattr");
	return near;
}

static void run(int far, int near, int with_errors, char **command)
{
	if (dup2(far, STDOUT_FILENO) < 0 || (with_errors && dup2(far, STDERR_FILENO) < 0))
		give_up("dup2");
	close(far);
	close(near);
	execvp(command[0], command);
	give_up(command[0]);
}

/* EIO is how the end of a terminal looks when nobody holds its far end any more. */
static void copy(int near)
{
	char bytes[4096];
	ssize_t got;

	while ((got = read(near, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR))
		if (got > 0 && fwrite(bytes, 1, (size_t)got, stdout) != (size_t)got)
			give_up("write");
	if (fflush(stdout) != 0)
		give_up("write");
}

int main(int argc, char **argv)
{
	int with_errors = argc > 1 && strcmp(argv[1], "-e") == 0, far, near, status;
	char **command = argv + 1 + with_errors;
	pid_t child;

	if (!*command) {
		fputs("usage: pty [-e] COMMAND [ARGUMENT...]\n", stderr);
		return UNABLE;
	}
	near = open_terminal(&far);
	child = fork();
	if (child < 0)
		give_up("fork");
	if (child == 0)
		run(far, near, with_errors, command);
	close(far);
	copy(near);
	if (waitpid(child, &status, 0) < 0)
		give_up("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
