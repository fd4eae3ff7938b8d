/*
 * score_confidence -- whether a confidence is what it says, and whether three
 * editions agree: on translated news to which noise is added here.
 *
 * The noise: segments left out of one edition, strangers put in, two neighbours
 * joined in one edition, two neighbours that changed places. Another seed is another
 * set of documents. Confidences were fitted on documents with even numbers
 * (SCORE_FIT=1 prints what a fit needs); the curve is that of the odd ones.
 */
#include <config.h>

#include "tests/align/gold.h"
#include "tests/score/score.h"

#include "align/groups.h"
#include "base/arena.h"

#define DOCUMENTS_MOST 64
#define SEGMENTS_MOST 400
#define LANGUAGES 3
#define SEEDS 3

static const struct language *const languages[LANGUAGES] = { &language_en, &language_ru, &language_uz };

/* Of a thousand segments of one edition: left out, put in, joined with the next, swapped with the next. */
struct noise {
	const char *name;
	unsigned left_out, put_in, joined, swapped;
};

static const struct noise levels[] = {
	{ "light", 12, 3, 7, 3 },
	{ "medium", 20, 8, 30, 8 },
	{ "heavy", 45, 25, 40, 15 },
};

struct document {
	struct slice segments[LANGUAGES][SEGMENTS_MOST];
	size_t count;
};

static struct document documents[DOCUMENTS_MOST];
static size_t document_count;
static struct strbuf news = STRBUF_INIT;
static uint64_t seed;

static unsigned random_below(unsigned limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % limit;
}

static bool happens(unsigned in_thousand)
{
	return random_below(1000) < in_thousand;
}

static void read_documents(void)
{
	struct slice rest, line, columns[SCORE_COLUMNS], name = SLICE_NONE;

	score_read("ntrex/ntrex128.en-ru-uz.public.tsv", &news);
	rest = strbuf_slice(&news);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		struct document *document;

		score_split(line, columns);
		if (!slice_equal(name, columns[0])) {
			if (document_count == DOCUMENTS_MOST)
				break;
			document_count++;
		}
		name = columns[0];
		document = &documents[document_count - 1];
		if (document->count < SEGMENTS_MOST) {
			for (size_t k = 0; k < LANGUAGES; k++)
				document->segments[k][document->count] = columns[2 + k];
			document->count++;
		}
	}
}

/* ---------------------------------------------------------------------- noise */

/* An edition made of a document: each segment knows which ones it was made of. */
struct edition {
	struct align_segment segments[SEGMENTS_MOST * 2];
	uint64_t first[SEGMENTS_MOST * 2], last[SEGMENTS_MOST * 2]; /* of the document; a stranger: STRANGER + n */
	size_t count;
	bool has[SEGMENTS_MOST]; /* which segments of the document were not left out */
	struct arena arena;
};

#define STRANGER ((uint64_t)1 << 32)

static void put_segment(struct edition *edition, struct slice text, uint64_t first, uint64_t last)
{
	edition->segments[edition->count] = (struct align_segment){ text, 0 };
	edition->first[edition->count] = first;
	edition->last[edition->count] = last;
	edition->count++;
	for (uint64_t i = first; first < STRANGER && i <= last; i++)
		edition->has[i] = true;
}

static void spoil(const struct document *document, size_t language, const struct noise *noise,
		  const struct document *other, struct edition *edition)
{
	*edition = (struct edition){ .count = 0 };
	for (size_t i = 0; i < document->count; i++) {
		struct slice text = document->segments[language][i];

		if (happens(noise->put_in))
			put_segment(edition, other->segments[language][random_below((unsigned)other->count)],
				    STRANGER + i, STRANGER + i);
		if (happens(noise->left_out))
			continue;
		if (i + 1 < document->count && happens(noise->joined)) {
			struct slice next = document->segments[language][i + 1];

			put_segment(edition,
				    slice_of(arena_printf(&edition->arena, "%.*s %.*s", SLICE_ARG(text),
							  SLICE_ARG(next))),
				    i, i + 1);
			i++;
		} else if (i + 1 < document->count && happens(noise->swapped)) {
			put_segment(edition, document->segments[language][i + 1], i + 1, i + 1);
			put_segment(edition, text, i, i);
			i++;
		} else {
			put_segment(edition, text, i, i);
		}
	}
}

/* What a run is made of, as far as the other edition has it too: false for strangers and for nothing. */
static bool made_of(const struct edition *edition, struct align_run run, const struct edition *other, bool *segments)
{
	bool any = false;

	memset(segments, 0, SEGMENTS_MOST * sizeof(*segments));
	for (size_t i = run.first; i < run.first + run.count; i++) {
		if (edition->first[i] >= STRANGER)
			return false;
		for (uint64_t k = edition->first[i]; k <= edition->last[i]; k++) {
			segments[k] = other->has[k];
			any |= other->has[k];
		}
	}
	return any;
}

/* Both runs are made of the same segments of the document. */
static bool is_right(const struct edition *a, struct align_run run_a, const struct edition *b, struct align_run run_b)
{
	bool of_a[SEGMENTS_MOST], of_b[SEGMENTS_MOST];

	return made_of(a, run_a, b, of_a) && made_of(b, run_b, a, of_b) && memcmp(of_a, of_b, sizeof(of_a)) == 0;
}

/* ---------------------------------------------------------------------- curve */

#define BINS 10

struct curve {
	size_t found[BINS + 1], right[BINS + 1]; /* the last bin: 0.99 and more */
	double sum[BINS + 1];
	size_t taken, taken_right; /* at the default threshold */
};

static void note(struct curve *curve, double confidence, bool right)
{
	size_t bin = confidence >= 0.99 ? BINS : (size_t)(confidence * BINS);

	curve->found[bin]++;
	curve->right[bin] += right;
	curve->sum[bin] += confidence;
	if (confidence >= 0.90) {
		curve->taken++;
		curve->taken_right += right;
	}
	if (getenv("SCORE_FIT"))
		printf("FIT %.9f %d\n", confidence, right);
}

/* One document in two languages, each with noise of its own; what is put in comes from others. */
static void measure_document(struct aligner *aligner, size_t a, size_t b, const struct noise *noise,
			     const struct document *document, size_t number, struct curve *curve)
{
	struct edition *editions = alloc_zeroed(2, sizeof(*editions));
	struct align_links links = ALIGN_LINKS_INIT;
	struct align_side source, target;

	spoil(document, a, noise, &documents[(number + 2) % document_count], &editions[0]);
	spoil(document, b, noise, &documents[(number + 4) % document_count], &editions[1]);
	source = (struct align_side){ .language = languages[a], .segments = editions[0].segments,
				      .count = editions[0].count };
	target = (struct align_side){ .language = languages[b], .segments = editions[1].segments,
				      .count = editions[1].count };
	aligner_run(aligner, &source, &target, &links);
	for (size_t i = 0; i < links.count; i++)
		if (links.items[i].source.count && links.items[i].target.count)
			note(curve, links.items[i].confidence,
			     is_right(&editions[0], links.items[i].source, &editions[1], links.items[i].target));
	align_links_release(&links);
	arena_release(&editions[0].arena);
	arena_release(&editions[1].arena);
	free(editions);
}

static void measure_pair(size_t a, size_t b, const struct noise *noise, bool odd, struct curve *curve)
{
	struct aligner *aligner = aligner_new(languages[a], languages[b]);

	for (size_t d = odd; d < document_count; d += 2)
		measure_document(aligner, a, b, noise, &documents[d], d, curve);
	aligner_free(aligner);
}

/* The same documents cut into short ones of three to eight segments. */
static void measure_pieces(size_t a, size_t b, const struct noise *noise, struct curve *curve)
{
	struct aligner *aligner = aligner_new(languages[a], languages[b]);
	struct document *piece = alloc_zeroed(1, sizeof(*piece));

	for (size_t d = 1; d < document_count; d += 2)
		for (size_t at = 0; at < documents[d].count; at += piece->count) {
			size_t left = documents[d].count - at;

			piece->count = 3 + random_below(6);
			if (piece->count > left)
				piece->count = left;
			for (size_t k = 0; k < LANGUAGES; k++)
				memcpy(piece->segments[k], documents[d].segments[k] + at,
				       piece->count * sizeof(struct slice));
			measure_document(aligner, a, b, noise, piece, d, curve);
		}
	free(piece);
	aligner_free(aligner);
}

static void show(const struct curve *curve)
{
	for (size_t bin = 0; bin <= BINS; bin++)
		if (curve->found[bin])
			printf("# confidence %.2f: right %.3f of %zu\n", curve->sum[bin] / (double)curve->found[bin],
			       (double)curve->right[bin] / (double)curve->found[bin], curve->found[bin]);
}

static void a_confidence_is_how_often_a_pair_is_right(void **state)
{
	bool odd = getenv("SCORE_FIT") == NULL;
	struct curve all = { { 0 }, { 0 }, { 0 }, 0, 0 };

	(void)state;
	read_documents();
	for (size_t level = 0; level < ARRAY_COUNT(levels); level++) {
		struct curve curve = { { 0 }, { 0 }, { 0 }, 0, 0 };
		char what[64];

		seed = 1;
		for (int round = 0; round < SEEDS; round++)
			for (size_t a = 0; a < LANGUAGES; a++)
				for (size_t b = a + 1; b < LANGUAGES; b++)
					measure_pair(a, b, &levels[level], odd, &curve);
		for (size_t bin = 0; bin <= BINS; bin++) {
			all.found[bin] += curve.found[bin];
			all.right[bin] += curve.right[bin];
			all.sum[bin] += curve.sum[bin];
		}
		snprintf(what, sizeof(what), "precision at the default confidence, %s noise", levels[level].name);
		score_share(what, &(struct score){ curve.taken_right, curve.taken }, level < 2 ? 99.0 : 98.0);
	}
	show(&all);
}

/* Where one wrong link moves all others, the confidence must know it. */
static void a_confidence_holds_for_short_documents_too(void **state)
{
	(void)state;
	if (!document_count)
		skip();
	seed = 2;
	for (size_t level = 0; level < ARRAY_COUNT(levels); level++) {
		struct curve curve = { { 0 }, { 0 }, { 0 }, 0, 0 };
		char what[64];

		for (size_t a = 0; a < LANGUAGES; a++)
			for (size_t b = a + 1; b < LANGUAGES; b++)
				measure_pieces(a, b, &levels[level], &curve);
		snprintf(what, sizeof(what), "… of three to eight segments, %s noise", levels[level].name);
		score_share(what, &(struct score){ curve.taken_right, curve.taken }, level < 2 ? 99.0 : 98.0);
	}
}

/* -------------------------------------------------------------- three together */

/* The share of groups of three editions on which the pairs agree, and of the pairs in them that are right. */
static void measure_three(struct align_party *party, const struct document *document, const struct noise *noise,
			  struct score *agreed, struct score *right)
{
	struct edition *editions = alloc_zeroed(LANGUAGES, sizeof(*editions));
	struct align_groups groups = ALIGN_GROUPS_INIT;
	const struct document *other = document + 1 < documents + document_count ? document + 1 : documents;
	struct align_side sides[LANGUAGES];

	for (size_t k = 0; k < LANGUAGES; k++) {
		spoil(document, k, noise, other, &editions[k]);
		sides[k] = (struct align_side){ .language = languages[k], .segments = editions[k].segments,
						.count = editions[k].count };
	}
	align_party_run(party, sides, &groups);
	for (size_t i = 0; i < groups.count; i++) {
		const struct align_run *runs = groups.items[i].runs;

		agreed->right += !groups.items[i].disputed;
		agreed->total++;
		for (size_t k = 1; k < LANGUAGES; k++)
			if (runs[0].count && runs[k].count) {
				right->total++;
				right->right += is_right(&editions[0], runs[0], &editions[k], runs[k]);
			}
	}
	for (size_t k = 0; k < LANGUAGES; k++)
		arena_release(&editions[k].arena);
	align_groups_release(&groups);
	free(editions);
}

static void three_editions_agree(void **state)
{
	static const double agreed_goals[] = { 100.0, 99.9, 99.5 }, right_goals[] = { 99.0, 98.0, 95.0 };
	struct align_party party;

	(void)state;
	if (!document_count)
		skip();
	align_party_init(&party, languages, LANGUAGES);
	seed = 3;
	for (size_t level = 0; level < ARRAY_COUNT(levels); level++) {
		struct score agreed = { 0, 0 }, right = { 0, 0 };
		char what[64];

		for (size_t d = 0; d < document_count; d++)
			measure_three(&party, &documents[d], &levels[level], &agreed, &right);
		snprintf(what, sizeof(what), "three editions agree, %s noise", levels[level].name);
		score_share(what, &agreed, agreed_goals[level]);
		score_share("… and are right", &right, right_goals[level]);
	}
	align_party_release(&party);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_confidence_is_how_often_a_pair_is_right),
		cmocka_unit_test(a_confidence_holds_for_short_documents_too),
		cmocka_unit_test(three_editions_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
