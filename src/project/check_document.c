/*
 * check_document -- the texts of documents, and editions of one article side by side.
 */
#include <config.h>

#include "project/checking.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/banner.h"
#include "project/dateline.h"
#include "quality/anchors.h"

#include <math.h>
#include <stdlib.h>

/* ----------------------------------------------------------------------- texts */

/* Each part in its own language, told of the unit. */
static void check_banner(struct checking *checking, const struct opened_release *document, const struct banner *banner,
			 const struct document_unit *unit)
{
	for (size_t i = 0; i < banner->count; i++) {
		size_t from = banner->parts[i].from, first = checking->issues->count;
		struct check_profile profile;
		struct check_context context;

		checking_profile(checking, document->path, NULL, banner->parts[i].language, &profile);
		check_context_init(&context, NULL, banner->parts[i].language, document->path, &profile, checking->issues);
		quality_check_text(&context, slice_part(unit->source, from, banner->parts[i].to), unit->line);
		check_context_release(&context);
		for (; first < checking->issues->count; first++) {
			struct issue *issue = &checking->issues->items[first];

			issue->target = arena_copy(&checking->issues->arena, unit->source);
			issue->from += from;
			issue->to += from;
		}
	}
}

void check_texts(struct checking *checking, const struct opened_release *document)
{
	struct banner banner = BANNER_INIT;
	struct check_profile profile;
	struct check_context context;
	size_t count = document_unit_count(document->document);

	checking_profile(checking, document->path, NULL, document->language, &profile);
	if (profile.terminology)
		profile.days = dateline_of_document(document->path, document->language, document->document);
	check_context_init(&context, NULL, document->language, document->path, &profile, checking->issues);
	for (size_t i = 0; i < count; i++)
		quality_learn_text(&context, document_unit(document->document, i)->source);
	for (size_t i = 0; i < count; i++) {
		const struct document_unit *unit = document_unit(document->document, i);
		size_t first = checking->issues->count;

		if (banner_read(&banner, unit->source))
			check_banner(checking, document, &banner, unit);
		else
			quality_check_text(&context, unit->source, unit->line);
		for (; first < checking->issues->count; first++)
			checking->issues->items[first].unit = i;
	}
	check_context_release(&context);
	banner_release(&banner);
}

/* --------------------------------------------------------------------- pairing */

/* More units than that are paired only when both sides have as many of the same kinds. */
#define PAIR_UNITS_MOST 3000

struct pair {
	size_t source, target;
};

struct pairs {
	struct pair *items;
	size_t count;
};

static bool same_kind(const struct document_unit *a, const struct document_unit *b)
{
	return slice_equal(a->type, b->type);
}

static bool same_shape(const struct document *a, const struct document *b)
{
	size_t count = document_unit_count(a);

	if (count != document_unit_count(b))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!same_kind(document_unit(a, i), document_unit(b, i)))
			return false;
	return true;
}

/* What of a unit is looked at when it is paired. */
struct feature {
	size_t characters;
	struct anchors anchors;
};

static struct feature *find_features(const struct opened_release *document)
{
	size_t count = document_unit_count(document->document);
	struct feature *features = alloc_zeroed(count + 1, sizeof(*features));
	struct side side;

	side_init(&side, document->language);
	for (size_t i = 0; i < count; i++) {
		struct slice text = document_unit(document->document, i)->source;

		side_read(&side, text);
		features[i].characters = side.count;
		anchors_find(&side, 0, text.bytes, &features[i].anchors);
	}
	side_release(&side);
	return features;
}

/* Two editions that are being paired; the features are by unit. */
struct pairing_sides {
	const struct document *source, *target;
	const struct feature *source_features, *target_features;
	const struct length_model *model;
};

/* Figures that both sides have, and none that both have otherwise. */
static bool same_figures(const struct feature *a, const struct feature *b, bool *contradict)
{
	struct anchors one = a->anchors, other = b->anchors;
	bool same;

	one.name_count = other.name_count = 0;
	same = one.figure_count && other.figure_count && anchors_cost(&one, &other) == 0;
	*contradict = one.figure_count && other.figure_count && !same;
	return same;
}

/* Texts as unlike in length as this are still paired when nothing fits better. */
#define STRANGENESS_MOST 2.5
#define FIT_LEAST 0.05

/*
 * How well two units fit: below 0 not at all. Ordinary lengths give up to 1, the same figures one
 * more; other figures, and names that only one has (anchors.h), take away.
 */
static float fit(const struct pairing_sides *sides, size_t i, size_t j)
{
	const struct feature *a = &sides->source_features[i], *b = &sides->target_features[j];
	double strangeness, score;
	bool contradict;

	if (!same_kind(document_unit(sides->source, i), document_unit(sides->target, j)) || !a->characters ||
	    !b->characters)
		return -1;
	strangeness = fabs(length_strangeness(sides->model, a->characters, b->characters));
	score = 1 - strangeness / STRANGENESS_MOST + same_figures(a, b, &contradict);
	if (contradict || strangeness > STRANGENESS_MOST)
		return contradict && strangeness <= STRANGENESS_MOST ? (float)FIT_LEAST : -1;
	score -= 0.1 * anchors_cost(&a->anchors, &b->anchors);
	return (float)(score > FIT_LEAST ? score : FIT_LEAST);
}

/*
 * The best chain of pairs in order (Needleman and Wunsch 1970, gaps cost nothing): a table of
 * scores from the end, walked from the beginning.
 */
static void pair_by_fit(const struct pairing_sides *sides, struct pairs *pairs)
{
	size_t n = document_unit_count(sides->source), m = document_unit_count(sides->target), width = m + 1;
	float *scores = alloc_zeroed((n + 1) * width, sizeof(*scores));
	size_t i, j;

	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			float with = fit(sides, i, j);
			float skip_a = scores[(i + 1) * width + j], skip_b = scores[i * width + j + 1];
			float best = skip_a > skip_b ? skip_a : skip_b;

			with = with > 0 ? with + scores[(i + 1) * width + j + 1] : -1;
			scores[i * width + j] = with > best ? with : best;
		}
	for (i = j = 0; i < n && j < m;) {
		float here = scores[i * width + j];

		if (here > scores[(i + 1) * width + j] && here > scores[i * width + j + 1])
			pairs->items[pairs->count++] = (struct pair){ i++, j++ };
		else if (scores[(i + 1) * width + j] >= scores[i * width + j + 1])
			i++;
		else
			j++;
	}
	free(scores);
}

static void pair_units(const struct opened_release *source, const struct opened_release *target,
		       const struct length_model *model, struct pairs *pairs)
{
	size_t n = document_unit_count(source->document), m = document_unit_count(target->document);

	pairs->items = alloc_zeroed(n < m ? n + 1 : m + 1, sizeof(*pairs->items));
	pairs->count = 0;
	if (same_shape(source->document, target->document)) {
		for (; pairs->count < n; pairs->count++)
			pairs->items[pairs->count] = (struct pair){ pairs->count, pairs->count };
	} else if (n <= PAIR_UNITS_MOST && m <= PAIR_UNITS_MOST) {
		struct feature *source_features = find_features(source),
			       *target_features = find_features(target);
		struct pairing_sides sides = { source->document, target->document, source_features,
					       target_features, model };

		pair_by_fit(&sides, pairs);
		free(source_features);
		free(target_features);
	}
}

/* -------------------------------------------------------------------- editions */

/* What has no counterpart on the other side, and is long enough to say something. */
static void tell_unpaired(struct check_context *context, const struct document *document, const bool *paired,
			  bool in_source)
{
	for (size_t i = 0; i < document_unit_count(document); i++) {
		const struct document_unit *unit = document_unit(document, i);
		struct unit place = { .source = in_source ? unit->source : SLICE(""),
				      .line = in_source ? 0 : unit->line };
		struct slice target = in_source ? SLICE("") : unit->source;

		if (paired[i])
			continue;
		place.targets = &target;
		place.target_count = 1;
		issue_add_at(context, CHECK_MISSING, LEVEL_WARNING, &place,
			     in_source ? _("this edition has nothing for '%.*s'")
				       : _("the other edition has nothing for '%.*s'"),
			     SLICE_ARG(unit->source));
	}
}

static void tell_gaps(struct check_context *context, const struct document *source,
		      const struct document *target, const struct pairs *pairs)
{
	bool *source_paired = alloc_zeroed(document_unit_count(source) + 1, sizeof(bool));
	bool *target_paired = alloc_zeroed(document_unit_count(target) + 1, sizeof(bool));

	for (size_t i = 0; i < pairs->count; i++)
		source_paired[pairs->items[i].source] = target_paired[pairs->items[i].target] = true;
	tell_unpaired(context, source, source_paired, true);
	tell_unpaired(context, target, target_paired, false);
	free(source_paired);
	free(target_paired);
}

/* Single texts were looked at already; codes are those of two pages, not of one. */
static void only_pairs(struct check_context *context)
{
	for (int check = 0; check < CHECK_COUNT; check++)
		context->runs[check] = context->runs[check] && check_rows[check].scope == SCOPE_PAIR &&
				       check != CHECK_CODES && check != CHECK_MARKUP && check != CHECK_EDGES;
}

void check_editions_pair(struct checking *checking, const struct opened_release *source,
			 const struct opened_release *target)
{
	struct check_profile profile;
	struct check_context context;
	struct banner banner = BANNER_INIT;
	struct length_model model;
	struct pairs pairs;

	checking_profile(checking, target->path, source->language, target->language, &profile);
	if (profile.terminology)
		profile.days = dateline_of_document(target->path, target->language, target->document);
	check_context_init(&context, source->language, target->language, target->path, &profile,
			   checking->issues);
	only_pairs(&context);
	model = profile.length ? *profile.length : length_model_default(source->language, target->language);
	pair_units(source, target, &model, &pairs);
	for (size_t i = 0; i < pairs.count; i++) {
		const struct document_unit *one = document_unit(source->document, pairs.items[i].source);
		const struct document_unit *other = document_unit(target->document, pairs.items[i].target);
		struct slice text = other->source;
		struct unit unit = {
			.source = one->source, .targets = &text, .target_count = 1, .line = other->line
		};
		size_t first = checking->issues->count;

		if (banner_is_kept(&banner, &unit))
			continue;
		quality_check_unit(&context, &unit);
		for (; first < checking->issues->count; first++)
			checking->issues->items[first].unit = pairs.items[i].target;
	}
	if (pairs.count)
		tell_gaps(&context, source->document, target->document, &pairs);
	free(pairs.items);
	banner_release(&banner);
	check_context_release(&context);
}

/* ----------------------------------------------------------------------- files */

/*
 * Opens a document; one that yields nothing is an issue, not an error. *opened
 * says whether there is something to look at.
 */
static bool open_document(struct checking *checking, const char *path, const struct language *language,
			  struct opened_release *document, bool *opened, struct error *err)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;

	if (checking->workspace)
		options = checking->workspace->settings.document;
	if (language && strcmp(path, "-") == 0)
		options.format = "plain";
	*opened = release_open(document, path, language, &options, err);
	if (*opened)
		return true;
	if (err->kind != ERROR_EMPTY)
		return false;
	checking_tell(checking, NULL, language, path, CHECK_EMPTY, err->message);
	error_clear(err);
	return true;
}

/* The name of the article: the path without what names a language, and without suffix. */
static void name_article(const char *path, struct strbuf *name)
{
	struct slice rest = slice_of(path), part;

	while (slice_next_field(&rest, '/', &part)) {
		if (!language_find(part) || !rest.bytes) {
			strbuf_add(name, part);
			strbuf_add_byte(name, '/');
		}
	}
	strbuf_truncate(name, name->bytes - 1);
	for (int suffixes = 0; suffixes < 2; suffixes++) {
		struct slice so_far = strbuf_slice(name);
		const char *dot = memrchr(so_far.data, '.', so_far.bytes);

		if (dot && !memchr(dot, '/', (size_t)(so_far.data + so_far.bytes - dot)) &&
		    (suffixes == 0 || language_find(slice_of(dot + 1))))
			strbuf_truncate(name, (size_t)(dot - so_far.data));
	}
}

static bool same_article(const char *a, const char *b)
{
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;
	bool same;

	name_article(a, &one);
	name_article(b, &other);
	same = slice_equal(strbuf_slice(&one), strbuf_slice(&other));
	strbuf_release(&one);
	strbuf_release(&other);
	return same;
}

/* The first edition of an article is the source of the others; the two Uzbek ones are held together. */
static void check_against_earlier(struct checking *checking, const struct opened_release *documents,
				  size_t index)
{
	const struct opened_release *target = &documents[index];
	bool done = false;

	for (size_t i = 0; i < index; i++) {
		const struct opened_release *source = &documents[i];

		if (!source->document || source->language == target->language ||
		    !same_article(source->path, target->path))
			continue;
		if (!done || language_same_base(source->language, target->language))
			check_editions_pair(checking, source, target);
		done = true;
	}
}

bool check_document_files(struct checking *checking, char *const *paths, size_t count,
			  const struct language *language, struct error *err)
{
	struct opened_release *documents = alloc_zeroed(count + 1, sizeof(*documents));
	bool done = true, opened;

	for (size_t i = 0; done && i < count; i++) {
		const struct language *stated = workspace_language_of_name(paths[i]) ? NULL : language;

		documents[i] = (struct opened_release)OPENED_RELEASE_INIT;
		done = open_document(checking, paths[i], stated, &documents[i], &opened, err);
		if (!done || !opened)
			continue;
		check_texts(checking, &documents[i]);
		check_against_earlier(checking, documents, i);
	}
	for (size_t i = 0; i < count; i++)
		if (documents[i].document)
			release_close(&documents[i]);
	free(documents);
	return done;
}
