/*
 * dateline -- when a text was published, as it says itself.
 */
#include <config.h>

#include "project/dateline.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/placeable.h"

#include <stdlib.h>

static int number_of(const struct placeables *found, size_t index, enum placeable_field field)
{
	const struct placeable_part *part = placeables_part(found, index, field);
	struct slice value;
	int number = 0;

	if (!part)
		return 0;
	value = placeables_part_value(found, part);
	for (size_t i = 0; i < value.bytes; i++)
		number = number * 10 + (value.data[i] >= '0' && value.data[i] <= '9' ? value.data[i] - '0' : 0);
	return number;
}

/* A whole day, and no second one: a range of days is no day of publishing. */
static day_number day_of(const struct placeables *found, size_t index)
{
	char text[16];

	if (found->items[index].kind != PLACEABLE_DATE || found->items[index].other_bytes ||
	    placeables_part(found, index, FIELD_DAY2))
		return 0;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", number_of(found, index, FIELD_YEAR) % 10000,
		 number_of(found, index, FIELD_MONTH) % 100, number_of(found, index, FIELD_DAY) % 100);
	return day_read(slice_of(text));
}

static size_t count_words(struct slice text)
{
	size_t words = 0;
	bool inside = false;

	for (size_t at = 0; at < text.bytes;) {
		bool letter = letter_script(utf8_next(text, &at)) != SCRIPT_OTHER;

		words += letter && !inside;
		inside = letter;
	}
	return words;
}

static day_number read_with(struct placeable_scanner *scanner, struct placeables *found, struct slice marked)
{
	day_number day = 0;
	size_t which = 0;

	placeable_scan(scanner, marked, found);
	for (size_t i = 0; i < found->count; i++) {
		day_number other = day_of(found, i);

		if (other && day)
			return 0;
		if (other) {
			day = other;
			which = i;
		}
	}
	if (!day || count_words(slice_part(marked, 0, found->items[which].from)) +
				    count_words(slice_part(marked, found->items[which].to, marked.bytes)) >
			    DATELINE_WORDS_MOST)
		return 0;
	return day;
}

day_number dateline_read(const struct language *language, struct slice marked)
{
	struct placeable_scanner *scanner = placeable_scanner_new(language);
	struct placeables found = PLACEABLES_INIT;
	day_number day = read_with(scanner, &found, marked);

	placeables_release(&found);
	placeable_scanner_free(scanner);
	return day;
}

/* Texts by number, whatever holds them. */
struct texts {
	size_t count;
	struct slice (*at)(const void *holder, size_t index);
	const void *holder;
};

static day_number find_dateline(const struct language *language, const struct texts *texts)
{
	struct placeable_scanner *scanner = placeable_scanner_new(language);
	struct placeables found = PLACEABLES_INIT;
	day_number day = 0;

	for (size_t i = 0; !day && i < texts->count; i++) {
		if (i == DATELINE_TEXTS && texts->count > 2 * DATELINE_TEXTS)
			i = texts->count - DATELINE_TEXTS;
		day = read_with(scanner, &found, texts->at(texts->holder, i));
	}
	placeables_release(&found);
	placeable_scanner_free(scanner);
	return day;
}

static struct day_range days_of(const char *path, const struct language *language, const struct texts *texts)
{
	struct day_range days;
	day_number day;

	if (day_range_in_path(path, &days) || !language)
		return day_range_of_path(path);
	day = find_dateline(language, texts);
	return day ? (struct day_range){ day, day } : day_range_of_path(path);
}

static struct slice text_of_catalog(const void *holder, size_t index)
{
	const struct catalog *catalog = holder;

	return catalog->units[index].source;
}

struct day_range dateline_of_catalog(const char *path, const struct language *source,
				     const struct catalog *catalog)
{
	return days_of(path, source, &(struct texts){ catalog->count, text_of_catalog, catalog });
}

static struct slice text_of_document(const void *holder, size_t index)
{
	return document_unit(holder, index)->source;
}

struct day_range dateline_of_document(const char *path, const struct language *language,
				      const struct document *document)
{
	return days_of(path, language,
		       &(struct texts){ document_unit_count(document), text_of_document, document });
}
