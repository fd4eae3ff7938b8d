/*
 * text_speed -- megabytes a second of CPU for each language service, on one core,
 * beside memcpy and plain ICU break iteration in the same run.
 *
 *	text_speed EN RU UZ     three files, a paragraph a line
 *
 * The Cyrillic Uzbek is made from the Latin one. Each service goes over all of a
 * text, a paragraph at a time as its callers do, again and again for a while; the
 * best of three is told. Allocations are those of the second and later passes,
 * counted by standing in for malloc() (ICU's own, inside its library, are not).
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/identify.h"
#include "text/key.h"
#include "text/placeable.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/transliterate.h"

#define ROUND_SECONDS 0.25
#define ROUNDS 3
#define TEXT_BYTES ((size_t)1 << 20)

static unsigned long allocations;

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *old, size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *old, size_t bytes);

void *__wrap_malloc(size_t bytes)
{
	allocations++;
	return __real_malloc(bytes);
}

void *__wrap_calloc(size_t count, size_t bytes)
{
	allocations++;
	return __real_calloc(count, bytes);
}

void *__wrap_realloc(void *old, size_t bytes)
{
	allocations++;
	return __real_realloc(old, bytes);
}

/* ------------------------------------------------------------------- texts */

struct text {
	const struct language *language;
	struct strbuf bytes; /* paragraphs with their line ends */
	struct slice *paragraphs;
	size_t count, capacity;
};

static void cut(struct text *text)
{
	struct slice rest = strbuf_slice(&text->bytes), line;

	while (slice_next_line(&rest, &line)) {
		ARRAY_GROW(text->paragraphs, text->count, text->capacity);
		text->paragraphs[text->count++] = line;
	}
}

/* The file, over and over until there is a megabyte of it. */
static bool read_text(struct text *text, const struct language *language, const char *path)
{
	struct strbuf once = STRBUF_INIT;
	struct error err = ERROR_INIT;

	*text = (struct text){ .language = language, .bytes = STRBUF_INIT };
	if (!file_read(path, FILE_LIMIT_BYTES, &once, &err) || once.bytes == 0) {
		fprintf(stderr, "text_speed: %s\n", err.message ? err.message : path);
		return false;
	}
	while (text->bytes.bytes < TEXT_BYTES)
		strbuf_add(&text->bytes, strbuf_slice(&once));
	strbuf_release(&once);
	cut(text);
	return true;
}

static void make_cyrillic(const struct text *latin, struct text *cyrillic)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);

	*cyrillic = (struct text){ .language = &language_uz_cyrl, .bytes = STRBUF_INIT };
	for (size_t i = 0; i < latin->count; i++) {
		transliterate(made, latin->paragraphs[i], &cyrillic->bytes, NULL);
		strbuf_add_byte(&cyrillic->bytes, '\n');
	}
	transliterator_free(made);
	cut(cyrillic);
}

/* --------------------------------------------------------------- services */

static struct strbuf out = STRBUF_INIT;
static struct tokens tokens = TOKENS_INIT;
static struct tokenizer *tokenizer;
static struct splitter *splitter;
static struct sentences sentences = SENTENCES_INIT;
static struct transliterator *transliterator;
static struct placeable_scanner *scanner;
static struct placeables placeables = PLACEABLES_INIT;
static UBreakIterator *breaks;

static void run_memcpy(const struct text *text, struct slice paragraph)
{
	(void)text;
	strbuf_add(&out, paragraph);
}

static void run_breaks(const struct text *text, struct slice paragraph)
{
	UErrorCode status = U_ZERO_ERROR;
	UText input = UTEXT_INITIALIZER;

	(void)text;
	utext_openUTF8(&input, paragraph.data, (int64_t)paragraph.bytes, &status);
	ubrk_setUText(breaks, &input, &status);
	while (ubrk_next(breaks) != UBRK_DONE)
		;
	utext_close(&input);
}

static void run_exact(const struct text *text, struct slice paragraph)
{
	key_exact(text->language, paragraph, &out, NULL);
}

static void run_folded(const struct text *text, struct slice paragraph)
{
	key_folded(text->language, paragraph, &out, NULL);
}

static void run_tokens(const struct text *text, struct slice paragraph)
{
	(void)text;
	tokenizer_run(tokenizer, paragraph, &tokens);
}

/* The text stands there several times over: each time with a tokenizer that remembers nothing. */
static void run_cold(const struct text *text, struct slice paragraph)
{
	if (slice_equal(paragraph, text->paragraphs[0])) {
		tokenizer_free(tokenizer);
		tokenizer = tokenizer_new(text->language);
	}
	tokenizer_run(tokenizer, paragraph, &tokens);
}

static void run_sentences(const struct text *text, struct slice paragraph)
{
	(void)text;
	splitter_run(splitter, paragraph, &sentences, NULL);
}

static void run_transliterate(const struct text *text, struct slice paragraph)
{
	(void)text;
	transliterate(transliterator, paragraph, &out, NULL);
}

static void run_placeables(const struct text *text, struct slice paragraph)
{
	(void)text;
	placeable_scan(scanner, paragraph, &placeables);
}

static void run_identify(const struct text *text, struct slice paragraph)
{
	(void)text;
	identify(paragraph);
}

static const struct service {
	const char *name;
	void (*run)(const struct text *text, struct slice paragraph);
	double goal; /* MB/s, or 0 */
} services[] = {
	{ "memcpy", run_memcpy, 0 },
	{ "ICU words", run_breaks, 0 },
	{ "ICU sentences", run_breaks, 0 },
	{ "exact key", run_exact, 30 },
	{ "folded key", run_folded, 30 },
	{ "tokens, stems", run_tokens, 10 },
	{ "tokens, cold", run_cold, 10 },
	{ "sentences", run_sentences, 10 },
	{ "transliterate", run_transliterate, 20 },
	{ "placeables", run_placeables, 20 },
	{ "identify", run_identify, 0 },
};

/* ---------------------------------------------------------------- measuring */

static double seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void pass(const struct service *service, const struct text *text)
{
	strbuf_clear(&out);
	for (size_t i = 0; i < text->count; i++)
		service->run(text, text->paragraphs[i]);
}

static double speed(const struct service *service, const struct text *text, double *allocations_per_paragraph)
{
	double best = 0;

	pass(service, text); /* buffers grow, caches fill */
	allocations = 0;
	pass(service, text);
	*allocations_per_paragraph = (double)allocations / (double)text->count;
	for (int round = 0; round < ROUNDS; round++) {
		double begin = seconds(), taken, megabytes = 0;

		do {
			pass(service, text);
			megabytes += (double)text->bytes.bytes / 1e6;
			taken = seconds() - begin;
		} while (taken < ROUND_SECONDS);
		if (megabytes / taken > best)
			best = megabytes / taken;
	}
	return best;
}

static void open_services(const struct service *service, const struct text *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const struct language *other = text->language == &language_uz ? &language_uz_cyrl : &language_uz;

	breaks = ubrk_open(strcmp(service->name, "ICU words") == 0 ? UBRK_WORD : UBRK_SENTENCE,
			   text->language->icu_locale, NULL, 0, &status);
	tokenizer = tokenizer_new(text->language);
	splitter = splitter_new(text->language);
	scanner = placeable_scanner_new(text->language);
	transliterator = language_same_base(text->language, &language_uz)
				 ? transliterator_new(text->language, other, NULL, NULL)
				 : NULL;
}

static void close_services(void)
{
	ubrk_close(breaks);
	tokenizer_free(tokenizer);
	splitter_free(splitter);
	placeable_scanner_free(scanner);
	transliterator_free(transliterator);
}

static void measure(const struct text *text)
{
	double reference[3] = { 0, 0, 0 };

	printf("%s, %.1f MB\n  %-14s %9s %7s %10s %10s %12s %12s\n", text->language->gettext_name,
	       (double)text->bytes.bytes / 1e6, "service", "MB/s", "wanted", "x memcpy", "x ICU words",
	       "x ICU sent.", "allocations");
	for (size_t i = 0; i < ARRAY_COUNT(services); i++) {
		const struct service *service = &services[i];
		double allocated, megabytes;

		open_services(service, text);
		if (service->run != run_transliterate || transliterator) {
			megabytes = speed(service, text, &allocated);
			if (i < 3)
				reference[i] = megabytes;
			printf("  %-14s %9.1f %7.0f %10.4f %10.2f %12.2f %12.2f%s\n", service->name, megabytes,
			       service->goal, megabytes / reference[0], reference[1] > 0 ? megabytes / reference[1] : 0.0,
			       reference[2] > 0 ? megabytes / reference[2] : 0.0, allocated,
			       megabytes < service->goal ? "  UNDER" : "");
			fflush(stdout);
		}
		close_services();
	}
}

int main(int argc, char **argv)
{
	static const struct language *const languages[] = { &language_en, &language_ru, &language_uz };
	struct text texts[4];

	if (argc != 4) {
		fprintf(stderr, "usage: text_speed EN RU UZ\n");
		return 2;
	}
	for (size_t i = 0; i < 3; i++)
		if (!read_text(&texts[i], languages[i], argv[i + 1]))
			return 2;
	make_cyrillic(&texts[2], &texts[3]);
	for (size_t i = 0; i < 4; i++) {
		measure(&texts[i]);
		free(texts[i].paragraphs);
		strbuf_release(&texts[i].bytes);
	}
	strbuf_release(&out);
	tokens_release(&tokens);
	sentences_release(&sentences);
	placeables_release(&placeables);
	return 0;
}
