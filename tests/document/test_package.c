/*
 * Packages: what is refused and why, and that what does not change stays as it is.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/package.h"

#include "tests/document/docx.h"

static void check_refused(const char *path, struct slice bytes, const char *why)
{
	struct document *document = NULL;
	struct error err = ERROR_INIT;

	assert_false(document_open(&document, path, bytes, NULL, &err));
	if (!strstr(err.message, why))
		fail_msg("%s: '%s' does not say '%s'", path, err.message, why);
	error_clear(&err);
}

static struct slice make(struct zip *zip)
{
	return docx_make(zip, SLICE(DOCX_DOCUMENT(P(R("a")))), NULL, SLICE(""));
}

/* A good package with one more entry. */
static void check_entry(const struct zip_entry *told, struct slice bytes, const char *why)
{
	struct zip zip = ZIP_INIT;

	zip_add_as(&zip, told, bytes);
	check_refused("a.docx", make(&zip), why);
	zip_release(&zip);
}

static void dangerous_and_double_names_are_refused(void **state)
{
	static const char *const names[] = { "../x", "a/../../x", "/etc/passwd", "a\\b", "C:x", "a/./b" };

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct zip_entry told = { .name = "" };

		snprintf(told.name, sizeof(told.name), "%s", names[i]);
		check_entry(&told, SLICE(""), "dangerous name");
	}
	check_entry(&(struct zip_entry){ .name = "word/document.xml" }, SLICE(""), "twice");
}

static void encrypted_packages_are_refused(void **state)
{
	struct zip zip = ZIP_INIT;

	(void)state;
	check_entry(&(struct zip_entry){ .name = "x", .flags = 1, .bytes = 1, .packed = 13 }, SLICE("1234567890123"), "password");
	zip_add(&zip, "mimetype", SLICE("application/vnd.oasis.opendocument.text"));
	zip_add(&zip, "content.xml", SLICE("\x12\x34"));
	zip_add(&zip, "META-INF/manifest.xml",
		SLICE("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:encryption-data/></m:manifest>"));
	check_refused("a.odt", zip_finish(&zip), "password");
	zip_release(&zip);
}

static void bombs_are_refused_by_the_name_of_the_limit(void **state)
{
	struct zip many = ZIP_INIT;

	(void)state;
	check_entry(&(struct zip_entry){ .name = "x", .bytes = 300u << 20, .packed = 10, .method = 8 }, SLICE("1234567890"),
		    "larger than 256 MiB");
	for (size_t i = 0; i <= PACKAGE_ENTRIES_MAX; i++) {
		struct zip_entry told = { .name = "" };

		snprintf(told.name, sizeof(told.name), "%zu", i);
		zip_add_as(&many, &told, SLICE(""));
	}
	check_refused("a.docx", make(&many), "more than 4096 entries");
	zip_release(&many);
}

/* A part that says to be far larger than what it is packed to. */
static void a_part_packed_too_well_is_refused(void **state)
{
	struct zip zip = ZIP_INIT;
	struct zip_entry told = { .name = "[Content_Types].xml", .bytes = 100u << 20, .packed = 10, .method = 8 };

	(void)state;
	zip_add_as(&zip, &told, SLICE("1234567890"));
	check_refused("a.docx", zip_finish(&zip), "as a bomb is");
	zip_release(&zip);
}

static void wrong_sums_and_lengths_are_damage(void **state)
{
	struct zip zip = ZIP_INIT;
	struct zip_entry told = { .name = "[Content_Types].xml", .bytes = 3, .packed = 3, .crc = 1 };
	struct slice good;

	(void)state;
	zip_add_as(&zip, &told, SLICE("<a>"));
	check_refused("a.docx", zip_finish(&zip), "damaged");
	zip_release(&zip);
	zip = (struct zip)ZIP_INIT;
	good = make(&zip);
	for (size_t cut = 4; cut < good.bytes; cut += 97)
		check_refused("a.docx", slice_part(good, 0, cut), "cannot read");
	zip_release(&zip);
}

static void what_is_something_else_is_told(void **state)
{
	struct zip docx = ZIP_INIT, odt = ZIP_INIT, macros = ZIP_INIT, other = ZIP_INIT;

	(void)state;
	check_refused("a.docx", SLICE("{\\rtf1 x}"), "no zip file");
	check_refused("a.odt", SLICE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx"), "password");
	check_refused("a.odt", make(&docx), "format 'docx'");
	zip_add(&odt, "mimetype", SLICE("application/vnd.oasis.opendocument.text"));
	zip_add(&odt, "content.xml", SLICE("<a/>"));
	check_refused("a.docx", zip_finish(&odt), "format 'odt'");
	zip_add(&macros, "word/vbaProject.bin", SLICE("x"));
	check_refused("a.docm", make(&macros), "macros");
	zip_add(&other, "x", SLICE("y"));
	check_refused("a.docx", zip_finish(&other), "[Content_Types].xml");
	zip_release(&docx);
	zip_release(&odt);
	zip_release(&macros);
	zip_release(&other);
}

static void a_package_is_known_by_its_content(void **state)
{
	struct zip docx = ZIP_INIT;
	struct document *document = open_or_fail("-", make(&docx), NULL);

	(void)state;
	assert_int_equal(document_unit_count(document), 1);
	document_free(document);
	zip_release(&docx);
}

static void a_part_in_utf16_is_read_and_written_back(void **state)
{
	static const char xml[] = DOCX_DOCUMENT(P(R("a")));
	struct strbuf wide = STRBUF_INIT, part = STRBUF_INIT, edition;
	struct zip zip = ZIP_INIT;
	struct document *document;

	(void)state;
	strbuf_add(&wide, SLICE("\xff\xfe"));
	for (size_t i = 0; i < sizeof(xml) - 1; i++) {
		strbuf_add_byte(&wide, xml[i]);
		strbuf_add_byte(&wide, '\0');
	}
	document = open_or_fail("a.docx", docx_make(&zip, strbuf_slice(&wide), NULL, SLICE("")), NULL);
	edition = merge_or_fail(document, translate_listed, (const char *const[]){ "\xd2\x9b" }, NULL);
	docx_part(strbuf_slice(&edition), "word/document.xml", &part);
	assert_true(slice_starts(strbuf_slice(&part), SLICE("\xff\xfe<")));
	assert_true(slice_find(strbuf_slice(&part), SLICE("\x9b\x04"), 0) != SIZE_MAX);
	strbuf_release(&wide);
	strbuf_release(&part);
	strbuf_release(&edition);
	document_free(document);
	zip_release(&zip);
}

/* What is packed, with the header in front of it. */
static struct slice packed_entry(struct slice zip, const char *name)
{
	size_t at = slice_find(zip, slice_of(name), 0), next = slice_find(zip, SLICE("PK"), at);

	return slice_part(zip, at - 30, next);
}

static void what_does_not_change_is_not_packed_again(void **state)
{
	struct zip zip = ZIP_INIT;
	struct slice bytes = make(&zip);
	struct document *document = open_or_fail("a.docx", bytes, NULL);
	struct strbuf edition = merge_or_fail(document, translate_listed, (const char *const[]){ "b" }, NULL);
	struct strbuf again = merge_or_fail(document, translate_listed, (const char *const[]){ "b" }, NULL);

	(void)state;
	assert_slices_equal(strbuf_slice(&again), strbuf_slice(&edition));
	assert_slices_equal(packed_entry(strbuf_slice(&edition), "word/media/image1.png"),
			    packed_entry(bytes, "word/media/image1.png"));
	assert_slices_equal(packed_entry(strbuf_slice(&edition), "[Content_Types].xml"),
			    packed_entry(bytes, "[Content_Types].xml"));
	/* The time of the changed part is that of the document. */
	assert_slices_equal(slice_part(packed_entry(strbuf_slice(&edition), "word/document.xml"), 10, 14),
			    slice_part(packed_entry(bytes, "word/document.xml"), 10, 14));
	strbuf_release(&again);
	strbuf_release(&edition);
	document_free(document);
	zip_release(&zip);
}

static void deep_and_wide_xml_is_refused_by_the_name_of_the_limit(void **state)
{
	struct strbuf deep = STRBUF_INIT, wide = STRBUF_INIT, lengthy = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 300; i++)
		strbuf_add_string(&deep, "<a>");
	check_refused("a.fodt", strbuf_slice(&deep), "limit of 256");
	strbuf_add_string(&wide, "<a");
	for (int i = 0; i < 300; i++)
		strbuf_addf(&wide, " a%d=''", i);
	strbuf_add_string(&wide, "/>");
	check_refused("a.fodt", strbuf_slice(&wide), "attributes than the limit of 256");
	strbuf_add_string(&lengthy, "<a b='");
	for (int i = 0; i < 70000; i++)
		strbuf_add_byte(&lengthy, 'x');
	strbuf_add_string(&lengthy, "'/>");
	check_refused("a.fodt", strbuf_slice(&lengthy), "limit of 64 KiB");
	strbuf_release(&deep);
	strbuf_release(&wide);
	strbuf_release(&lengthy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dangerous_and_double_names_are_refused),
		cmocka_unit_test(encrypted_packages_are_refused),
		cmocka_unit_test(bombs_are_refused_by_the_name_of_the_limit),
		cmocka_unit_test(a_part_packed_too_well_is_refused),
		cmocka_unit_test(wrong_sums_and_lengths_are_damage),
		cmocka_unit_test(what_is_something_else_is_told),
		cmocka_unit_test(a_package_is_known_by_its_content),
		cmocka_unit_test(a_part_in_utf16_is_read_and_written_back),
		cmocka_unit_test(what_does_not_change_is_not_packed_again),
		cmocka_unit_test(deep_and_wide_xml_is_refused_by_the_name_of_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
