/*
 * run_format -- how a run lies in its bytes, and what building and searching share.
 *
 * Of this folder's run*.c alone; see run.c for what it is all for.
 */
#ifndef MEMORY_RUN_FORMAT_H
#define MEMORY_RUN_FORMAT_H

#include "memory/run.h"

#define RUN_MAGIC "tjmnrun4"
#define RUN_VERSION 4
#define BLOCK_BYTES ((size_t)16384)

enum section {
	/* The lexicon: what a query's tokens are looked up in. */
	SECTION_ELEMENTS,	/* u64: hashes, sorted */
	SECTION_FREQUENCY,	/* u32: how many texts have the element */
	SECTION_FIRST_WORD,	/* u32: of the element's list, in words of the postings; one more at the end */
	SECTION_FORMS,		/* u64: hashes, sorted */
	SECTION_FORM_NUMBERS,	/* u32: by sorted form */
	SECTION_NEAR_OF,	/* u32: by form number: the near's element, and NEAR_HEAVY */
	SECTION_WEIGHTS,	/* u32: of texts, the different ones, ascending */
	SECTION_FIRST_PLACE,	/* u32: by weight; one more */
	/* The texts. */
	SECTION_NUMBERS,	/* u32: of the text in the store, from the run's first on, by place */
	SECTION_FIRST_TOKEN,	/* u32: by place, in bytes of the tokens; one more */
	SECTION_POSTINGS,	/* u32: lists, see below */
	SECTION_TOKENS,		/* u8: form numbers, seven bits a byte, the lowest first; but the last have the top bit */
	SECTION_SUMS,		/* u64: by block */
	SECTIONS
};

#define SECTION_LEXICON_LAST SECTION_FIRST_PLACE

#define NEAR_HEAVY ((uint32_t)1 << 31)

extern const uint8_t run_item_bytes[SECTIONS];

/*
 * A list of the places whose heads have an element. A short one is no more than that, ascending. A
 * long one begins at an even word:
 *
 *	| count | end of level 0 … 7 | 0 | signatures, 2 words each | places | 0 if the count is odd |
 *
 * and its places are ordered by level, then ascending. The level tells how much of the text lies from
 * the element on, in the order of rarity: at least run_levels[level] percent of its weight.
 */
#define SHORT_LIST_MOST 16
#define LEVELS 8
#define LIST_HEADER_WORDS (LEVELS + 2)

extern const uint8_t run_levels[LEVELS];

/* In the machine's own byte order: a run never leaves it; a foreign one fails at `version`. */
struct run_header {
	char magic[8];
	uint32_t version;
	uint32_t light_elements; /* punctuation; they are sorted before all others */
	uint64_t tables; /* own_tables_token_mark(): the language data that its tokens were made with */
	struct run_origin origin;
	uint64_t offsets[SECTIONS], counts[SECTIONS];
	uint64_t total_bytes;
	uint64_t sum; /* of all before */
};

uint64_t run_rotate(uint64_t value, int bits);

/* Of a block; at the speed of memory. Against accidents, not against malice. */
uint64_t run_sum(const char *bytes, size_t count);

/* The first occurrence of a near is the near itself. */
uint64_t run_element(uint64_t near, size_t occurrence);

/* Form and near in one: so forms of two nears are never the same. */
uint64_t run_form(const struct score_token *token);

/* Of a token with this near, in half units. */
unsigned run_weight(uint64_t near);

/* The bit that stands for a near in a text's signature; none for punctuation. */
uint64_t run_signature_bit(uint64_t near);

/* For qsort(): 64-bit numbers, ascending. */
int run_by_hash(const void *a, const void *b);

/* Sorts ascending. */
void run_sort_numbers(uint32_t *numbers, size_t count);

/* ------------------------------------------------------- of an open run */

/* Where a section lies, and how many items it has; unproven. */
static inline const void *run_section(const struct run *run, enum section section)
{
	return run->bytes.data + run->header->offsets[section];
}

static inline size_t run_section_count(const struct run *run, enum section section)
{
	return (size_t)run->header->counts[section];
}

/* The place of a hash among the sorted ones, or their count when the run does not have it. */
size_t run_find_element(const struct run *run, uint64_t hash);
size_t run_find_form(const struct run *run, uint64_t hash);

/* Items [from, to) of a section, proven; NULL when the run is damaged. */
const void *run_items(struct run *run, enum section section, size_t from, size_t to);

/* The form number at *at, which is moved behind it; never past the end. */
static inline uint32_t run_next_token(const uint8_t **at, const uint8_t *end)
{
	uint32_t number = 0;

	for (unsigned shift = 0; *at < end; shift += 7) {
		uint8_t byte = *(*at)++;

		if (shift < 32)
			number |= (uint32_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			break;
	}
	return number;
}

/* What a text with this weight shares at least, in half units, with one of another weight that scores `percent`. */
static inline uint64_t run_shared_least(uint64_t weight, uint64_t other, unsigned percent)
{
	return ((weight > other ? weight : other) * percent + 99) / 100;
}

#endif
