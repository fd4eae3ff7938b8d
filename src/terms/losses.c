/*
 * losses -- what came in otherwise than its file had it.
 */
#include <config.h>

#include "terms/losses.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdlib.h>

static const char *const kind_names[TERM_LOSS_KINDS] = {
	[TERM_DROPPED] = N_("dropped"),
	[TERM_CHANGED] = N_("changed"),
	[TERM_MERGED] = N_("merged"),
};

const char *term_loss_name(enum term_loss_kind kind)
{
	return _(kind_names[kind]);
}

void term_losses_release(struct term_losses *losses)
{
	free(losses->items);
	arena_release(&losses->arena);
	*losses = (struct term_losses)TERM_LOSSES_INIT;
}

void term_lose(struct term_losses *losses, enum term_loss_kind kind, struct slice concept, size_t line,
	       const char *format, ...)
{
	struct strbuf why = STRBUF_INIT;
	va_list arguments;

	if (!losses)
		return;
	losses->counts[kind]++;
	if (losses->count == TERM_LOSSES_KEPT)
		return;
	va_start(arguments, format);
	strbuf_vaddf(&why, format, arguments);
	va_end(arguments);
	ARRAY_GROW(losses->items, losses->count, losses->capacity);
	losses->items[losses->count++] = (struct term_loss){
		.kind = kind,
		.concept = arena_copy(&losses->arena, concept),
		.line = line,
		.why = arena_string(&losses->arena, strbuf_slice(&why)),
	};
	strbuf_release(&why);
}
