/*
 * align_review -- what the aligner is not sure of, for a person.
 */
#include <config.h>

#include "project/align_review.h"

#include "base/embed.h"
#include "base/html_page.h"
#include "base/i18n.h"
#include "base/xml_write.h"
#include "catalog/review.h"

#include <stdlib.h>

EMBEDDED(align_review_css);

/* ----------------------------------------------------------------------- opening */

/* "review.tsv" has "review.html" beside it. */
static char *page_path(const char *path)
{
	struct strbuf page = STRBUF_INIT;
	struct slice name = slice_of(path);

	if (slice_ends(name, SLICE(".tsv")))
		name = slice_part(name, 0, name.bytes - strlen(".tsv"));
	strbuf_add(&page, name);
	strbuf_add_string(&page, ".html");
	return strbuf_detach(&page);
}

static void add_head(struct strbuf *out)
{
	html_page_begin(out, _("pairs to judge"),
			slice_from(embedded_align_review_css, embedded_align_review_css_bytes));
	strbuf_add_string(out, "<p>");
	xml_add_text(
		out,
		slice_of(_(
			"Yellow rows are in the table beside this page. There write 'yes' or 'no' under 'review', or "
			"correct the texts, and give the table to 'tarjimon memory import'.")),
		XML_TEXT);
	strbuf_add_string(out, "</p>\n");
}

static bool open_page(struct align_review *review, const char *path, struct error *err)
{
	char *page = page_path(path);
	struct strbuf head = STRBUF_INIT;
	bool done = file_writer_open(&review->page, page, err);

	if (done) {
		add_head(&head);
		done = file_writer_add(&review->page, strbuf_slice(&head), err);
		if (!done)
			file_writer_abandon(&review->page);
	}
	strbuf_release(&head);
	free(page);
	return done;
}

bool align_review_open(struct align_review *review, const char *path, const struct language *const *languages,
		       size_t count, struct error *err)
{
	*review = (struct align_review){
		.languages = languages, .language_count = count, .rows = STRBUF_INIT, .section = STRBUF_INIT
	};
	if (!file_writer_open(&review->table, path, err))
		return false;
	review_print_header(languages, count, &review->rows);
	if (file_writer_add(&review->table, strbuf_slice(&review->rows), err) && open_page(review, path, err)) {
		strbuf_clear(&review->rows);
		return true;
	}
	file_writer_abandon(&review->table);
	strbuf_release(&review->rows);
	return false;
}

/* ------------------------------------------------------------------------- rows */

static void add_cell(struct align_review *review, const struct language *language, struct slice text)
{
	struct strbuf *out = &review->section;

	if (!text.data) {
		strbuf_add_string(out, "<td class=\"nothing\"></td>");
		return;
	}
	strbuf_addf(out, "<td lang=\"%s\"%s>", language->html_tag,
		    language->right_to_left ? " dir=\"rtl\"" : "");
	xml_add_text(out, text, XML_TEXT);
	strbuf_add_string(out, "</td>");
}

void align_review_add(struct align_review *review, const struct aligned_unit *unit,
		      const struct tm_record *record, bool asked)
{
	if (!asked && unit->sentence)
		return;
	strbuf_addf(&review->section, "<tr class=\"%s%s\"><td class=\"sure\">%d</td>", asked ? "asked" : "sure",
		    unit->sentence ? " sentence" : "", unit->percent);
	for (size_t i = 0; i < review->language_count; i++) {
		const struct tm_text *text = tm_record_find(record, review->languages[i]);

		add_cell(review, review->languages[i], text ? text->text : SLICE_NONE);
	}
	strbuf_add_string(&review->section, "</tr>\n");
	if (!asked)
		return;
	review->asked++;
	review_print(record, unit->percent, unit->sentence ? SLICE("sentence") : SLICE("block"),
		     review->languages, review->language_count, &review->rows);
}

void align_review_add_alone(struct align_review *review, const struct editions *editions, size_t group)
{
	strbuf_add_string(&review->section, "<tr class=\"alone\"><td class=\"sure\"></td>");
	for (size_t i = 0; i < review->language_count; i++) {
		struct slice text = SLICE_NONE;

		for (size_t k = 0; k < editions->count; k++) {
			struct align_run run = editions->groups.items[group].runs[k];

			if (editions->items[k].language == review->languages[i] && run.count)
				text = editions->items[k].blocks[run.first].text;
		}
		add_cell(review, review->languages[i], text);
	}
	strbuf_add_string(&review->section, "</tr>\n");
}

/* ----------------------------------------------------------------------- ending */

static void add_section(struct align_review *review, struct slice origin, struct strbuf *out)
{
	strbuf_add_string(out, "<section>\n<h2>");
	xml_add_text(out, origin, XML_TEXT);
	strbuf_addf(out, "</h2>\n<table>\n<thead><tr><th class=\"sure\">%%</th>");
	for (size_t i = 0; i < review->language_count; i++)
		strbuf_addf(out, "<th>%s</th>", review->languages[i]->native_name);
	strbuf_add_string(out, "</tr></thead>\n<tbody>\n");
	strbuf_add(out, strbuf_slice(&review->section));
	strbuf_add_string(out, "</tbody>\n</table>\n</section>\n");
}

bool align_review_end(struct align_review *review, struct slice origin, struct error *err)
{
	struct strbuf section = STRBUF_INIT;
	bool done = true;

	if (review->asked) {
		add_section(review, origin, &section);
		done = file_writer_add(&review->page, strbuf_slice(&section), err) &&
		       file_writer_add(&review->table, strbuf_slice(&review->rows), err);
	}
	strbuf_release(&section);
	strbuf_clear(&review->rows);
	strbuf_clear(&review->section);
	review->asked = 0;
	return done;
}

static void release(struct align_review *review)
{
	strbuf_release(&review->rows);
	strbuf_release(&review->section);
}

bool align_review_commit(struct align_review *review, struct error *err)
{
	bool done = file_writer_add(&review->page, SLICE("</body>\n</html>\n"), err);

	release(review);
	if (!done) {
		align_review_abandon(review);
		return false;
	}
	if (file_writer_commit(&review->page, err))
		return file_writer_commit(&review->table, err);
	file_writer_abandon(&review->table);
	return false;
}

void align_review_abandon(struct align_review *review)
{
	release(review);
	file_writer_abandon(&review->page);
	file_writer_abandon(&review->table);
}
