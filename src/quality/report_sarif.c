/*
 * report_sarif -- findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020).
 *
 * Regions count columns in Unicode code points (columnKind). A mend is given as a fix where
 * the place in the file is known and lies on one line: the region is replaced by the text
 * as a PO file spells it.
 */
#include <config.h>

#include "quality/report.h"

#include "base/i18n.h"
#include "base/json.h"
#include "quality/gate.h"

static const char *const sarif_levels[] = {
	[LEVEL_INFO] = "note", [LEVEL_WARNING] = "warning", [LEVEL_ERROR] = "error"
};

static void add_text(struct json *json, const char *member, struct slice text)
{
	json_key(json, member);
	json_begin_object(json);
	json_member_string(json, "text", text);
	json_end_object(json);
}

static void add_rules(struct json *json)
{
	json_key(json, "rules");
	json_begin_array(json);
	for (int check = 0; check < CHECK_COUNT; check++) {
		const struct check_row *row = &check_rows[check];

		json_begin_object(json);
		json_member_string(json, "id", slice_of(row->name));
		add_text(json, "shortDescription", slice_of(_(row->sentence)));
		json_key(json, "defaultConfiguration");
		json_begin_object(json);
		json_member_bool(json, "enabled", row->level != LEVEL_OFF);
		json_member_string(json, "level",
				   slice_of(row->level == LEVEL_OFF ? "none" : sarif_levels[row->level]));
		json_end_object(json);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_driver(struct json *json)
{
	json_key(json, "tool");
	json_begin_object(json);
	json_key(json, "driver");
	json_begin_object(json);
	json_member_string(json, "name", SLICE("tarjimon"));
	json_member_string(json, "version", SLICE(PACKAGE_VERSION));
	add_rules(json);
	json_end_object(json);
	json_end_object(json);
}

/* RFC 3986: what may stand in the path of a URI stays. */
static void add_uri(struct json *json, const char *member, struct slice path)
{
	struct strbuf uri = STRBUF_INIT;

	for (size_t i = 0; i < path.bytes; i++) {
		unsigned char c = (unsigned char)path.data[i];

		if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
		    strchr("-._~/!$&'()*+,;=@", c))
			strbuf_add_byte(&uri, (char)c);
		else
			strbuf_addf(&uri, "%%%02X", (unsigned)c);
	}
	json_member_string(json, member, strbuf_slice(&uri));
	strbuf_release(&uri);
}

static void add_region(struct json *json, const char *member, const struct issue *issue)
{
	json_key(json, member);
	json_begin_object(json);
	if (issue->first_line) {
		json_member_integer(json, "startLine", (int64_t)issue->first_line);
		json_member_integer(json, "startColumn", (int64_t)issue->first_column);
		json_member_integer(json, "endLine", (int64_t)issue->last_line);
		json_member_integer(json, "endColumn", (int64_t)issue->last_column);
	} else {
		json_member_integer(json, "startLine", (int64_t)issue->line);
	}
	json_end_object(json);
}

static void add_artifact(struct json *json, const struct issue *issue)
{
	json_key(json, "artifactLocation");
	json_begin_object(json);
	add_uri(json, "uri", slice_of(issue->file));
	if (issue->file[0] != '/')
		json_member_string(json, "uriBaseId", SLICE("SRCROOT"));
	json_end_object(json);
}

static void add_location(struct json *json, const struct issue *issue)
{
	json_key(json, "locations");
	json_begin_array(json);
	json_begin_object(json);
	json_key(json, "physicalLocation");
	json_begin_object(json);
	add_artifact(json, issue);
	if (issue->line)
		add_region(json, "region", issue);
	json_end_object(json);
	json_end_object(json);
	json_end_array(json);
}

/* As it stands between the quotes of a PO file. */
static void add_spelled(struct json *json, struct slice text)
{
	struct strbuf spelled = STRBUF_INIT;

	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] == '\n')
			strbuf_add_string(&spelled, "\\n");
		else if (text.data[i] == '"' || text.data[i] == '\\')
			strbuf_addf(&spelled, "\\%c", text.data[i]);
		else
			strbuf_add_byte(&spelled, text.data[i]);
	add_text(json, "insertedContent", strbuf_slice(&spelled));
	strbuf_release(&spelled);
}

static void add_fix(struct json *json, const struct issue *issue)
{
	if (!issue->replacement || !issue->first_line || issue->first_line != issue->last_line)
		return;
	json_key(json, "fixes");
	json_begin_array(json);
	json_begin_object(json);
	add_text(json, "description", slice_of(issue->message));
	json_key(json, "artifactChanges");
	json_begin_array(json);
	json_begin_object(json);
	add_artifact(json, issue);
	json_key(json, "replacements");
	json_begin_array(json);
	json_begin_object(json);
	add_region(json, "deletedRegion", issue);
	add_spelled(json, slice_of(issue->replacement));
	json_end_object(json);
	json_end_array(json);
	json_end_object(json);
	json_end_array(json);
	json_end_object(json);
	json_end_array(json);
}

static void add_result(struct json *json, const struct issue *issue)
{
	char fingerprint[FINGERPRINT_DIGITS + 1];

	issue_fingerprint(issue, fingerprint);
	json_begin_object(json);
	json_member_string(json, "ruleId", slice_of(check_rows[issue->check].name));
	json_member_integer(json, "ruleIndex", (int64_t)issue->check);
	json_member_string(json, "level", slice_of(sarif_levels[issue->level]));
	add_text(json, "message", slice_of(issue->message));
	add_location(json, issue);
	json_key(json, "partialFingerprints");
	json_begin_object(json);
	json_member_string(json, "tarjimon/1", slice_of(fingerprint));
	json_end_object(json);
	add_fix(json, issue);
	json_end_object(json);
}

void report_sarif(const struct issues *issues, struct strbuf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "$schema", SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
	json_member_string(&json, "version", SLICE("2.1.0"));
	json_key(&json, "runs");
	json_begin_array(&json);
	json_begin_object(&json);
	add_driver(&json);
	json_member_string(&json, "columnKind", SLICE("unicodeCodePoints"));
	json_key(&json, "results");
	json_begin_array(&json);
	for (size_t i = 0; i < issues->count; i++)
		add_result(&json, &issues->items[i]);
	json_end_array(&json);
	json_end_object(&json);
	json_end_array(&json);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}
