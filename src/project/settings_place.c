/*
 * settings_place -- what the settings say of a release and a language: of several rules, the one
 * for the deepest folder.
 */
#include <config.h>

#include "project/settings.h"

#include <string.h>

bool folder_holds(const char *folder, const char *id)
{
	size_t bytes = folder ? strlen(folder) : 0;

	while (bytes > 0 && folder[bytes - 1] == '/')
		bytes--;
	return bytes == 0 || (id && strncmp(id, folder, bytes) == 0 && (id[bytes] == '/' || id[bytes] == '\0'));
}

int value_by_place(const struct by_place *setting, const char *id, const struct language *language)
{
	size_t best = 0;
	int value = setting->value;

	for (size_t i = 0; i < setting->own_count; i++) {
		const char *folder = setting->own[i].folder;
		/* A deeper folder outdoes a higher one, a language all languages. */
		size_t weight = 2 * (folder ? strlen(folder) : 0) + (setting->own[i].language != NULL);

		if ((setting->own[i].language && setting->own[i].language != language) || !folder_holds(folder, id) ||
		    weight < best)
			continue;
		best = weight;
		value = setting->own[i].value;
	}
	return value;
}

const struct embargo_rule *settings_embargo(const struct settings *settings, const char *id)
{
	const struct embargo_rule *longest = NULL;

	for (size_t i = 0; i < settings->embargo_rule_count; i++) {
		const struct embargo_rule *rule = &settings->embargo_rules[i];

		if (folder_holds(rule->folder, id) &&
		    (!longest || rule->until == TM_TIME_UNKNOWN ||
		     (longest->until != TM_TIME_UNKNOWN && rule->until > longest->until)))
			longest = rule;
	}
	return longest;
}

void settings_check_profile(const struct settings *settings, const char *id, const struct language *language,
			    struct check_profile *profile)
{
	check_profile_init(profile);
	profile->apostrophes_chosen = settings->apostrophe_chosen;
	profile->apostrophes = (enum apostrophe_style)settings->apostrophe;
	for (size_t i = 0; i < settings->level_rule_count; i++) {
		const struct level_rule *rule = &settings->level_rules[i];

		if ((!rule->language || rule->language == language) && folder_holds(rule->folder, id))
			profile->levels[rule->check] = (signed char)rule->level;
	}
}

static const struct derivation *derivation_of(const struct settings *settings, const struct language *derived)
{
	for (size_t i = 0; i < settings->derivation_count; i++)
		if (settings->derivations[i].derived == derived)
			return &settings->derivations[i];
	return NULL;
}

bool settings_states_derivation(const struct settings *settings, const struct language *derived)
{
	return derivation_of(settings, derived) != NULL;
}

const struct language *settings_derived_from(const struct settings *settings, const struct language *source,
					     const struct language *derived)
{
	const struct derivation *stated = derivation_of(settings, derived);
	const struct derivation *back = source ? derivation_of(settings, source) : NULL;

	if (source == derived)
		return NULL;
	if (back && back->from == derived)
		return source;
	if (!stated || stated->from == source)
		return stated ? source : NULL;
	back = derivation_of(settings, stated->from);
	if (back && back->from == derived && back < stated)
		return NULL; /* both ways: the line before this one makes the other from it */
	return stated->from;
}
