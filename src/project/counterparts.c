/*
 * counterparts -- which articles of an archive are editions of one.
 */
#include <config.h>

#include "project/counterparts.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* How much a mark of each kind says, before its rareness. */
static const double weights[MARK_KINDS] = {
	[MARK_PICTURE] = 3.0, [MARK_CODE] = 1.0,  [MARK_FIGURE] = 1.0,
	[MARK_NAME] = 1.0,    [MARK_WORD] = 0.35, [MARK_TITLE] = 1.5,
};

/* What is added to the share of common marks. */
#define STATED_LINK 0.5 /* hreflang */
#define LINK 0.25	/* each way */
#define PATH_MOST 0.4
#define SAME_DAY 0.08
#define OTHER_DAY 0.15 /* taken off, when days are further apart than DAYS_NEAR */
#define DAYS_NEAR 3

/* Pairs below this are none; a pair must be better than any other by MARGIN. */
#define SCORE_LEAST 0.2
#define MARGIN 0.04

/* Without links and path there must be so much in common, and so many marks to judge by. */
#define CONTENT_LEAST 0.22
#define MARKS_LEAST 6

/* Marks that more articles of a language have tell nothing and are passed over. */
#define HOLDERS_MOST 64

/* A weight of marks that both lack, added to what they have: what very few have in common may be chance. */
#define FEW_MARKS 2.0

/* Nor does one that half of the articles of a language have, when they are so many: it is of their banners. */
#define BANNER_HOLDERS_LEAST 3

/* Pairs with less in common are not kept, unless something else speaks for them. */
#define CONTENT_FLOOR 0.04f

/* One language's articles by their marks. */
struct side {
	const struct article **articles;
	size_t *numbers; /* in the archive */
	size_t count;
	struct posting *postings; /* ordered by hash */
	size_t posting_count;
	double *totals;	      /* of each article: the weight of all its marks */
	float *best, *second; /* of each article its best two scores */
};

struct posting {
	uint64_t hash;
	uint32_t article; /* of the side */
};

/* Two articles, by their places in their sides. */
struct cell {
	uint32_t a, b;
	float content, score;
	unsigned evidence;
};

struct finding {
	struct side sides[2];
	struct cell *cells; /* ordered by a, then b */
	size_t cell_count, cell_capacity;
};

/* ---------------------------------------------------------------------- sides */

static void gather(const struct archive *archive, size_t language, struct side *side)
{
	side->articles = alloc_zeroed(archive->article_count + 1, sizeof(struct article *));
	side->numbers = alloc_zeroed(archive->article_count + 1, sizeof(*side->numbers));
	for (size_t i = 0; i < archive->article_count; i++) {
		if (archive->articles[i].language != archive->languages[language])
			continue;
		side->articles[side->count] = &archive->articles[i];
		side->numbers[side->count++] = i;
	}
	side->totals = alloc_zeroed(side->count + 1, sizeof(*side->totals));
	side->best = alloc_zeroed(2 * side->count + 2, sizeof(*side->best));
	side->second = side->best + side->count + 1;
}

static int compare_postings(const void *a, const void *b)
{
	const struct posting *left = a, *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->article < right->article ? -1 : left->article > right->article;
}

static void post(struct side *side)
{
	size_t count = 0;

	for (size_t i = 0; i < side->count; i++)
		count += side->articles[i]->mark_count;
	side->postings = alloc_zeroed(count + 1, sizeof(struct posting));
	for (size_t i = 0; i < side->count; i++)
		for (size_t k = 0; k < side->articles[i]->mark_count; k++)
			side->postings[side->posting_count++] =
				(struct posting){ side->articles[i]->marks[k].hash, (uint32_t)i };
	qsort(side->postings, count, sizeof(struct posting), compare_postings);
}

/* ---------------------------------------------------------------------- cells */

static struct cell *add_cell(struct finding *finding, size_t a, size_t b)
{
	ARRAY_GROW(finding->cells, finding->cell_count, finding->cell_capacity);
	finding->cells[finding->cell_count] = (struct cell){ .a = (uint32_t)a, .b = (uint32_t)b };
	return &finding->cells[finding->cell_count++];
}

static int compare_cells(const void *a, const void *b)
{
	const struct cell *left = a, *right = b;

	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return left->b < right->b ? -1 : left->b > right->b;
}

/* What was found about one pair in several places becomes one cell. */
static void join_cells(struct finding *finding)
{
	size_t kept = 0;

	if (finding->cell_count)
		qsort(finding->cells, finding->cell_count, sizeof(*finding->cells), compare_cells);
	for (size_t i = 0; i < finding->cell_count; i++) {
		struct cell *cell = &finding->cells[i], *last = kept ? &finding->cells[kept - 1] : NULL;

		if (last && last->a == cell->a && last->b == cell->b) {
			last->content += cell->content;
			last->score += cell->score;
			last->evidence |= cell->evidence;
		} else {
			finding->cells[kept++] = *cell;
		}
	}
	finding->cell_count = kept;
}

/* -------------------------------------------------------------------- content */

/* The postings of a mark. */
static const struct posting *find_run(const struct side *side, uint64_t hash, size_t *count)
{
	size_t low = 0, high = side->posting_count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (side->postings[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low;
	     end < side->posting_count && side->postings[end].hash == hash && end - low <= HOLDERS_MOST; end++)
		;
	*count = end - low;
	return &side->postings[low];
}

static bool is_common(const struct side *side, size_t holders)
{
	return holders >= BANNER_HOLDERS_LEAST && holders * 2 >= side->count;
}

/* What a mark says; 0 when too many have it. Gives the other side's postings too. */
static double weigh_mark(const struct finding *finding, int own, const struct article_mark *mark,
			 const struct posting **others, size_t *other_count)
{
	double articles = (double)(finding->sides[0].count + finding->sides[1].count);
	size_t count;

	find_run(&finding->sides[own], mark->hash, &count);
	*others = find_run(&finding->sides[!own], mark->hash, other_count);
	if (count > HOLDERS_MOST || *other_count > HOLDERS_MOST || is_common(&finding->sides[own], count) ||
	    is_common(&finding->sides[!own], *other_count))
		return 0;
	return weights[mark->kind] * log((articles + 2) / ((double)(count + *other_count) + 0.5));
}

static void weigh_totals(struct finding *finding, int own)
{
	struct side *side = &finding->sides[own];
	const struct posting *others;
	size_t other_count;

	for (size_t i = 0; i < side->count; i++)
		for (size_t k = 0; k < side->articles[i]->mark_count; k++)
			side->totals[i] +=
				weigh_mark(finding, own, &side->articles[i]->marks[k], &others, &other_count);
}

/* A row of pairs: what one article shares with each of the others, against what both have. */
static void weigh_content(struct finding *finding)
{
	const struct side *one = &finding->sides[0], *other = &finding->sides[1];
	double *shared = alloc_zeroed(other->count + 1, sizeof(*shared));

	for (size_t a = 0; a < one->count; a++) {
		for (size_t k = 0; k < one->articles[a]->mark_count; k++) {
			const struct posting *others;
			size_t count;
			double weight = weigh_mark(finding, 0, &one->articles[a]->marks[k], &others, &count);

			for (size_t i = 0; weight > 0 && i < count; i++)
				shared[others[i].article] += weight;
		}
		for (size_t b = 0; b < other->count; b++) {
			double both = sqrt((one->totals[a] + FEW_MARKS) * (other->totals[b] + FEW_MARKS));
			float content = both > 0 ? (float)(shared[b] / both) : 0.0f;

			if (content >= CONTENT_FLOOR)
				add_cell(finding, a, b)->content = content;
			shared[b] = 0;
		}
	}
	free(shared);
}

/* ---------------------------------------------------------------------- links */

#define AMBIGUOUS SIZE_MAX

/* Each end of a place, component by component, leads to its article unless two share it. */
static void map_places(const struct side *side, struct map *places)
{
	for (size_t i = 0; i < side->count; i++) {
		struct slice place = side->articles[i]->place;

		for (size_t at = 0; at < place.bytes; at++) {
			size_t *known;
			bool added;

			if (at > 0 && place.data[at - 1] != '/')
				continue;
			known = map_add(places, slice_part(place, at, place.bytes), i, &added);
			if (!added && *known != i)
				*known = AMBIGUOUS;
		}
	}
}

/* The longest end of the link's place that leads to one article; AMBIGUOUS for none. */
static size_t follow(const struct map *places, struct slice place)
{
	for (size_t at = 0; at < place.bytes; at++) {
		const size_t *found;

		if (at > 0 && place.data[at - 1] != '/')
			continue;
		found = map_find(places, slice_part(place, at, place.bytes));
		if (found)
			return *found;
	}
	return AMBIGUOUS;
}

static void add_evidence(struct finding *finding, size_t a, size_t b, enum evidence kind, double score)
{
	struct cell *cell = add_cell(finding, a, b);

	cell->score = (float)score;
	cell->evidence = kind;
}

/* Links of an article that lead to more than one article of the other side are a list of articles, not of editions. */
static void weigh_links_of(struct finding *finding, int from, size_t number, const struct map *places)
{
	const struct article *article = finding->sides[from].articles[number];
	const struct language *other =
		finding->sides[!from].count ? finding->sides[!from].articles[0]->language : NULL;
	size_t plain = AMBIGUOUS, stated = AMBIGUOUS;
	bool several = false;

	for (size_t i = 0; i < article->link_count; i++) {
		const struct article_link *link = &article->links[i];
		size_t found = follow(places, link->place);

		if (found == AMBIGUOUS || (link->language && link->language != other))
			continue;
		if (link->language)
			stated = found;
		several |= plain != AMBIGUOUS && plain != found;
		plain = found;
	}
	if (stated != AMBIGUOUS)
		add_evidence(finding, from ? stated : number, from ? number : stated, EVIDENCE_LINK,
			     STATED_LINK);
	else if (plain != AMBIGUOUS && !several)
		add_evidence(finding, from ? plain : number, from ? number : plain, EVIDENCE_LINK, LINK);
}

static void weigh_links(struct finding *finding)
{
	for (int from = 0; from < 2; from++) {
		struct map places = MAP_INIT;

		map_places(&finding->sides[!from], &places);
		for (size_t i = 0; i < finding->sides[from].count; i++)
			weigh_links_of(finding, from, i, &places);
		map_release(&places);
	}
}

/* -------------------------------------------------------------- paths and days */

static void map_keys(const struct side *side, struct map *keys)
{
	for (size_t i = 0; i < side->count; i++) {
		bool added;
		size_t *known = map_add(keys, side->articles[i]->key, i, &added);

		if (!added)
			*known = AMBIGUOUS;
	}
}

/*
 * Where both have enough to judge by, one key should mean one article: how often what has the
 * same key also has the most in common. `cells` are the contents alone, in order.
 */
static double trust_in_paths(const struct finding *finding, const size_t *partner)
{
	double right = 3, all = 3;
	size_t at = 0;

	for (size_t a = 0; a < finding->sides[0].count; a++) {
		float best = 0, own = 0;

		for (; at < finding->cell_count && finding->cells[at].a == a; at++) {
			if (finding->cells[at].content > best)
				best = finding->cells[at].content;
			if (finding->cells[at].b == partner[a])
				own = finding->cells[at].content;
		}
		if (partner[a] == AMBIGUOUS || finding->sides[0].articles[a]->mark_count < MARKS_LEAST ||
		    finding->sides[1].articles[partner[a]]->mark_count < MARKS_LEAST)
			continue;
		all++;
		right += own >= best;
	}
	return right / all;
}

static void weigh_paths(struct finding *finding)
{
	const struct side *side = &finding->sides[0];
	size_t *partner = alloc_zeroed(side->count + 1, sizeof(*partner));
	struct map keys[2] = { MAP_INIT, MAP_INIT };
	double trust;

	for (int which = 0; which < 2; which++)
		map_keys(&finding->sides[which], &keys[which]);
	for (size_t a = 0; a < side->count; a++) {
		const size_t *own = map_find(&keys[0], side->articles[a]->key);
		const size_t *other = map_find(&keys[1], side->articles[a]->key);

		partner[a] = own && *own != AMBIGUOUS && other ? *other : AMBIGUOUS;
	}
	trust = trust_in_paths(finding, partner);
	for (size_t a = 0; a < side->count; a++)
		if (partner[a] != AMBIGUOUS)
			add_evidence(finding, a, partner[a], EVIDENCE_PATH, PATH_MOST * trust);
	free(partner);
	map_release(&keys[0]);
	map_release(&keys[1]);
}

static void weigh_day(const struct finding *finding, struct cell *cell)
{
	int64_t one = finding->sides[0].articles[cell->a]->day,
		other = finding->sides[1].articles[cell->b]->day;

	if (one == PLACE_DAY_UNKNOWN || other == PLACE_DAY_UNKNOWN)
		return;
	if (one == other) {
		cell->score += (float)SAME_DAY;
		cell->evidence |= EVIDENCE_DAY;
	} else if (llabs((long long)(one - other)) > DAYS_NEAR) {
		cell->score -= (float)OTHER_DAY;
	}
}

/* ------------------------------------------------------------------- choosing */

static void note_score(struct side *side, size_t article, float score)
{
	if (score > side->best[article]) {
		side->second[article] = side->best[article];
		side->best[article] = score;
	} else if (score > side->second[article]) {
		side->second[article] = score;
	}
}

/* The best that either of the two reaches with another. */
static float rival(const struct finding *finding, const struct cell *cell)
{
	float best = 0;

	for (int which = 0; which < 2; which++) {
		const struct side *side = &finding->sides[which];
		size_t article = which ? cell->b : cell->a;
		float other = cell->score >= side->best[article] ? side->second[article] : side->best[article];

		if (other > best)
			best = other;
	}
	return best;
}

static bool is_convincing(const struct finding *finding, const struct cell *cell)
{
	if (cell->score < (float)SCORE_LEAST || cell->score < rival(finding, cell) + (float)MARGIN)
		return false;
	if (cell->evidence & (EVIDENCE_LINK | EVIDENCE_PATH))
		return true;
	return cell->content >= (float)CONTENT_LEAST &&
	       finding->sides[0].articles[cell->a]->mark_count >= MARKS_LEAST &&
	       finding->sides[1].articles[cell->b]->mark_count >= MARKS_LEAST;
}

static void choose(struct finding *finding, struct counterparts *pairs)
{
	for (size_t i = 0; i < finding->cell_count; i++) {
		struct cell *cell = &finding->cells[i];

		cell->score += cell->content;
		if (cell->content >= (float)CONTENT_LEAST)
			cell->evidence |= EVIDENCE_CONTENT;
		weigh_day(finding, cell);
		note_score(&finding->sides[0], cell->a, cell->score);
		note_score(&finding->sides[1], cell->b, cell->score);
	}
	for (size_t i = 0; i < finding->cell_count; i++) {
		const struct cell *cell = &finding->cells[i];

		if (!is_convincing(finding, cell))
			continue;
		ARRAY_GROW(pairs->items, pairs->count, pairs->capacity);
		pairs->items[pairs->count++] = (struct counterpart){
			.a = finding->sides[0].numbers[cell->a],
			.b = finding->sides[1].numbers[cell->b],
			.score = (double)cell->score,
			.evidence = cell->evidence,
		};
	}
}

void counterparts_find(const struct archive *archive, size_t one, size_t other, struct counterparts *pairs)
{
	struct finding finding = { .cells = NULL };

	gather(archive, one, &finding.sides[0]);
	gather(archive, other, &finding.sides[1]);
	for (int which = 0; which < 2; which++)
		post(&finding.sides[which]);
	for (int which = 0; which < 2; which++)
		weigh_totals(&finding, which);
	weigh_content(&finding);
	weigh_paths(&finding);
	weigh_links(&finding);
	join_cells(&finding);
	choose(&finding, pairs);
	for (int which = 0; which < 2; which++) {
		free(finding.sides[which].articles);
		free(finding.sides[which].numbers);
		free(finding.sides[which].totals);
		free(finding.sides[which].best);
		free(finding.sides[which].postings);
	}
	free(finding.cells);
}

int counterpart_percent(double score)
{
	int percent = (int)(100 * (1 - exp(-3 * score)));

	return percent > 99 ? 99 : percent;
}
