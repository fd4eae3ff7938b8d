/*
 * settings -- what tarjimon.ini says.
 *
 * libinih reads the syntax and calls us back with section, name and value. It
 * does not tell the line, but it stops counting errors at the first one and
 * returns that line, so the first complaint is kept and placed afterwards.
 */
#include <config.h>

#include "project/settings.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "document/selector.h"
#include "text/language_guess.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>

const char settings_template[] =
	"; tarjimon.ini -- settings of this workspace. Everything has a default: a line\n"
	"; that is left out keeps it. Comments begin with a semicolon.\n"
	"\n"
	"[project]\n"
	"name    = Press service\n"
	"targets = uz, uz@cyrillic, ru, en  ; each release goes to all but its own language\n"
	"\n"
	"[folders]\n"
	"releases  = releases               ; what was written: 2025/visit.uz.html\n"
	"catalogs  = catalogs               ; what is being translated: 2025/visit/ru.po\n"
	"published = published              ; what the public sees: ru/2025/visit.html\n"
	"\n"
	"[derive]\n"
	"uz@cyrillic = uz                   ; transliterated, always in step; or typed\n"
	"\n"
	"[memory]\n"
	"store     = tm/memory.db\n"
	"threshold = 65                     ; matches below this percentage are not offered\n"
	"; penalty-aligned = 5              ; points off what a machine paired and nobody confirmed;\n"
	"                                   ; also -pivot (10), -draft, -unknown, -script, -origin,\n"
	"                                   ; -adapted, -assembled (0), -derived (3)\n"
	"; order = context, exact, adapted, assembled, fuzzy, pivot ; of equal scores\n"
	"; embargoed = own                  ; units of releases below answer only those, or show, hide\n"
	"\n"
	"[pretranslate]\n"
	"; fill    = fuzzy=75, pivot=off     ; kinds of matches and the score from which they are filled in\n"
	"; certain = exact                   ; filled in without the fuzzy mark: none, context, exact, adapted\n"
	"\n"
	"[embargo]\n"
	"; 2025/budget = 2025-12-01T09:00Z  ; a release or folder that the public may see from then on\n"
	"; 2025/talks  = hold               ; or not until this line goes\n"
	"\n"
	"[terms]\n"
	"base = tm/terms.tbx                ; what things are called: TBX or TSV\n"
	"\n"
	"[publish]\n"
	"below   = hold                     ; an unfinished edition: hold the old one, mix in\n"
	"                                   ; the source text, or withhold the page\n"
	"minimum = 100                      ; percent translated; for one language: en = 80\n"
	"\n"
	"[check]\n"
	"fail-on = warning                  ; info, warning, error or never\n"
	"minimum = 100                      ; percent translated that CI asks for\n"
	"; waivers  = waivers.tsv           ; findings that are right as they are, with reasons\n"
	"; baseline = baseline.tsv          ; findings of old, which do not count\n"
	"\n"
	"[levels]\n"
	"; doubled-space = error            ; off, info, warning or error for a check\n"
	"; quote-style.ru = warning         ; for one language; [levels 2019] for one folder\n"
	"\n"
	"[plain]\n"
	"units = auto                       ; how texts are cut: auto, paragraphs or lines\n"
	"\n"
	"[markdown]\n"
	"; front-matter = title, description ; the keys that are translated\n"
	"\n"
	"[html]\n"
	"; skip    = nav, .banner, #menu, footer > p ; what is not translated\n"
	"; json-ld = headline, description           ; structured data that is translated\n"
	"\n"
	"[docx]\n"
	"comments        = no               ; whether comments are translated, too\n"
	"tracked-changes = accept           ; or refuse documents with undecided changes\n"
	"\n"
	"[odt]\n"
	"comments        = no\n"
	"tracked-changes = accept\n"
	"\n"
	"[uz]\n"
	"apostrophe    = letter             ; letter (ʻ ʼ), typographic (‘ ’) or ascii (')\n"
	"abbreviations = upper              ; AQSH, or mixed: AQSh\n"
	"quotes        = house              ; “ ” become « » in Cyrillic, or keep\n";

enum value_kind {
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_SELECTORS,
	VALUE_FOLDER,
	VALUE_PERCENT,
	VALUE_MINIMUM,
	VALUE_POINTS,
	VALUE_KINDS,
	VALUE_FILL,
	VALUE_CHOICE,
	VALUE_CHOICE_BY_PLACE,
	VALUE_LANGUAGES,
};

struct key_row {
	const char *section, *name;
	enum value_kind kind;
	size_t offset; /* in struct settings */
	const char *choices;
};

#define MEMBER(member) offsetof(struct settings, member)

static const struct key_row key_rows[] = {
	{ "project", "name", VALUE_TEXT, MEMBER(name), NULL },
	{ "project", "targets", VALUE_LANGUAGES, MEMBER(targets), NULL },
	{ "folders", "releases", VALUE_FOLDER, MEMBER(releases), NULL },
	{ "folders", "catalogs", VALUE_FOLDER, MEMBER(catalogs), NULL },
	{ "folders", "published", VALUE_FOLDER, MEMBER(published), NULL },
	{ "memory", "store", VALUE_TEXT, MEMBER(store), NULL },
	{ "memory", "threshold", VALUE_PERCENT, MEMBER(match.threshold_percent), NULL },
	{ "memory", "embargoed", VALUE_CHOICE, MEMBER(embargoed), MEMORY_EMBARGO_CHOICES },
	{ "memory", "order", VALUE_KINDS, MEMBER(match.order), NULL },
	{ "memory", "penalty-pivot", VALUE_POINTS, MEMBER(match.penalties[PENALTY_PIVOT]), NULL },
	{ "memory", "penalty-unknown", VALUE_POINTS, MEMBER(match.penalties[PENALTY_UNKNOWN]), NULL },
	{ "memory", "penalty-aligned", VALUE_POINTS, MEMBER(match.penalties[PENALTY_ALIGNED]), NULL },
	{ "memory", "penalty-draft", VALUE_POINTS, MEMBER(match.penalties[PENALTY_DRAFT]), NULL },
	{ "memory", "penalty-script", VALUE_POINTS, MEMBER(match.penalties[PENALTY_SCRIPT]), NULL },
	{ "memory", "penalty-origin", VALUE_POINTS, MEMBER(match.penalties[PENALTY_ORIGIN]), NULL },
	{ "memory", "penalty-adapted", VALUE_POINTS, MEMBER(match.penalties[PENALTY_ADAPTED]), NULL },
	{ "memory", "penalty-assembled", VALUE_POINTS, MEMBER(match.penalties[PENALTY_ASSEMBLED]), NULL },
	{ "memory", "penalty-derived", VALUE_POINTS, MEMBER(match.penalties[PENALTY_DERIVED]), NULL },
	{ "pretranslate", "fill", VALUE_FILL, MEMBER(fill), NULL },
	{ "pretranslate", "certain", VALUE_CHOICE, MEMBER(fill.certain), CERTAIN_CHOICES },
	{ "terms", "base", VALUE_TEXT, MEMBER(termbase), NULL },
	{ "publish", "below", VALUE_CHOICE_BY_PLACE, MEMBER(publish_below), "hold|mix|withhold" },
	{ "publish", "minimum", VALUE_MINIMUM, MEMBER(publish_minimum), NULL },
	{ "check", "fail-on", VALUE_CHOICE, MEMBER(fail_on), FAIL_ON_CHOICES },
	{ "check", "minimum", VALUE_MINIMUM, MEMBER(check_minimum), NULL },
	{ "check", "waivers", VALUE_FOLDER, MEMBER(waivers), NULL },
	{ "check", "baseline", VALUE_FOLDER, MEMBER(baseline), NULL },
	{ "plain", "units", VALUE_CHOICE, MEMBER(document.plain_units), PLAIN_UNITS_CHOICES },
	{ "markdown", "front-matter", VALUE_LIST, MEMBER(document.front_matter), NULL },
	{ "html", "skip", VALUE_SELECTORS, MEMBER(document.html_skip), NULL },
	{ "html", "json-ld", VALUE_LIST, MEMBER(document.json_ld), NULL },
	{ "language", "data", VALUE_FOLDER, MEMBER(language_data), NULL },
	{ "segment", "rules", VALUE_FOLDER, MEMBER(segment_rules), NULL },
	{ "uz", "alphabet", VALUE_TEXT, MEMBER(alphabet), NULL },
	{ "uz", "from-alphabet", VALUE_TEXT, MEMBER(from_alphabet), NULL },
	{ "uz", "abbreviations", VALUE_CHOICE, MEMBER(abbreviations), "upper|mixed" },
	{ "uz", "quotes", VALUE_CHOICE, MEMBER(quotes), "keep|house" },
	{ "docx", "comments", VALUE_CHOICE, MEMBER(document.docx.comments), "no|yes" },
	{ "docx", "tracked-changes", VALUE_CHOICE, MEMBER(document.docx.tracked_changes), TRACKED_CHANGES_CHOICES },
	{ "odt", "comments", VALUE_CHOICE, MEMBER(document.odt.comments), "no|yes" },
	{ "odt", "tracked-changes", VALUE_CHOICE, MEMBER(document.odt.tracked_changes), TRACKED_CHANGES_CHOICES },
	{ "uz", "apostrophe", VALUE_CHOICE, MEMBER(apostrophe), "letter|typographic|ascii" },
};

struct reading {
	struct settings *settings;
	struct error *complaint; /* the first one; its line comes later */
	bool targets_seen, derive_seen;
	const char **list; /* the one read last: continuation lines go on in it */
};

/* ------------------------------------------------------------- the defaults */

void settings_init(struct settings *settings)
{
	*settings = (struct settings){
		.arena = ARENA_INIT,
		.name = "",
		.targets = { &language_uz, &language_uz_cyrl, &language_ru, &language_en },
		.target_count = 4,
		.releases = "releases",
		.catalogs = "catalogs",
		.published = "published",
		.derivations = { { &language_uz_cyrl, &language_uz } },
		.derivation_count = 1,
		.store = "tm/memory.db",
		.match = MATCH_OPTIONS_INIT,
		.fill = FILL_RULES_INIT,
		.termbase = "tm/terms.tbx",
		.publish_below = { .value = PUBLISH_HOLD },
		.publish_minimum = { .value = 100 },
		.fail_on = FAIL_ON_WARNING,
		.check_minimum = { .value = 100 },
		.waivers = "waivers.tsv",
		.baseline = "baseline.tsv",
		.apostrophe = APOSTROPHES_LETTER,
		.alphabet = ALPHABET_DEFAULT,
		.from_alphabet = ALPHABET_DEFAULT,
		.abbreviations = ABBREVIATIONS_UPPER,
		.quotes = QUOTES_HOUSE,
		.document = DOCUMENT_OPTIONS_INIT,
	};
}

void settings_release(struct settings *settings)
{
	free(settings->level_rules);
	free(settings->embargo_rules);
	arena_release(&settings->arena);
}

/* -------------------------------------------------------------- one setting */

static bool complain(struct reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool complain(struct reading *reading, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list arguments;

	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	if (!error_is_set(reading->complaint))
		error_set(reading->complaint, ERROR_USAGE, "%s", message.data);
	strbuf_release(&message);
	return false;
}

static const struct language *read_language(struct reading *reading, struct slice spelling)
{
	return language_read(slice_trim(spelling), error_is_set(reading->complaint) ? NULL : reading->complaint);
}

static bool read_languages(struct reading *reading, const char *value)
{
	struct settings *settings = reading->settings;
	struct slice rest = slice_of(value), word;

	if (!reading->targets_seen)
		settings->target_count = 0;
	reading->targets_seen = true; /* continuation lines call again */
	while (slice_next_field(&rest, ',', &word)) {
		const struct language *language;

		if (slice_trim(word).bytes == 0)
			continue;
		language = read_language(reading, word);
		if (!language)
			return false;
		if (settings->target_count == SETTINGS_LANGUAGES_MAX)
			return complain(reading, _("'%s' has too many languages"), "targets");
		settings->targets[settings->target_count++] = language;
	}
	return true;
}

static bool read_percent(struct reading *reading, const char *name, const char *value, int *percent)
{
	char *end;
	long number = strtol(value, &end, 10);

	if (end == value || (*end && strcmp(end, "%") != 0) || number < 0 || number > 100)
		return complain(reading, _("'%s' takes a percentage from 0 to 100, not '%s'"), name, value);
	*percent = (int)number;
	return true;
}

static bool read_points(struct reading *reading, const char *name, const char *value, int *points)
{
	char *end;
	long number = strtol(value, &end, 10);

	if (end == value || *end || number < 0 || number > 100)
		return complain(reading, _("'%s' takes points from 0 to 100, not '%s'"), name, value);
	*points = (int)number;
	return true;
}

/* What another file reads is placed here. */
static bool pass_on(struct reading *reading, bool done, struct error *err)
{
	if (!done)
		complain(reading, "%s", err->message);
	error_clear(err);
	return done;
}

static bool read_kinds(struct reading *reading, const char *value, uint8_t *order)
{
	struct error err = ERROR_INIT;

	return pass_on(reading, match_order_read(slice_of(value), order, &err), &err);
}

static bool read_fill(struct reading *reading, const char *value, struct fill_rules *rules)
{
	struct error err = ERROR_INIT;

	return pass_on(reading, fill_rules_read(slice_of(value), rules, &err), &err);
}

static bool read_choice(struct reading *reading, const struct key_row *row, const char *value, int *choice)
{
	struct slice rest = slice_of(row->choices), word;
	int index = 0;

	for (; slice_next_field(&rest, '|', &word); index++)
		if (slice_is(word, value)) {
			*choice = index;
			return true;
		}
	return complain(reading, _("'%s' is no value for this key; it takes one of: %s"), value, row->choices);
}

static bool read_list(struct reading *reading, const char *value, const char **member)
{
	struct arena *arena = &reading->settings->arena;

	if (reading->list == member)
		*member = arena_printf(arena, "%s, %s", *member, value);
	else
		*member = arena_string(arena, slice_of(value));
	reading->list = member;
	return true;
}

/* Read here for the line of a mistake, and again where it is used. */
static bool read_selectors(struct reading *reading, const char *value, const char **member)
{
	struct error err = ERROR_INIT;
	struct arena arena = ARENA_INIT;
	bool fine = selector_list_parse(slice_of(value), &arena, &err) || complain(reading, "%s", err.message);

	arena_release(&arena);
	error_clear(&err);
	return fine && read_list(reading, value, member);
}

static bool read_value(struct reading *reading, const struct key_row *row, const char *value, void *member)
{
	switch (row->kind) {
	case VALUE_FOLDER:
		if (!path_stays_inside(value))
			return complain(reading, _("'%s' leads outside the workspace: '%s'"), row->name, value);
		*(const char **)member = arena_string(&reading->settings->arena, slice_of(value));
		return true;
	case VALUE_TEXT:
		*(const char **)member = arena_string(&reading->settings->arena, slice_of(value));
		return true;
	case VALUE_LIST:
		return read_list(reading, value, member);
	case VALUE_SELECTORS:
		return read_selectors(reading, value, member);
	case VALUE_PERCENT:
		return read_percent(reading, row->name, value, member);
	case VALUE_POINTS:
		return read_points(reading, row->name, value, member);
	case VALUE_KINDS:
		return read_kinds(reading, value, member);
	case VALUE_FILL:
		return read_fill(reading, value, member);
	case VALUE_MINIMUM:
		return read_percent(reading, row->name, value, &((struct by_place *)member)->value);
	case VALUE_CHOICE:
		return read_choice(reading, row, value, member);
	case VALUE_CHOICE_BY_PLACE:
		return read_choice(reading, row, value, &((struct by_place *)member)->value);
	case VALUE_LANGUAGES:
		return read_languages(reading, value);
	}
	return true;
}

static bool read_derivation(struct reading *reading, const char *name, const char *value)
{
	struct settings *settings = reading->settings;
	const struct language *derived, *from;

	if (!reading->derive_seen)
		settings->derivation_count = 0;
	reading->derive_seen = true;
	derived = read_language(reading, slice_of(name));
	if (derived && strcmp(value, "typed") == 0)
		return true;
	from = derived ? read_language(reading, slice_of(value)) : NULL;
	if (!from)
		return false;
	if (derived == from || !language_same_base(derived, from) || derived->script == SCRIPT_OTHER ||
	    from->script == SCRIPT_OTHER)
		return complain(reading, _("'%s' cannot be transliterated from '%s'"), name, value);
	if (settings->derivation_count == SETTINGS_LANGUAGES_MAX)
		return complain(reading, _("'%s' has too many languages"), "derive");
	settings->derivations[settings->derivation_count++] = (struct derivation){ derived, from };
	return true;
}

/* The value for a language or a folder, to be filled in; NULL when there are too many. */
static int *add_own(struct reading *reading, struct by_place *setting, const char *folder,
		    const struct language *language)
{
	if (setting->own_count == SETTINGS_OWN_MAX) {
		complain(reading, _("there are too many settings for languages and folders"));
		return NULL;
	}
	setting->own[setting->own_count].folder =
		folder ? arena_string(&reading->settings->arena, slice_of(folder)) : NULL;
	setting->own[setting->own_count].language = language;
	return &setting->own[setting->own_count++].value;
}

/* `en = 80`: a minimum for one language; in [check 2019] for one folder. */
static bool read_own_minimum(struct reading *reading, const char *folder, const struct language *language,
			     const char *name, const char *value, struct by_place *minimum)
{
	int *own = add_own(reading, minimum, folder, language);

	return own && read_percent(reading, name, value, own);
}

/* "below.ru" of the key "below" has the language behind the dot; "below" has none. False for other names. */
static bool splits_key(const char *name, const char *key, struct slice *language)
{
	size_t bytes = strlen(key);

	if (strncmp(name, key, bytes) != 0 || (name[bytes] && name[bytes] != '.'))
		return false;
	*language = slice_of(name[bytes] ? name + bytes + 1 : "");
	return true;
}

/* `below.ru = mix`: a choice for one language; in [publish 2019] for one folder. */
static bool read_own_choice(struct reading *reading, const struct key_row *row, const char *folder,
			    struct slice spelling, const char *value)
{
	struct by_place *setting = (void *)((char *)reading->settings + row->offset);
	const struct language *language = spelling.bytes ? read_language(reading, spelling) : NULL;
	int *own;

	if (spelling.bytes && !language)
		return false;
	own = add_own(reading, setting, folder, language);
	return own && read_choice(reading, row, value, own);
}

/* `quotes = error`, `quotes.ru = off`: a check's level. */
static bool read_level(struct reading *reading, const char *folder, const char *name, const char *value)
{
	struct settings *settings = reading->settings;
	struct slice rest = slice_of(name), check;
	struct level_rule rule = { .folder = folder ? arena_string(&settings->arena, slice_of(folder)) : NULL };

	slice_next_field(&rest, '.', &check);
	if (!check_read(check, &rule.check, error_is_set(reading->complaint) ? NULL : reading->complaint))
		return false;
	if (check.bytes < strlen(name)) {
		rule.language = read_language(reading, slice_part(slice_of(name), check.bytes + 1, strlen(name)));
		if (!rule.language)
			return false;
	}
	if (!level_find(slice_of(value), &rule.level))
		return complain(reading, _("'%s' is no value for this key; it takes one of: %s"), value,
				"off|info|warning|error");
	ARRAY_GROW(settings->level_rules, settings->level_rule_count, settings->level_rule_capacity);
	settings->level_rules[settings->level_rule_count++] = rule;
	return true;
}

/* "check 2019" is the section "check" and a folder, which is NULL when there is none. */
static struct slice split_section(const char *section, const char **folder)
{
	const char *space = strchr(section, ' ');

	*folder = NULL;
	if (!space)
		return slice_of(section);
	*folder = space + strspn(space, " ");
	return slice_from(section, (size_t)(space - section));
}

static bool read_embargo(struct reading *reading, const char *name, const char *value)
{
	struct settings *settings = reading->settings;
	int64_t until = TM_TIME_UNKNOWN;

	if (strcmp(value, "hold") != 0) {
		if ((until = tm_time_read(slice_of(value))) == TM_TIME_UNKNOWN)
			return complain(reading, _("an embargo is 'hold' or a day like 2025-12-01, not '%s'"), value);
	}
	ARRAY_GROW(settings->embargo_rules, settings->embargo_rule_count, settings->embargo_rule_capacity);
	settings->embargo_rules[settings->embargo_rule_count++] =
		(struct embargo_rule){ arena_string(&settings->arena, slice_of(name)), until };
	return true;
}

/* What may be said of a folder: minimums, policies and levels. */
static bool read_folder_setting(struct reading *reading, struct slice section, const char *folder,
				const char *name, const char *value)
{
	const struct language *language = language_find(slice_of(name));
	struct slice of_key;

	if (slice_is(section, "levels"))
		return read_level(reading, folder, name, value);
	for (size_t i = 0; i < ARRAY_COUNT(key_rows); i++)
		if (key_rows[i].kind == VALUE_CHOICE_BY_PLACE && slice_is(section, key_rows[i].section) &&
		    splits_key(name, key_rows[i].name, &of_key))
			return read_own_choice(reading, &key_rows[i], folder, of_key, value);
		else if (key_rows[i].kind == VALUE_MINIMUM && slice_is(section, key_rows[i].section) &&
		    (language || strcmp(name, key_rows[i].name) == 0))
			return read_own_minimum(reading, folder, language, name, value,
						(void *)((char *)reading->settings + key_rows[i].offset));
	return complain(reading, _("there is no setting '%s' for a folder in [%.*s]"), name, SLICE_ARG(section));
}

static bool refuse_setting(struct reading *reading, const char *section, const char *name)
{
	struct nearest key = NEAREST_INIT(slice_of(name)), kind = NEAREST_INIT(slice_of(section));
	bool known = false;

	for (size_t i = 0; i < ARRAY_COUNT(key_rows); i++) {
		nearest_offer(&kind, slice_of(key_rows[i].section));
		if (strcmp(section, key_rows[i].section) != 0)
			continue;
		known = true;
		nearest_offer(&key, slice_of(key_rows[i].name));
	}
	if (key.word.bytes)
		return complain(reading, _("there is no setting '%s' in [%s]; did you mean '%.*s'?"), name, section,
				SLICE_ARG(key.word));
	if (!known && kind.word.bytes)
		return complain(reading, _("there is no section [%s]; did you mean [%.*s]?"), section,
				SLICE_ARG(kind.word));
	return complain(reading, _("there is no setting '%s' in [%s]"), name, section);
}

static int read_setting(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;
	const struct language *language = language_find(slice_of(name));
	const char *folder;
	struct slice kind = split_section(section, &folder), of_key;

	if (strcmp(section, "derive") == 0)
		return read_derivation(reading, name, value);
	if (strcmp(section, "embargo") == 0)
		return read_embargo(reading, name, value);
	if (folder || strcmp(section, "levels") == 0)
		return read_folder_setting(reading, kind, folder, name, value);
	for (size_t i = 0; i < ARRAY_COUNT(key_rows); i++) {
		const struct key_row *row = &key_rows[i];
		void *member = (char *)reading->settings + row->offset;

		if (strcmp(section, row->section) != 0)
			continue;
		if (row->offset == MEMBER(apostrophe))
			reading->settings->apostrophe_chosen = true;
		if (strcmp(name, row->name) == 0)
			return read_value(reading, row, value, member);
		if (row->kind == VALUE_MINIMUM && language)
			return read_own_minimum(reading, NULL, language, name, value, member);
		if (row->kind == VALUE_CHOICE_BY_PLACE && splits_key(name, row->name, &of_key))
			return read_own_choice(reading, row, NULL, of_key, value);
	}
	return refuse_setting(reading, section, name);
}

/* ---------------------------------------------------------------- the file */

bool settings_read(struct settings *settings, const char *path, struct error *err)
{
	struct error complaint = ERROR_INIT;
	struct reading reading = { .settings = settings, .complaint = &complaint };
	struct strbuf text = STRBUF_INIT;
	bool done = false;
	int line;

	if (!file_read(path, FILE_LIMIT_BYTES, &text, err))
		goto done;
	if (memchr(text.data, '\0', text.bytes)) {
		error_set(err, ERROR_FORMAT, _("'%s' is no settings file: it holds NUL bytes"), path);
		goto done;
	}
	line = ini_parse_string(text.data, read_setting, &reading);
	if (line == 0)
		done = true;
	else if (line < 0)
		error_set(err, ERROR_SYSTEM, _("cannot read '%s'"), path);
	else if (error_is_set(&complaint))
		error_at(err, ERROR_USAGE, path, (size_t)line, "%s", complaint.message);
	else
		error_at(err, ERROR_FORMAT, path, (size_t)line,
			 _("this is neither a [section] nor 'name = value', or the line is longer than %d bytes"),
			 INI_MAX_LINE - 2);
done:
	error_clear(&complaint);
	strbuf_release(&text);
	return done;
}
