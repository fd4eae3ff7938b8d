/*
 * banner -- a text that says one thing in several languages.
 *
 *	Sayt test rejimida ishlamoqda / Сайт тест режимида ишламоқда / The site is in test mode
 *
 * There is nothing to translate in it: every edition shows it as it is. It is read as the texts that
 * it is made of, each in its own language. The parts stand between " / ", " | ", " • ", line ends or
 * <br>; each is in another language (text/identify.h), of at least two words, and surely so; of only
 * two parts each has at least three words.
 */
#ifndef PROJECT_BANNER_H
#define PROJECT_BANNER_H

#include "base/strbuf.h"
#include "segment/unit.h"
#include "text/identify.h"

#define BANNER_PARTS_MOST 8
#define BANNER_BYTES_MOST ((size_t)2048)

/* A reusable buffer. */
struct banner {
	struct {
		size_t from, to; /* bytes of the marked form */
		const struct language *language;
	} parts[BANNER_PARTS_MOST];
	size_t count;
	struct strbuf text;
};

#define BANNER_INIT { .text = STRBUF_INIT }

void banner_release(struct banner *banner);

/* Whether the text is one; fills the parts anew. */
bool banner_read(struct banner *banner, struct slice marked);

/* Is the translation the banner itself, as it should be? */
bool banner_is_kept(struct banner *banner, const struct unit *unit);

/* Adds "tarjimon: banner=uz, uz@cyrillic, en", for a catalog's comment. */
void banner_add_comment(const struct banner *banner, struct strbuf *comment);

#endif
