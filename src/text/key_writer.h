/*
 * key_writer -- how the two passes of a key write it, and its map.
 *
 * Private to key.c and key_fold.c.
 */
#ifndef TEXT_KEY_WRITER_H
#define TEXT_KEY_WRITER_H

#include "base/strbuf.h"
#include "text/key.h"

struct key_writer {
	struct strbuf *key;
	struct key_map *map; /* or NULL */
	size_t base;	     /* the key's first byte */
	bool second;	     /* offsets are told in the exact key, whose map is there */
};

/* Notes where the bytes came from that were written since the last call. */
void key_writer_note(struct key_writer *writer, size_t offset);

/* The same for bytes of the text that were copied as they are, from `from` on. */
void key_writer_note_copied(struct key_writer *writer, struct slice text, size_t from);

static inline void key_writer_put(struct key_writer *writer, uint32_t c, size_t offset)
{
	if (c < 0x80)
		strbuf_add_byte(writer->key, (char)c);
	else
		strbuf_add_codepoint(writer->key, c);
	if (writer->map)
		key_writer_note(writer, offset);
}

/* The second pass: puts the folded key in the place of the exact one, which begins at `start`. */
void key_fold(const struct language *language, size_t start, struct strbuf *key, struct key_map *map);

#endif
