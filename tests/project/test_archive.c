/*
 * archive: which articles are editions of one.
 */
#include <config.h>

#include "base/file.h"
#include "project/archive.h"

#include "tests/cmocka.h"
#include "tests/document/docx.h"
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

/* A Word document of a few words that are in the other languages, too, and a picture. */
static void write_word(const char *path, const char *text, const char *picture)
{
	struct zip zip = ZIP_INIT;
	struct strbuf body = STRBUF_INIT;
	char *folder = path_folder(path);

	strbuf_addf(&body, "<?xml version=\"1.0\"?>\r\n<w:document" DOCX_NAMESPACES "><w:body>" P(R("%s")) "</w:body></w:document>",
		    text);
	zip_add(&zip, "[Content_Types].xml", SLICE(DOCX_TYPES));
	zip_add(&zip, "word/document.xml", strbuf_slice(&body));
	zip_add(&zip, "word/media/image1.jpeg", slice_of(picture));
	assert_true(folder_make(folder, NULL));
	assert_true(file_write(path, zip_finish(&zip), NULL));
	free(folder);
	zip_release(&zip);
	strbuf_release(&body);
}

static void pictures_of_word_documents_go_by_their_bytes(void **state)
{
	static const char *const pictures[] = { "a photo of the hall", "a photo of the guests", "a photo of the house" };
	struct archive archive;

	(void)state;
	for (int i = 0; i < 3; i++) {
		char path[64];

		snprintf(path, sizeof(path), "site/en/a%d.docx", i);
		write_word(path, "The guests of Tashkent, Samarkand, Bukhara, Khiva and Andijan were shown the house.",
			   pictures[i]);
		snprintf(path, sizeof(path), "site/ru/b%d.docx", (i + 1) % 3);
		write_word(path, "Гостям Ташкента, Самарканда, Бухары, Хивы и Андижана показали дом.", pictures[i]);
	}
	open_archive(&archive);
	assert_true(in_one_group(&archive, "en/a0.docx", "ru/b1.docx"));
	assert_true(in_one_group(&archive, "en/a1.docx", "ru/b2.docx"));
	assert_true(in_one_group(&archive, "en/a2.docx", "ru/b0.docx"));
	archive_release(&archive);
}

/* Articles with a line on every page, which the first page lacks in one language. */
static void what_stands_on_most_pages_is_kept_by_the_first_that_has_it_twice(void **state)
{
	struct archive archive;
	size_t keeping = 0;

	(void)state;
	for (int i = 0; i < 4; i++) {
		char path[64];

		for (int language = 0; language < 2; language++) {
			struct strbuf text = STRBUF_INIT;

			snprintf(path, sizeof(path), "site/%s/a%d.txt", language ? "ru" : "en", i);
			write_article(path, i, language);
			assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
			if (i > 0 || language == 0)
				strbuf_add_string(&text, language ? "\nПресс-служба.\n" : "\nPress service.\n");
			assert_true(file_write(path, strbuf_slice(&text), NULL));
			strbuf_release(&text);
		}
	}
	open_archive(&archive);
	assert_int_equal(archive.group_count, 4);
	for (size_t i = 0; i < archive.group_count; i++)
		keeping += archive.groups[i].keeps_repeats;
	assert_int_equal(keeping, 1);
	assert_false(archive.groups[0].keeps_repeats);
	assert_true(archive.groups[1].keeps_repeats);
	archive_release(&archive);
}

static void add_banner(const char *path, const char *banner)
{
	struct strbuf text = STRBUF_INIT;

	assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
	strbuf_add_string(&text, banner);
	assert_true(file_write(path, strbuf_slice(&text), NULL));
	strbuf_release(&text);
}

/* Four articles in two languages, with the same banner or without one; how sure the first pair is. */
static int sureness(bool with_banner)
{
	struct archive archive;
	int percent;

	for (int i = 0; i < 4; i++) {
		char path[64];

		for (int language = 0; language < 2; language++) {
			snprintf(path, sizeof(path), "site/%s%d.txt", language ? "ru/b" : "en/a", i);
			write_article(path, i, language);
			if (with_banner)
				add_banner(path,
					   language ? "\nПортал Парламента: Контакты, Телефон, Интернет, Ташкент.\n"
						    : "\nThe Portal of the Senate: Address, Search, Site map, Nukus.\n");
		}
	}
	open_archive(&archive);
	assert_int_equal(archive.group_count, 4);
	percent = archive.groups[0].percent;
	archive_release(&archive);
	return percent;
}

static void what_all_pages_have_says_nothing_for_or_against_a_pair(void **state)
{
	(void)state;
	assert_int_equal(sureness(true), sureness(false));
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
		cmocka_unit_test_setup_teardown(pictures_of_word_documents_go_by_their_bytes, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(what_stands_on_most_pages_is_kept_by_the_first_that_has_it_twice,
						enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(what_all_pages_have_says_nothing_for_or_against_a_pair, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(one_language_is_no_archive, enter_folder, leave_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
