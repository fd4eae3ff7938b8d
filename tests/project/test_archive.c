/*
 * archive: which articles are editions of one.
 */
#include <config.h>

#include "base/file.h"
#include "project/archive.h"

#include "tests/cmocka.h"
#include "tests/folder.h"

static const char *const towns[][3] = {
	{ "Samarkand", "Самарканд", "Samarqand" },
	{ "Kazakhstan", "Казахстан", "Qozog‘iston" },
	{ "Livingston", "Ливингстон", "Livingston" },
	{ "Istanbul", "Стамбул", "Istanbul" },
};

/* One of the articles in one language, at a path. */
static void write_article(const char *path, int article, int language)
{
	const char *town = towns[article][language];
	int letters = 113 + article * 17, calls = 2048 + article * 31;
	struct strbuf text = STRBUF_INIT;
	char *folder = path_folder(path);

	if (language == 0)
		strbuf_addf(&text, "%s: meeting\n\nThe delegation of %s received %d letters and %d calls.\n",
			    town, town, letters, calls);
	else if (language == 1)
		strbuf_addf(&text, "%s: встреча\n\nДелегация города %s получила %d писем и %d звонков.\n", town,
			    town, letters, calls);
	else
		strbuf_addf(&text, "%s: uchrashuv\n\n%s delegatsiyasi %d ta xat va %d ta qoʻngʻiroq oldi.\n",
			    town, town, letters, calls);
	assert_true(folder_make(folder, NULL));
	assert_true(file_write(path, strbuf_slice(&text), NULL));
	free(folder);
	strbuf_release(&text);
}

static void open_archive(struct archive *archive)
{
	struct error err = ERROR_INIT;

	*archive = (struct archive)ARCHIVE_INIT;
	assert_true(archive_add(archive, "site", NULL, &err));
	assert_true(archive_read(archive, NULL, NULL, &err));
	archive_pair(archive);
}

static bool in_one_group(const struct archive *archive, const char *one, const char *other)
{
	for (size_t i = 0; i < archive->group_count; i++) {
		int found = 0;

		for (size_t k = 0; k < archive->language_count; k++) {
			size_t article = archive->groups[i].articles[k];

			if (article != ARCHIVE_NO_ARTICLE)
				found += strcmp(archive->articles[article].name, one) == 0 ||
					 strcmp(archive->articles[article].name, other) == 0;
		}
		if (found == 2)
			return true;
	}
	return false;
}

static void three_languages_make_one_group(void **state)
{
	struct archive archive;

	(void)state;
	for (int i = 0; i < 4; i++) {
		char path[64];

		snprintf(path, sizeof(path), "site/en/a%d.txt", i);
		write_article(path, i, 0);
		snprintf(path, sizeof(path), "site/ru/b%d.txt", 9 - i);
		write_article(path, i, 1);
		snprintf(path, sizeof(path), "site/uz/c%d.txt", (i + 2) % 4);
		write_article(path, i, 2);
	}
	open_archive(&archive);
	assert_int_equal(archive.language_count, 3);
	assert_int_equal(archive.group_count, 4);
	assert_true(in_one_group(&archive, "en/a0.txt", "ru/b9.txt"));
	assert_true(in_one_group(&archive, "en/a0.txt", "uz/c2.txt"));
	assert_true(in_one_group(&archive, "ru/b6.txt", "uz/c1.txt"));
	for (size_t i = 0; i < archive.article_count; i++)
		assert_true(archive.paired[i]);
	archive_release(&archive);
}

/* Sites that number the pages of each language for themselves. */
static void content_wins_over_paths_that_say_nothing(void **state)
{
	struct archive archive;

	(void)state;
	for (int i = 0; i < 4; i++) {
		char path[64];

		snprintf(path, sizeof(path), "site/en/%d.txt", 100 + i);
		write_article(path, i, 0);
		snprintf(path, sizeof(path), "site/ru/%d.txt", 100 + (i + 1) % 4);
		write_article(path, i, 1);
	}
	open_archive(&archive);
	assert_int_equal(archive.group_count, 4);
	assert_true(in_one_group(&archive, "en/100.txt", "ru/101.txt"));
	assert_false(in_one_group(&archive, "en/100.txt", "ru/100.txt"));
	archive_release(&archive);
}

static void one_language_is_no_archive(void **state)
{
	struct archive archive = ARCHIVE_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	write_article("site/en/a.txt", 0, 0);
	assert_true(archive_add(&archive, "site", NULL, &err));
	assert_false(archive_read(&archive, NULL, NULL, &err));
	assert_int_equal(err.kind, ERROR_USAGE);
	error_clear(&err);
	archive_release(&archive);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(three_languages_make_one_group, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(content_wins_over_paths_that_say_nothing, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(one_language_is_no_archive, enter_folder, leave_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
