/*
 * srx_match -- the rules of one language, compiled and asked about places.
 *
 * A rule becomes one expression, (?<=before)(?:after), which ICU tries at one
 * place only: it begins the look-behind as far back as the pattern is long, so
 * the cost does not depend on the text. Where the before pattern has no
 * greatest length (\s*) ICU refuses it as a look-behind, and it is searched for
 * in a window that ends at the place. Lists of words need neither, see word_trie.h.
 */
#include <config.h>

#include "text/srx_match.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/word_trie.h"

#include <stdlib.h>
#include <time.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

#define STACK_BYTES_MAX (1 << 20)
#define MILLISECONDS_MAX 100
#define MICROSECONDS_PER_UNIT 10 /* what a long paragraph may take more */
#define CALLS_BETWEEN_CLOCKS 64

struct compiled {
	const struct srx *srx;
	const struct srx_rule *rule;
	struct word_trie *words;     /* the before pattern, if it is a list */
	URegularExpression *window;  /* the before pattern, if it has no greatest length */
	URegularExpression *pattern; /* the rest of the rule; NULL when there is none */
	uint32_t generation;	     /* of the text that the expressions were given */
};

struct srx_matcher {
	struct compiled *rules;
	size_t count, capacity;
	const UChar *text;
	int32_t units;
	uint32_t generation;
	struct timespec deadline;
	unsigned calls;
};

/* ---------------------------------------------------------------- compiling */

static URegularExpression *compile(struct slice pattern, uint32_t flags, UErrorCode *status)
{
	UChar *wide = alloc_resize(NULL, pattern.bytes + 1, sizeof(*wide));
	URegularExpression *regex = NULL;
	int32_t units;

	u_strFromUTF8(wide, (int32_t)pattern.bytes + 1, &units, pattern.data, (int32_t)pattern.bytes, status);
	if (U_SUCCESS(*status))
		regex = uregex_open(wide, units, flags, NULL, status);
	free(wide);
	if (U_FAILURE(*status))
		return NULL;
	uregex_setTimeLimit(regex, MILLISECONDS_MAX, status);
	uregex_setStackLimit(regex, STACK_BYTES_MAX, status);
	return regex;
}

static bool refuse(const struct srx *srx, const struct srx_rule *rule, UErrorCode status, struct error *err)
{
	return error_at(err, ERROR_FORMAT, srx->file, rule->line, _("rule %zu of '%s' has a bad pattern (%s)"),
			rule->number, rule->group, u_errorName(status));
}

static bool compile_rule(struct compiled *compiled, unsigned flags, struct error *err)
{
	const struct srx_rule *rule = compiled->rule;
	struct strbuf pattern = STRBUF_INIT;
	UErrorCode status = U_ZERO_ERROR;

	if (!(flags & SRX_MATCH_PLAINLY))
		compiled->words = word_trie_new(slice_of(rule->before));
	if (!compiled->words && *rule->before)
		strbuf_addf(&pattern, "(?<=%s)(?:%s)", rule->before, rule->after);
	else if (*rule->after)
		strbuf_add_string(&pattern, rule->after);
	if (pattern.bytes > 0)
		compiled->pattern = compile(strbuf_slice(&pattern), 0, &status);
	if (status == U_REGEX_LOOK_BEHIND_LIMIT) {
		status = U_ZERO_ERROR;
		strbuf_clear(&pattern);
		strbuf_addf(&pattern, "(?:%s)\\z", rule->before);
		compiled->window = compile(strbuf_slice(&pattern), 0, &status);
		if (U_SUCCESS(status) && *rule->after)
			compiled->pattern = compile(slice_of(rule->after), 0, &status);
	}
	strbuf_release(&pattern);
	return U_SUCCESS(status) || refuse(compiled->srx, rule, status, err);
}

static bool add_group(struct srx_matcher *matcher, const struct srx *srx, const char *group, unsigned flags,
		      struct error *err)
{
	for (size_t i = 0; i < srx->rule_count; i++) {
		const struct srx_rule *rule = &srx->rules[i];

		if (strcmp(rule->group, group) != 0)
			continue;
		ARRAY_GROW(matcher->rules, matcher->count, matcher->capacity);
		matcher->rules[matcher->count] = (struct compiled){ .srx = srx, .rule = rule };
		if (!compile_rule(&matcher->rules[matcher->count++], flags, err))
			return false;
	}
	return true;
}

static bool fits(URegularExpression *regex, const char *tag)
{
	UChar wide[64];
	int32_t units;
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8(wide, 64, &units, tag, -1, &status);
	uregex_setText(regex, wide, units, &status);
	return uregex_matches(regex, 0, &status) && U_SUCCESS(status);
}

/* Whether a map is for the language, by any of its common names. */
static bool map_fits(const struct srx *srx, const struct srx_map *map, const struct language *language, bool *yes,
		     struct error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *regex = compile(slice_of(map->pattern), UREGEX_CASE_INSENSITIVE, &status);

	if (!regex)
		return error_at(err, ERROR_FORMAT, srx->file, 0, _("the language pattern '%s' is wrong (%s)"),
				map->pattern, u_errorName(status));
	*yes = fits(regex, language->tag) || fits(regex, language->html_tag);
	uregex_close(regex);
	return true;
}

bool srx_matcher_add(struct srx_matcher *matcher, const struct srx *srx, const struct language *language,
		     unsigned flags, struct error *err)
{
	for (size_t i = 0; i < srx->map_count; i++) {
		bool yes = false;

		if (!map_fits(srx, &srx->maps[i], language, &yes, err))
			return false;
		if (yes && !add_group(matcher, srx, srx->maps[i].group, flags, err))
			return false;
		if (yes && !srx->cascade)
			break;
	}
	return true;
}

struct srx_matcher *srx_matcher_new(const struct srx *srx, const struct language *language, unsigned flags,
				    struct error *err)
{
	struct srx_matcher *matcher = alloc_zeroed(1, sizeof(*matcher));

	if (srx_matcher_add(matcher, srx, language, flags, err))
		return matcher;
	srx_matcher_free(matcher);
	return NULL;
}

void srx_matcher_free(struct srx_matcher *matcher)
{
	if (!matcher)
		return;
	for (size_t i = 0; i < matcher->count; i++) {
		word_trie_free(matcher->rules[i].words);
		uregex_close(matcher->rules[i].window);
		uregex_close(matcher->rules[i].pattern);
	}
	free(matcher->rules);
	free(matcher);
}

/* ---------------------------------------------------------------- matching */

/* Of this thread's own work: on a busy machine a good rule waits and is not to blame. */
static struct timespec now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time;
}

void srx_matcher_set(struct srx_matcher *matcher, const UChar *text, int32_t units)
{
	int64_t nanoseconds = MILLISECONDS_MAX * INT64_C(1000000) + units * (MICROSECONDS_PER_UNIT * INT64_C(1000));

	matcher->text = text;
	matcher->units = units;
	matcher->generation++;
	matcher->deadline = now();
	matcher->deadline.tv_sec += nanoseconds / 1000000000;
	matcher->deadline.tv_nsec += nanoseconds % 1000000000;
	if (matcher->deadline.tv_nsec >= 1000000000) {
		matcher->deadline.tv_nsec -= 1000000000;
		matcher->deadline.tv_sec++;
	}
}

static bool is_late(struct srx_matcher *matcher)
{
	struct timespec time;

	if (++matcher->calls % CALLS_BETWEEN_CLOCKS != 0)
		return false;
	time = now();
	return time.tv_sec > matcher->deadline.tv_sec ||
	       (time.tv_sec == matcher->deadline.tv_sec && time.tv_nsec > matcher->deadline.tv_nsec);
}

static void give_text(struct srx_matcher *matcher, struct compiled *compiled, UErrorCode *status)
{
	if (compiled->generation == matcher->generation)
		return;
	compiled->generation = matcher->generation;
	if (compiled->pattern) {
		uregex_setText(compiled->pattern, matcher->text, matcher->units, status);
		uregex_useTransparentBounds(compiled->pattern, true, status);
		uregex_useAnchoringBounds(compiled->pattern, false, status);
	}
}

static bool begins_at(struct srx_matcher *matcher, struct compiled *compiled, int32_t place, UErrorCode *status)
{
	int32_t end = matcher->units;

	if (!compiled->pattern)
		return true;
	if (end - place > SRX_LOOK_AHEAD_MAX)
		end = place + SRX_LOOK_AHEAD_MAX;
	uregex_setRegion(compiled->pattern, place, end, status);
	return uregex_lookingAt(compiled->pattern, -1, status);
}

static bool ends_at(struct srx_matcher *matcher, struct compiled *compiled, int32_t place, UErrorCode *status)
{
	URegularExpression *window = compiled->window;

	if (compiled->words)
		return word_trie_ends_at(compiled->words, matcher->text, place);
	if (!window)
		return true;
	uregex_setText(window, matcher->text, place, status);
	uregex_setRegion(window, place > SRX_LOOK_BACK_MAX ? place - SRX_LOOK_BACK_MAX : 0, place, status);
	uregex_useTransparentBounds(window, true, status);
	uregex_useAnchoringBounds(window, false, status);
	return uregex_findNext(window, status);
}

bool srx_matcher_at(struct srx_matcher *matcher, int32_t place, bool *breaks, struct error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	*breaks = false;
	for (size_t i = 0; i < matcher->count; i++) {
		struct compiled *compiled = &matcher->rules[i];
		bool fit;

		if (compiled->words && !ends_at(matcher, compiled, place, &status))
			continue;
		give_text(matcher, compiled, &status);
		fit = begins_at(matcher, compiled, place, &status) &&
		      (compiled->words || ends_at(matcher, compiled, place, &status));
		if (U_FAILURE(status) || is_late(matcher))
			return error_at(err, ERROR_LIMIT, compiled->srx->file, compiled->rule->line,
					_("rule %zu of '%s' takes too long"), compiled->rule->number,
					compiled->rule->group);
		if (fit) {
			*breaks = compiled->rule->breaks;
			return true;
		}
	}
	return true;
}
