/*
 * run -- complete fuzzy look-up by rare stems.
 *
 * WHAT IS SEARCHED. Tokens that are near relatives of one another share a
 * *near* (all endings of a stem, all numbers, one punctuation mark …). A text is the
 * set of its *elements*: its nears, where the second "the" of a text is another
 * element than the first. Elements weigh what their tokens weigh: 2 half units, or 1.
 *
 * WHY NOTHING IS MISSED. Let W and V be the weights of query and text, M the heavier, D
 * their distance, P the weight of their shared elements. On the cheapest way each token is
 * either paired with its equal or near relative, or it costs at least its own
 * weight: left out it costs that, replaced by an unlike one the heavier of both.
 * The paired ones weigh at most P on either side. So
 *
 *	D ≥ W − P and D ≥ V − P, hence D ≥ M − P.				(1)
 *
 * A score of at least t percent means 100 D ≤ (100 − t) M, and with (1)
 *
 *	100 P ≥ t M.								(2)
 *
 * Put all elements in one order, the rarest first. The *rest* of a text at one of its elements is the
 * weight of all its elements from that one on. Take the first element e, in that order, that query and
 * text share. All that they share lies from e on, in both; so with (2)
 *
 *	100 rest_query(e) ≥ t M   and   100 rest_text(e) ≥ t M.			(3)
 *
 * (3) is the whole index. Since M ≥ W, V it says where to look:
 *
 *	- the *head* of a query are its elements with 100 rest ≥ t W; no other element need be looked up;
 *	- of a text, only elements with 100 rest ≥ t V matter: its head at t. Heads at the least threshold, 50, are
 *	  posted; the commoner half of a text is in no list;
 *	- a text's posting tells its *level*, the largest of 90, 80, … 50 that 100 rest / V reaches: a look-up at t passes
 *	  over all levels that end at t or below;
 *	- lengths: t W ≤ 100 V and t V ≤ 100 W; and more than that, at e: t V ≤ 100 rest_query(e), and in a
 *	  level that ends below L: t W < L V.
 *
 *	        rarest ──────────────────────────────► commonest
 *	query   Baku   delegat  Ombud  visit  met  on   the   .		W = 15 half units
 *	rest     15      13      11      9     7    5    3    1		head at 70 %: rest ≥ 10.5
 *	        └───────── head ────┘
 *
 * Under 50 % all texts of the right lengths are scanned.
 *
 * WHAT IS DONE WITH A POSTING. A long list holds a *signature* beside each place: 64 bits, one for each
 * stem that the text has. Of (2) follow two bounds that the signature can break: stems of the query that
 * the text lacks weigh at most W − P, stems that it has beside the query's at most V − P; each weighs 2.
 * Both are counted for four texts in a few instructions (base/bits.h), reading forward through memory.
 * What passes is counted exactly, (2), from its tokens; what passes that gets its distance, with a bound.
 *
 *	query ─► elements ─► head ─► levels ─► lengths ─► signatures ─► exact count ─► distance
 *	  17         17         6       21        3,500        170            7            6
 *
 * The lower line: the mean for real sentences of 95 characters among a million, at 70 %. p50 is 0.16 ms
 * of CPU, p99 1.4, the mean 0.24, with the store's answer; at 65 % 0.27, 3.4 and 0.55. A run takes 150
 * bytes a text.
 *
 * HOW IT GROWS. In milliseconds of CPU at 70 %, real sentences that are not in the memory, on a machine that was busy
 * with other work (idle: 0.17, 1.25 and 0.25 at a million); bench_memory.sh --growth draws it. From each row to
 * the next the mean grows as the number of units to the power 0.3, 0.7, 0.8 and 0.8.
 *
 *	units		p50	p99	mean
 *	10,000		0.03	0.13	0.03
 *	100,000		0.04	0.30	0.07
 *	1,000,000	0.25	1.8	0.36
 *	2,000,000	0.42	3.2	0.62
 *	4,000,000	0.96	7.6	1.47	(beside a million's 0.32, 2.3 and 0.48)
 *
 * HOW IT LIES IN THE BYTES. Texts inside a run ("places") go by weight, so that a range of weights is a
 * range of places, in each level of a list too. Forms are numbered by frequency and written with seven
 * bits a byte. Sections and lists are drawn in run_format.h.
 *
 * DAMAGE. The bytes before the sums are summed in blocks of 16 KiB. The lexicon is proven when a run is
 * opened, texts and postings when first touched: so a flipped bit is found before it can hide a text, and
 * a look-up in a fresh process pays for what it reads. Numbers are held against their bounds before they
 * are used, so that a forged file gives a wrong answer at worst, which the store's own texts then deny.
 *
 * WHERE IT FAILS. A query of common words alone ("the use of this") has long lists in its head, and the
 * signature is all that stands before them: its cost grows with the store. Very long texts fill the
 * signature's 64 bits, which then pass everything. And texts that share three quarters of their words by
 * the ten thousand (a form letter) are all real candidates: each costs its distance. tests/bench/bench_memory.sh
 * measures all this.
 */
#include <config.h>

#include "memory/run_format.h"

#include "base/alloc.h"
#include "text/own_tables.h"

#include <stdlib.h>
#include <string.h>

static bool prove_block(struct run *run, size_t block)
{
	const uint64_t *sums = run_section(run, SECTION_SUMS);
	size_t end = (size_t)run->header->offsets[SECTION_SUMS], from, to;

	if (run->proven[block / 64] >> block % 64 & 1)
		return true;
	from = block ? block * BLOCK_BYTES : sizeof(*run->header);
	to = (block + 1) * BLOCK_BYTES < end ? (block + 1) * BLOCK_BYTES : end;
	if (sums[block] != run_sum(run->bytes.data + from, to > from ? to - from : 0)) {
		run->damaged = true;
		return false;
	}
	run->proven[block / 64] |= (uint64_t)1 << block % 64;
	return true;
}

const void *run_items(struct run *run, enum section section, size_t from, size_t to)
{
	size_t start, end;

	if (from > to || to > run_section_count(run, section)) {
		run->damaged = true;
		return NULL;
	}
	start = (size_t)run->header->offsets[section] + from * run_item_bytes[section];
	end = start + (to - from) * run_item_bytes[section];
	for (size_t block = start / BLOCK_BYTES; block * BLOCK_BYTES < end; block++)
		if (!prove_block(run, block))
			return NULL;
	return run->bytes.data + start;
}

static bool header_is_ours(struct slice bytes, const struct run_header *header)
{
	if (bytes.bytes < sizeof(*header) || memcmp(header->magic, RUN_MAGIC, sizeof(header->magic)) != 0 ||
	    header->version != RUN_VERSION || header->tables != own_tables_token_mark() ||
	    header->total_bytes != bytes.bytes ||
	    header->sum != run_sum(bytes.data, offsetof(struct run_header, sum)))
		return false;
	for (int i = 0; i < SECTIONS; i++)
		if (header->offsets[i] % 64 || header->offsets[i] > bytes.bytes ||
		    header->counts[i] > (bytes.bytes - header->offsets[i]) / run_item_bytes[i])
			return false;
	return header->counts[SECTION_SUMS] * BLOCK_BYTES >= header->offsets[SECTION_SUMS];
}

/* Sections that belong together have as many items as one another. */
static bool counts_fit(const struct run_header *header)
{
	const uint64_t *counts = header->counts;

	return counts[SECTION_FREQUENCY] == counts[SECTION_ELEMENTS] &&
	       counts[SECTION_FIRST_WORD] == counts[SECTION_ELEMENTS] + 1 &&
	       header->light_elements <= counts[SECTION_ELEMENTS] &&
	       counts[SECTION_FORM_NUMBERS] == counts[SECTION_FORMS] && counts[SECTION_NEAR_OF] == counts[SECTION_FORMS] &&
	       counts[SECTION_FIRST_PLACE] == counts[SECTION_WEIGHTS] + 1 &&
	       counts[SECTION_FIRST_TOKEN] == counts[SECTION_NUMBERS] + 1 && counts[SECTION_ELEMENTS] < NEAR_HEAVY;
}

bool run_open(struct run *run, struct slice bytes)
{
	*run = (struct run){ .bytes = bytes, .header = (const struct run_header *)bytes.data };
	if (!header_is_ours(bytes, run->header) || !counts_fit(run->header))
		return false;
	run->proven = alloc_zeroed((size_t)run->header->counts[SECTION_SUMS] / 64 + 1, sizeof(*run->proven));
	for (int section = 0; section <= SECTION_LEXICON_LAST; section++)
		if (!run_items(run, (enum section)section, 0, run_section_count(run, (enum section)section))) {
			run_close(run);
			return false;
		}
	run->left = alloc_zeroed(run_section_count(run, SECTION_ELEMENTS) + 1, 1);
	return true;
}

void run_close(struct run *run)
{
	free(run->proven);
	free(run->survivors);
	free(run->left);
	score_text_release(&run->text);
	score_room_release(&run->room);
	*run = (struct run){ .bytes = SLICE_NONE };
}

struct run_origin run_origin(const struct run *run)
{
	return run->header->origin;
}

size_t run_count(const struct run *run)
{
	return run_section_count(run, SECTION_NUMBERS);
}

bool run_verify(struct run *run)
{
	for (size_t block = 0; block < run->header->counts[SECTION_SUMS]; block++)
		if (!prove_block(run, block))
			return false;
	return true;
}

bool run_has_any(struct run *run, const int64_t *numbers, size_t count)
{
	const uint32_t *texts = run_items(run, SECTION_NUMBERS, 0, run_count(run));
	int64_t first = run_origin(run).first_text, last = run_origin(run).last_text;

	if (!texts)
		return true;
	for (size_t i = 0; i < count; i++)
		for (size_t place = 0; place < run_count(run) && numbers[i] >= first && numbers[i] <= last; place++)
			if (texts[place] == numbers[i] - first)
				return true;
	return false;
}

void run_print_header(const struct run *run, int64_t generation, struct strbuf *out)
{
	struct run_header header = *run->header;

	header.origin.generation = generation;
	header.sum = run_sum((const char *)&header, offsetof(struct run_header, sum));
	strbuf_add(out, slice_from((const char *)&header, sizeof(header)));
}
