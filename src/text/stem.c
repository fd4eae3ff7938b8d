/*
 * stem -- one key for all forms of a word.
 */
#include <config.h>

#include "text/stem.h"

#include "base/alloc.h"
#include "text/stem_uzbek.h"

#include <stdlib.h>

#ifdef HAVE_LIBSTEMMER
#include <libstemmer.h>
#endif

/* Snowball's stemmers shorten, so this only guards against one that would not. */
#define ROUNDS_MAX 8

/* Longer runs of letters are no words; they are their own key. */
#define WORD_BYTES_MAX 128

struct stemmer {
	bool uzbek;
	struct sb_stemmer *snowball; /* NULL without libstemmer, or for a language it lacks */
};

struct stemmer *stemmer_new(const struct language *language)
{
	struct stemmer *stemmer = alloc_zeroed(1, sizeof(*stemmer));

	stemmer->uzbek = language_same_base(language, &language_uz);
#ifdef HAVE_LIBSTEMMER
	if (!stemmer->uzbek)
		stemmer->snowball = sb_stemmer_new(language->base, "UTF_8");
#endif
	return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
#ifdef HAVE_LIBSTEMMER
	sb_stemmer_delete(stemmer->snowball);
#endif
	free(stemmer);
}

/*
 * Applied until it is stable: Snowball makes омбудсман of омбудсманом but
 * омбудсма of омбудсман, and only a second round brings the two together.
 */
static void add_snowball(struct stemmer *stemmer, struct slice folded, struct strbuf *stem)
{
#ifdef HAVE_LIBSTEMMER
	unsigned char word[WORD_BYTES_MAX];
	size_t bytes = folded.bytes;

	memcpy(word, folded.data, bytes);
	for (int round = 0; round < ROUNDS_MAX; round++) {
		const unsigned char *shorter = sb_stemmer_stem(stemmer->snowball, word, (int)bytes);
		size_t left = (size_t)sb_stemmer_length(stemmer->snowball);

		if (!shorter || left == 0 || left > sizeof(word))
			break;
		if (left == bytes && memcmp(word, shorter, left) == 0)
			break;
		memcpy(word, shorter, left);
		bytes = left;
	}
	strbuf_add(stem, slice_from((const char *)word, bytes));
#else
	(void)stemmer;
	strbuf_add(stem, folded);
#endif
}

void stemmer_add(struct stemmer *stemmer, struct slice folded, struct strbuf *stem)
{
	if (stemmer->uzbek && folded.bytes <= WORD_BYTES_MAX)
		stem_uzbek_add(folded, stem);
	else if (stemmer->snowball && folded.bytes <= WORD_BYTES_MAX)
		add_snowball(stemmer, folded, stem);
	else
		strbuf_add(stem, folded);
}
