/*
 * powercut -- the files as a power cut may leave them.
 *
 *	powercut JOURNAL FROM TO CUT SEED
 *
 * JOURNAL is what shim.c recorded while something worked in the folder FROM (absolute); TO
 * is a copy of that folder as it was before. The calls up to the CUT-th are done again in
 * TO, but what no fsync had made certain by then is kept or lost at random:
 *
 *	- each write and truncation of a file since the last fsync of that file, alone; of a
 *	  write only some sectors may be kept
 *	- making, renaming and removing files since the last fsync of their folder (or, of
 *	  a new file, of itself): all up to a random one, in their order, as journals of file systems have it
 *
 * What was not made certain and is lost leaves older contents, which a file system may also fill
 * with zeros; sectors of a hole are zeros. SEED makes one of the outcomes. Prints how many calls the
 * journal has when CUT is 0.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/slice.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512
#define JOURNAL_LIMIT ((size_t)1 << 30)

enum fate { PENDING, DONE };

struct call {
	char name; /* the first letter: write, truncate, sync, create, rename, unlink */
	long long at;
	struct slice data;
	char *path, *target; /* in TO; target NULL but for rename */
	enum fate fate;
};

struct journal {
	struct call *calls;
	size_t count, capacity;
	unsigned long long random;
};

static unsigned long long next_random(struct journal *journal)
{
	/* splitmix64 */
	unsigned long long z = journal->random += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static void fail(const char *what, const char *path)
{
	fprintf(stderr, "powercut: cannot %s '%s'\n", what, path);
	exit(2);
}

/* -------------------------------------------------------------------- reading */

/* NULL: it lies elsewhere. */
static char *in_copy(struct slice path, struct slice from, const char *to)
{
	struct strbuf copy = STRBUF_INIT;

	if (!slice_starts(path, from) || path.bytes <= from.bytes || path.data[from.bytes] != '/')
		return NULL;
	strbuf_addf(&copy, "%s%.*s", to, SLICE_ARG(slice_part(path, from.bytes, path.bytes)));
	return strbuf_detach(&copy);
}

/* The path of a folder itself is TO. */
static char *place_of(struct slice path, struct slice from, const char *to)
{
	return slice_equal(path, from) ? alloc_copy(to) : in_copy(path, from, to);
}

static void read_journal(struct journal *journal, struct slice text, struct slice from, const char *to)
{
	struct slice line;

	while (text.bytes && slice_next_line(&text, &line)) {
		struct call call = { .fate = PENDING };
		struct slice name, at, bytes, path;

		slice_next_field(&line, ' ', &name);
		slice_next_field(&line, ' ', &at);
		slice_next_field(&line, ' ', &bytes);
		slice_next_field(&line, '\t', &path);
		call.name = name.data[0];
		call.at = strtoll(at.data, NULL, 10);
		if (call.name == 'w') {
			call.data = slice_part(text, 0, (size_t)strtoull(bytes.data, NULL, 10));
			text = slice_part(text, call.data.bytes + 1, text.bytes);
		}
		call.path = place_of(path, from, to);
		call.target = line.bytes ? place_of(line, from, to) : NULL;
		if (!call.path)
			continue;
		ARRAY_GROW(journal->calls, journal->count, journal->capacity);
		journal->calls[journal->count++] = call;
	}
}

/* --------------------------------------------------------------------- doing */

static int open_copy(const char *path)
{
	return open(path, O_WRONLY | O_CLOEXEC);
}

/* A file that is not there under its name any more loses what is written to it. */
static void do_bytes(struct journal *journal, const struct call *call, bool torn)
{
	int descriptor = open_copy(call->path);
	size_t step = torn ? SECTOR : call->data.bytes;

	if (descriptor < 0)
		return;
	if (call->name == 't' && ftruncate(descriptor, (off_t)call->at) != 0)
		fail("truncate", call->path);
	for (size_t done = 0; call->name == 'w' && done < call->data.bytes; done += step) {
		size_t bytes = call->data.bytes - done < step ? call->data.bytes - done : step;

		if (torn && next_random(journal) % 2)
			continue;
		if (pwrite(descriptor, call->data.data + done, bytes, (off_t)call->at + (off_t)done) != (ssize_t)bytes)
			fail("write", call->path);
	}
	close(descriptor);
}

static void do_name(const struct call *call)
{
	int descriptor;

	switch (call->name) {
	case 'c':
		descriptor = open(call->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
		if (descriptor >= 0)
			close(descriptor);
		break;
	case 'r':
		if (call->target)
			(void)!rename(call->path, call->target);
		break;
	case 'u':
		unlink(call->path);
		break;
	default:
		break;
	}
}

static bool is_name(const struct call *call)
{
	return call->name == 'c' || call->name == 'r' || call->name == 'u';
}

/* Is the name that the call changes one in this folder, or the file itself that it made? */
static bool is_settled_by(const struct call *call, const char *synced)
{
	char *folder = path_folder(call->target ? call->target : call->path);
	bool settled = strcmp(folder, synced) == 0 || (call->name == 'c' && strcmp(call->path, synced) == 0);

	free(folder);
	return settled;
}

/* Names are changed in order: what comes before one that is certain is certain, too. */
static void settle_names(struct journal *journal, size_t end, const char *synced)
{
	size_t last = end;

	for (size_t i = 0; i < end; i++)
		if (is_name(&journal->calls[i]) && journal->calls[i].fate == PENDING &&
		    is_settled_by(&journal->calls[i], synced))
			last = i;
	for (size_t i = 0; last < end && i <= last; i++)
		if (is_name(&journal->calls[i]) && journal->calls[i].fate == PENDING) {
			do_name(&journal->calls[i]);
			journal->calls[i].fate = DONE;
		}
}

/*
 * Bytes of a file go where its name is now: a rename that was settled since takes them along, so they are
 * done before it; as ours sync a file before it gets its name, that is what happens.
 */
static void settle_bytes(struct journal *journal, size_t end, const char *synced)
{
	for (size_t i = 0; i < end; i++) {
		struct call *call = &journal->calls[i];

		if (call->fate == PENDING && (call->name == 'w' || call->name == 't') && strcmp(call->path, synced) == 0) {
			do_bytes(journal, call, false);
			call->fate = DONE;
		}
	}
}

static void cut_power(struct journal *journal, size_t cut)
{
	size_t names = 0, kept;

	for (size_t i = 0; i < cut; i++)
		if (journal->calls[i].name == 's') {
			settle_names(journal, i, journal->calls[i].path);
			settle_bytes(journal, i, journal->calls[i].path);
		}
	for (size_t i = 0; i < cut; i++)
		names += is_name(&journal->calls[i]) && journal->calls[i].fate == PENDING;
	kept = next_random(journal) % (names + 1);
	for (size_t i = 0; i < cut; i++) {
		struct call *call = &journal->calls[i];

		if (call->fate == DONE)
			continue;
		if (is_name(call)) {
			if (kept)
				do_name(call);
			kept -= kept != 0;
		} else if (call->name != 's') {
			unsigned long long chance = next_random(journal) % 3;

			if (chance)
				do_bytes(journal, call, chance == 1);
		}
	}
}

int main(int argc, char **argv)
{
	struct journal journal = { .calls = NULL };
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;
	size_t cut;

	if (argc != 6) {
		fprintf(stderr, "usage: powercut JOURNAL FROM TO CUT SEED\n");
		return 2;
	}
	if (!file_read(argv[1], JOURNAL_LIMIT, &text, &err)) {
		fprintf(stderr, "powercut: %s\n", err.message);
		return 2;
	}
	read_journal(&journal, strbuf_slice(&text), slice_of(argv[2]), argv[3]);
	cut = (size_t)strtoull(argv[4], NULL, 10);
	journal.random = strtoull(argv[5], NULL, 10);
	if (cut == 0)
		printf("%zu\n", journal.count);
	cut_power(&journal, cut < journal.count ? cut : journal.count);
	for (size_t i = 0; i < journal.count; i++) {
		free(journal.calls[i].path);
		free(journal.calls[i].target);
	}
	free(journal.calls);
	strbuf_release(&text);
	return 0;
}
