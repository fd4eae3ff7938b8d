/*
 * catalog_writer -- a new catalog, written unit by unit.
 */
#include <config.h>

#include "catalog/catalog.h"

#include "catalog/po.h"

#define WRITE_CHUNK_BYTES ((size_t)1 << 16)

bool catalog_writer_open(struct catalog_writer *writer, const char *path, const struct catalog *head,
			 struct error *err)
{
	strbuf_init(&writer->text);
	if (!file_writer_open(&writer->file, path, err))
		return false;
	po_print(&head->header, &writer->text);
	return true;
}

static bool hand_on(struct catalog_writer *writer, struct error *err)
{
	bool done = file_writer_add(&writer->file, strbuf_slice(&writer->text), err);

	strbuf_clear(&writer->text);
	return done;
}

bool catalog_writer_add(struct catalog_writer *writer, const struct unit *unit, struct error *err)
{
	strbuf_add_byte(&writer->text, '\n');
	po_print(unit, &writer->text);
	return writer->text.bytes < WRITE_CHUNK_BYTES || hand_on(writer, err);
}

bool catalog_writer_commit(struct catalog_writer *writer, struct error *err)
{
	if (!hand_on(writer, err)) {
		catalog_writer_abandon(writer);
		return false;
	}
	strbuf_release(&writer->text);
	return file_writer_commit(&writer->file, err);
}

void catalog_writer_abandon(struct catalog_writer *writer)
{
	strbuf_release(&writer->text);
	file_writer_abandon(&writer->file);
}
