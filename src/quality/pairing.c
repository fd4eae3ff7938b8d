/*
 * pairing -- which sentences of a unit have no counterpart on the other side.
 */
#include <config.h>

#include "quality/pairing.h"

#include <math.h>

/* Kinds of links with what they cost before lengths are looked at: minus the logarithm of how often they are met. */
static const struct {
	unsigned char source, target;
	double cost;
} links[] = {
	{ 1, 1, 0.1 }, { 1, 2, 2.9 }, { 2, 1, 2.9 }, { 2, 2, 4.6 },
	{ 1, 3, 4.2 }, { 3, 1, 4.2 }, { 1, 0, 4.0 }, { 0, 1, 4.0 },
};

#define LINK_COUNT (sizeof(links) / sizeof(links[0]))

/* How unlikely it is that texts of these lengths say the same. */
static double mismatch(double source, double target, const struct length_model *model)
{
	double expected = source * exp(model->mean);
	/* A hundred characters spread by `spread`, longer texts by less of their length. */
	double deviation = model->spread * 10.0 * sqrt((source + target) / 2 + 1);
	double z = (target - expected) / deviation;

	return z * z / 2;
}

/* What one sentence or several together are. */
static struct pairing_sentence join(const struct pairing_sentence sentences[], size_t first, size_t count)
{
	struct pairing_sentence joined = sentences[first];

	for (size_t i = first + 1; i < first + count; i++) {
		joined.characters += sentences[i].characters;
		anchors_join(&joined.anchors, &sentences[i].anchors);
	}
	return joined;
}

/* What speaks against these being translations of each other. */
static double link_cost(const struct pairing_sentence source[], size_t i, size_t s,
			const struct pairing_sentence target[], size_t j, size_t t,
			const struct length_model *model)
{
	struct pairing_sentence one = join(source, i - s, s), other = join(target, j - t, t);

	return mismatch(one.characters, other.characters, model) + anchors_cost(&one.anchors, &other.anchors);
}

void pairing_find(const struct pairing_sentence source[], size_t source_count,
		  const struct pairing_sentence target[], size_t target_count, const struct length_model *model,
		  struct pairing *pairing)
{
	double costs[PAIRING_MOST + 1][PAIRING_MOST + 1];
	unsigned char last[PAIRING_MOST + 1][PAIRING_MOST + 1];
	size_t i, j;

	for (i = 0; i <= source_count; i++)
		for (j = 0; j <= target_count; j++) {
			costs[i][j] = i + j ? HUGE_VAL : 0;
			for (size_t k = 0; k < LINK_COUNT; k++) {
				size_t s = links[k].source, t = links[k].target;
				double cost;

				if (s > i || t > j)
					continue;
				cost = costs[i - s][j - t] + links[k].cost;
				if (s && t)
					cost += link_cost(source, i, s, target, j, t, model);
				if (cost < costs[i][j]) {
					costs[i][j] = cost;
					last[i][j] = (unsigned char)k;
				}
			}
		}
	*pairing = (struct pairing){ .left_out_count = 0 };
	for (i = source_count, j = target_count; i + j > 0;) {
		size_t s = links[last[i][j]].source, t = links[last[i][j]].target;

		i -= s;
		j -= t;
		if (!t)
			pairing->left_out[pairing->left_out_count++] = i;
		if (!s)
			pairing->added[pairing->added_count++] = j;
	}
}
