/*
 * losses -- what came in otherwise than its file had it: by concept, with the
 * reason, for people to look through. Data, never a reason to stop.
 *
 * The first TERM_LOSSES_KEPT are kept in full, all are counted.
 */
#ifndef TERMS_LOSSES_H
#define TERMS_LOSSES_H

#include "base/arena.h"

enum term_loss_kind {
	TERM_DROPPED, /* is not in the termbase */
	TERM_CHANGED, /* is in it in another form */
	TERM_MERGED,  /* became one with something that was there */
};
#define TERM_LOSS_KINDS 3

#define TERM_LOSSES_KEPT ((size_t)1000)

struct term_loss {
	enum term_loss_kind kind;
	struct slice concept; /* its id; empty: the file as a whole */
	size_t line;
	const char *why;      /* translated, no full stop */
};

struct term_losses {
	struct arena arena;
	struct term_loss *items;
	size_t count, capacity;
	size_t counts[TERM_LOSS_KINDS];
};

#define TERM_LOSSES_INIT { ARENA_INIT, NULL, 0, 0, { 0 } }

void term_losses_release(struct term_losses *losses);

/* `losses` may be NULL. */
void term_lose(struct term_losses *losses, enum term_loss_kind kind, struct slice concept, size_t line,
	       const char *format, ...) __attribute__((format(printf, 5, 6)));

/* "dropped", "changed", "merged": translated. */
const char *term_loss_name(enum term_loss_kind kind);

#endif
