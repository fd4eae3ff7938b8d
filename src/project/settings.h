/*
 * settings -- what tarjimon.ini says.
 *
 * git-config style INI. Every key has a row in one table (settings.c) with its
 * default and how it is read; an unknown key or a bad value is an error with
 * file and line. In [publish] and [check] a language may stand as a key, for
 * the minimum that holds for it: `en = 80`. [publish 2019] is about a folder of releases.
 *
 *	[project]            name, targets
 *	[folders]            releases, catalogs, published
 *	[derive]             LANGUAGE = LANGUAGE, e.g. uz@cyrillic = uz, or = typed
 *	[memory]             store, threshold, order = KIND, …, penalty-WHAT = points, embargoed = own | show | hide
 *	[embargo]            RELEASE or FOLDER = hold, or the day until which
 *	[pretranslate]       fill = KIND=score, …, certain = none | context | exact | adapted
 *	[terms]              base
 *	[publish]            below = hold | mix | withhold, below.LANGUAGE = …,
 *	                     minimum, LANGUAGE = percent
 *	[check]              fail-on = info | warning | error | never, minimum, LANGUAGE = percent,
 *	                     waivers, baseline
 *	[levels]             CHECK = off | info | warning | error, CHECK.LANGUAGE = …
 *	[plain]              units = auto | paragraphs | lines
 *	[markdown]           front-matter = title, description, …
 *	[html]               skip = nav, .banner, …; json-ld = headline, …
 *	[language]           data
 *	[segment]            rules
 *	[docx], [odt]        comments = no | yes, tracked-changes = accept | refuse
 *	[uz]                 apostrophe = letter | typographic | ascii
 *	                     alphabet, from-alphabet = 1995 | reform-2023 | …
 *	                     abbreviations = upper | mixed, quotes = keep | house
 */
#ifndef PROJECT_SETTINGS_H
#define PROJECT_SETTINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "quality/quality.h"
#include "document/document.h"
#include "project/fill_rules.h"
#include "text/alphabet.h"
#include "memory/memory.h"
#include "text/language.h"
#include "text/transliterate.h"

#define SETTINGS_LANGUAGES_MAX 64

enum publish_below { PUBLISH_HOLD, PUBLISH_MIX, PUBLISH_WITHHOLD };
enum fail_on { FAIL_ON_INFO, FAIL_ON_WARNING, FAIL_ON_ERROR, FAIL_ON_NEVER };

#define FAIL_ON_CHOICES "info|warning|error|never"

/*
 * A setting that holds in general, and what single languages and folders of releases have of
 * their own: a percentage of translated units, or a choice.
 */
#define SETTINGS_OWN_MAX 256

struct by_place {
	int value;
	struct {
		const char *folder;		 /* NULL: everywhere */
		const struct language *language; /* NULL: all */
		int value;
	} own[SETTINGS_OWN_MAX];
	size_t own_count;
};

/* The level of a check, everywhere or below a folder, for all languages or one. */
struct level_rule {
	const char *folder;		 /* of releases: "2019"; NULL: everywhere */
	const struct language *language; /* of the text; NULL: all */
	enum check_id check;
	enum level level;
};

struct derivation {
	const struct language *derived, *from;
};

/* A release, or all below a folder, that the public is not to see yet. */
struct embargo_rule {
	const char *folder;
	int64_t until; /* TM_TIME_UNKNOWN: until the rule goes */
};

struct settings {
	struct arena arena;
	const char *name;
	const struct language *targets[SETTINGS_LANGUAGES_MAX];
	size_t target_count;
	const char *releases, *catalogs, *published; /* folders, relative to the root */
	struct derivation derivations[SETTINGS_LANGUAGES_MAX];
	size_t derivation_count;
	const char *store;
	struct fill_rules fill; /* of pretranslation */
	struct match_options match; /* threshold, penalties and order; each command adds its own */
	int embargoed; /* enum memory_embargo: who sees them */
	struct embargo_rule *embargo_rules;
	size_t embargo_rule_count, embargo_rule_capacity;
	const char *termbase; /* a file, relative to the root */
	struct by_place publish_below; /* enum publish_below */
	struct by_place publish_minimum;
	int fail_on; /* enum fail_on */
	struct by_place check_minimum;
	const char *waivers, *baseline; /* files */
	struct level_rule *level_rules; /* later ones win */
	size_t level_rule_count, level_rule_capacity;
	const char *language_data;   /* a folder of tables that are read over ours, or NULL */
	const char *segment_rules;   /* an SRX file that is asked before our rules, or NULL */
	int apostrophe;		     /* enum apostrophe_style */
	bool apostrophe_chosen;	     /* the file says it */
	const char *alphabet, *from_alphabet; /* of Latin Uzbek that is written and read, see text/alphabet.h */
	int abbreviations;	     /* enum abbreviation_style */
	int quotes;		     /* enum quotes_style */
	struct document_options document;
};

/* The defaults: four languages, uz@cyrillic derived from uz. */
void settings_init(struct settings *settings);
void settings_release(struct settings *settings);

/* Reads over what is there. */
bool settings_read(struct settings *settings, const char *path, struct error *err);

/*
 * What holds for a release, by its id ("2023/baku"), in a language: the deepest folder
 * that says something, there the language's own before the folder's; else the general one.
 */
int value_by_place(const struct by_place *setting, const char *id, const struct language *language);

/* Is the release `id` below the folder? NULL is above all. */
bool folder_holds(const char *folder, const char *id);

/* The rule that keeps the release from the public longest, or NULL. */
const struct embargo_rule *settings_embargo(const struct settings *settings, const char *id);

/* Levels and style as the settings have them for texts of a release in a language. */
void settings_check_profile(const struct settings *settings, const char *id, const struct language *language,
			    struct check_profile *profile);

/*
 * The language that `derived` is transliterated from when the release is written in
 * `source` (NULL: in another one than the two), or NULL. A line `a = b` goes both ways: of
 * a release that is written in a, b is made from a. Of lines both ways the first
 * counts for releases in other languages.
 */
const struct language *settings_derived_from(const struct settings *settings, const struct language *source,
					     const struct language *derived);

/* Does a line say so, or does it follow from the other direction? */
bool settings_states_derivation(const struct settings *settings, const struct language *derived);

/* The commented file that `tarjimon init` writes. */
extern const char settings_template[];

#endif
