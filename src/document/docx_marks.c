/*
 * docx_marks -- where a run can say what language its text is in.
 */
#include <config.h>

#include "document/docx_marks.h"

#include "base/alloc.h"
#include "document/language_form.h"
#include "document/xml.h"

enum mark_place {
	MARK_AMONG_PROPERTIES,
	MARK_ONLY_PROPERTY,
};

/* Properties that stand behind w:lang. */
static const char *const later[] = { "w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange" };

/* With another prefix for the names our element would be a stranger. */
static bool has_usual_prefix(const struct builder *builder, struct document_range tag)
{
	return slice_starts(xml_tag_name(builder->text, tag), SLICE("w:"));
}

void docx_mark_start_run(struct docx_run_mark *mark, const struct builder *builder, struct document_range tag)
{
	*mark = (struct docx_run_mark)DOCX_RUN_MARK_INIT;
	if (has_usual_prefix(builder, tag))
		mark->behind_tag = tag.end;
}

void docx_mark_end_run(struct docx_run_mark *mark, struct builder *builder, struct document_range tag)
{
	if (mark->behind_tag != SIZE_MAX && tag.begin < tag.end)
		builder_add_mark_place(builder, mark->behind_tag, MARK_ONLY_PROPERTY);
	*mark = (struct docx_run_mark)DOCX_RUN_MARK_INIT;
}

void docx_mark_start_properties(struct docx_run_mark *mark)
{
	/* A run with another prefix for its names says nothing, either. */
	mark->names_language = mark->behind_tag == SIZE_MAX;
	mark->behind_tag = SIZE_MAX;
}

void docx_mark_property(struct docx_run_mark *mark, const struct builder *builder, struct document_range tag)
{
	struct slice name = xml_tag_name(builder->text, tag);

	if (slice_is(name, "w:lang"))
		mark->names_language = true;
	for (size_t i = 0; i < ARRAY_COUNT(later) && mark->in_properties == SIZE_MAX; i++)
		if (slice_is(name, later[i]))
			mark->in_properties = tag.begin;
}

void docx_mark_end_properties(struct docx_run_mark *mark, struct builder *builder, struct document_range tag)
{
	size_t at = mark->in_properties != SIZE_MAX ? mark->in_properties : tag.begin;

	if (!mark->names_language && tag.begin < tag.end)
		builder_add_mark_place(builder, at, MARK_AMONG_PROPERTIES);
}

void docx_mark_write(struct slice stream, const struct language *language, bool direction, unsigned how,
		     struct strbuf *out)
{
	(void)stream;
	(void)direction;
	strbuf_add_string(out, how == MARK_ONLY_PROPERTY ? "<w:rPr><w:lang w:val=\"" : "<w:lang w:val=\"");
	language_form_write(language, LANGUAGE_FULL, out);
	strbuf_add_string(out, how == MARK_ONLY_PROPERTY ? "\"/></w:rPr>" : "\"/>");
}
