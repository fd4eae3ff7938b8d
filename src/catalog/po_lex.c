/*
 * po_lex -- a PO file as tokens.
 */
#include <config.h>

#include "catalog/po_lex.h"

#include "base/alloc.h"
#include "base/i18n.h"

static const struct {
	struct slice name;
	enum po_token_kind kind;
} keywords[] = {
	{ { "msgid", 5 }, PO_MSGID },
	{ { "msgstr", 6 }, PO_MSGSTR },
	{ { "msgctxt", 7 }, PO_MSGCTXT },
	{ { "msgid_plural", 12 }, PO_MSGID_PLURAL },
	{ { "domain", 6 }, PO_DOMAIN },
};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	       c == '$';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool end_line(struct po_lexer *lexer, struct error *err)
{
	if ((size_t)(lexer->at - lexer->line_start) > lexer->line_limit_bytes)
		return error_at(err, ERROR_LIMIT, lexer->path, lexer->line,
				_("line is longer than the limit of %zu bytes"), lexer->line_limit_bytes);
	if (lexer->at < lexer->end)
		lexer->at++;
	lexer->line_start = lexer->at;
	lexer->line++;
	lexer->obsolete = lexer->previous = false;
	return true;
}

/* Moves to the next byte that is not white space. */
static bool skip_space(struct po_lexer *lexer, struct error *err)
{
	while (lexer->at < lexer->end) {
		if (*lexer->at == '\n') {
			if (!end_line(lexer, err))
				return false;
		} else if (is_blank(*lexer->at)) {
			lexer->at++;
		} else {
			break;
		}
	}
	return true;
}

/* At a '#': takes a mark and returns true, or leaves a comment alone. */
static bool take_mark(struct po_lexer *lexer)
{
	const char *at = lexer->at + 1;

	if (at < lexer->end && *at == '~') {
		lexer->obsolete = true;
		at++;
		if (at < lexer->end && *at == '|') {
			lexer->previous = true;
			at++;
		}
	} else if (at < lexer->end && *at == '|') {
		lexer->previous = true;
		at++;
	} else {
		return false;
	}
	lexer->at = at;
	return true;
}

static void lex_comment(struct po_lexer *lexer, struct po_token *token)
{
	const char *start = lexer->at + 1;
	const char *end = memchr(start, '\n', (size_t)(lexer->end - start));

	if (!end)
		end = lexer->end;
	lexer->at = end;
	if (end > start && end[-1] == '\r')
		end--;
	token->kind = PO_COMMENT;
	token->text = slice_from(start, (size_t)(end - start));
}

static bool lex_string(struct po_lexer *lexer, struct po_token *token, struct error *err)
{
	const char *start = lexer->at + 1, *at = start;

	token->kind = PO_STRING;
	for (;; at++) {
		if (at >= lexer->end)
			return error_at(err, ERROR_FORMAT, lexer->path, lexer->line,
					_("the file ends inside a string; a closing '\"' is missing"));
		if (*at == '"')
			break;
		if (*at == '\n')
			return error_at(err, ERROR_FORMAT, lexer->path, lexer->line,
					_("the line ends inside a string; a closing '\"' is missing"));
		if (*at == '\\') {
			token->escaped = true;
			if (at + 1 < lexer->end && at[1] != '\n')
				at++;
		}
	}
	token->text = slice_from(start, (size_t)(at - start));
	lexer->at = at + 1;
	return true;
}

static bool is_conflict_marker(const struct po_lexer *lexer)
{
	const char *at = lexer->at;
	size_t same = 0;

	if (at != lexer->line_start || !strchr("<=>|", *at))
		return false;
	while (at + same < lexer->end && at[same] == *at)
		same++;
	return same == 7;
}

static bool lex_word(struct po_lexer *lexer, struct po_token *token, struct error *err)
{
	const char *start = lexer->at;
	struct slice word;
	bool number = true;

	while (lexer->at < lexer->end && is_word_byte(*lexer->at))
		number = *lexer->at >= '0' && *lexer->at <= '9' && number, lexer->at++;
	word = slice_from(start, (size_t)(lexer->at - start));
	for (size_t i = 0; i < ARRAY_COUNT(keywords); i++) {
		if (slice_equal(word, keywords[i].name)) {
			token->kind = keywords[i].kind;
			return true;
		}
	}
	if (number && word.bytes) {
		token->kind = PO_NUMBER;
		token->text = word;
		return true;
	}
	if (word.bytes)
		return error_at(err, ERROR_FORMAT, lexer->path, lexer->line,
				_("'%.*s' is no keyword of a PO file"), SLICE_ARG(slice_part(word, 0, 40)));
	return error_at(err, ERROR_FORMAT, lexer->path, lexer->line,
			_("there is something that does not belong into a PO file"));
}

bool po_next_token(struct po_lexer *lexer, struct po_token *token, struct error *err)
{
	do
		if (!skip_space(lexer, err))
			return false;
	while (lexer->at < lexer->end && *lexer->at == '#' && take_mark(lexer));

	token->kind = PO_END;
	token->obsolete = lexer->obsolete;
	token->previous = lexer->previous;
	token->escaped = false;
	token->line = lexer->line;
	token->start = lexer->at;
	if (lexer->at < lexer->end) {
		switch (*lexer->at) {
		case '#':
			lex_comment(lexer, token);
			break;
		case '"':
			if (!lex_string(lexer, token, err))
				return false;
			break;
		case '[':
			token->kind = PO_OPEN_BRACKET;
			lexer->at++;
			break;
		case ']':
			token->kind = PO_CLOSE_BRACKET;
			lexer->at++;
			break;
		default:
			if (is_conflict_marker(lexer))
				return error_at(err, ERROR_FORMAT, lexer->path, lexer->line,
						_("there is a merge-conflict marker; resolve the conflict first"));
			if (!lex_word(lexer, token, err))
				return false;
		}
	}
	token->end = lexer->at;
	return true;
}

const char *po_token_name(const struct po_token *token)
{
	switch (token->kind) {
	case PO_END:
		return _("the end of the file");
	case PO_COMMENT:
		return _("a comment");
	case PO_STRING:
		return _("a string");
	case PO_MSGCTXT:
		return "'msgctxt'";
	case PO_MSGID:
		return "'msgid'";
	case PO_MSGID_PLURAL:
		return "'msgid_plural'";
	case PO_MSGSTR:
		return "'msgstr'";
	case PO_DOMAIN:
		return "'domain'";
	case PO_NUMBER:
		return _("a number");
	case PO_OPEN_BRACKET:
		return "'['";
	case PO_CLOSE_BRACKET:
		return "']'";
	}
	return "";
}
