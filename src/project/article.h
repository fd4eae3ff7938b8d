/*
 * article -- a published article, as far as must be known to find its other editions.
 *
 * It is read once and reduced to marks: what an edition in another language is likely
 * to have too. A mark is a hash, so that thousands of articles can be held and compared.
 *
 *	picture  the name of its file; in a package (DOCX, ODT) its bytes
 *	code     a word of `code` in Markdown, which nobody translates
 *	figure   a number, part of a date, time, address, by value (text/placeable.h)
 *	name     the sound of a word with a capital (align/sound.h)
 *	word     the sound of another word: loanwords cross languages
 *	title    the sound of a word of the first heading, or of the file's name
 *
 * Strings and arrays live in the arena that it was read with.
 */
#ifndef PROJECT_ARTICLE_H
#define PROJECT_ARTICLE_H

#include "project/editions.h"
#include "project/place.h"

enum mark_kind { MARK_PICTURE, MARK_CODE, MARK_FIGURE, MARK_NAME, MARK_WORD, MARK_TITLE };

#define MARK_KINDS (MARK_TITLE + 1)

struct article_mark {
	uint64_t hash; /* of its kind too; each stands once */
	enum mark_kind kind;
};

/* A link to a page: where to (place_add_link()), and the language that it says is there, or NULL. */
struct article_link {
	struct slice place;
	const struct language *language;
};

struct article {
	const char *path; /* to open it by */
	const char *name; /* below the folder that was named */
	uint64_t content; /* hash_bytes() of its bytes */
	const struct language *language;
	struct slice key;   /* place_add_key() of the name */
	struct slice place; /* place_add_link() of the name */
	struct slice title; /* its first heading, else its first block; marked form */
	int64_t day;	    /* by its path or its markup, PLACE_DAY_UNKNOWN when they do not tell */
	struct article_mark *marks; /* ordered by hash */
	size_t mark_count;
	struct article_link *links;
	size_t link_count;
	uint64_t *blocks; /* repeats_hash() of each */
	size_t block_count;
};

/* Links and pictures of one article that are looked at. */
#define ARTICLE_LINKS_MOST 2000

/* Pieces of code that are looked at. */
#define ARTICLE_CODES_MOST 500

/* Blocks whose words are looked at; what an endless page says further down is not. */
#define ARTICLE_BLOCKS_MOST 400

/* Reads many articles with the same tools for each language. */
#define ARTICLE_READER_LANGUAGES 8

struct feature_tools;

struct article_reader {
	struct arena *arena;
	const struct language *languages[ARTICLE_READER_LANGUAGES];
	struct feature_tools *tools[ARTICLE_READER_LANGUAGES]; /* those used last */
	size_t count;
};

void article_reader_init(struct article_reader *reader, struct arena *arena);
void article_reader_release(struct article_reader *reader);

/* Reads an article; its language as edition_text_open() has it. */
bool article_read(struct article_reader *reader, struct article *article, const char *path, const char *name,
		  const struct language *stated, struct error *err);

#endif
