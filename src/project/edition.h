/*
 * edition -- what a release is in another language: its translations, wherever
 * they come from.
 *
 * A target language has a catalog, or it is derived from another one by
 * transliteration ([derive] in tarjimon.ini): then its translations are those of
 * the other language's catalog (or the release itself) in the other script, made
 * anew each time, so that they are always in step.
 */
#ifndef PROJECT_EDITION_H
#define PROJECT_EDITION_H

#include "base/map.h"
#include "project/release.h"

struct edition {
	struct catalog catalog;		 /* empty for the source language's own edition */
	const struct language *source, *target;
	const char *catalog_path;	 /* whose file was read; NULL: none */
	const struct language *derived_from; /* or NULL */
};

/*
 * How far an edition is. `fuzzy` and `missing` count units of the document that
 * would appear in the source language.
 */
struct edition_progress {
	size_t units, translated, fuzzy, missing;
	size_t words, words_translated; /* of the source */
	size_t stale;			/* units of the catalog that the document no longer has */
};

/*
 * Reads the translations of `release` in `target`. A catalog that is not there
 * yet is an edition without translations.
 */
bool edition_open(struct edition *edition, struct workspace *workspace, const struct release *entry,
		  const struct opened_release *release, const struct language *target,
		  struct error *err);

/* From a bare catalog; its language is its own. */
bool edition_open_catalog(struct edition *edition, const struct opened_release *release,
			  const char *catalog_path, struct error *err);

void edition_close(struct edition *edition);

/* The translation of a unit's text; none when there is none, or it is fuzzy. */
struct slice edition_find(struct edition *edition, struct slice source);

struct edition_progress edition_measure(struct edition *edition, const struct opened_release *release);

/* Percent of units that are translated, rounded down; 100 for no units. */
int edition_percent(const struct edition_progress *progress);

#endif
