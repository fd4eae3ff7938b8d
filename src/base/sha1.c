/*
 * sha1 -- the name that git gives to a text.
 */
#include <config.h>

#include "base/sha1.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define BLOCK_BYTES 64
#define LENGTH_BYTES 8 /* of the length in bits, at the end of the last block */
#define ROUNDS 80

struct sha1 {
	uint32_t state[5];
	unsigned char block[BLOCK_BYTES];
	uint64_t bytes; /* taken so far */
};

static uint32_t rotate(uint32_t word, int bits)
{
	return word << bits | word >> (32 - bits);
}

/* The function and constant of a round: they change every twenty rounds. */
static uint32_t mixed(const uint32_t *s, int round)
{
	switch (round / 20) {
	case 0:
		return ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5a827999u;
	case 1:
		return (s[1] ^ s[2] ^ s[3]) + 0x6ed9eba1u;
	case 2:
		return ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8f1bbcdcu;
	default:
		return (s[1] ^ s[2] ^ s[3]) + 0xca62c1d6u;
	}
}

static void take_block(struct sha1 *sha1)
{
	uint32_t words[ROUNDS], s[5];

	for (int i = 0; i < 16; i++)
		words[i] = (uint32_t)sha1->block[4 * i] << 24 | (uint32_t)sha1->block[4 * i + 1] << 16 |
			   (uint32_t)sha1->block[4 * i + 2] << 8 | sha1->block[4 * i + 3];
	for (int i = 16; i < ROUNDS; i++)
		words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
	memcpy(s, sha1->state, sizeof(s));
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t next = rotate(s[0], 5) + mixed(s, i) + s[4] + words[i];

		s[4] = s[3];
		s[3] = s[2];
		s[2] = rotate(s[1], 30);
		s[1] = s[0];
		s[0] = next;
	}
	for (int i = 0; i < 5; i++)
		sha1->state[i] += s[i];
}

static void take(struct sha1 *sha1, struct slice bytes)
{
	while (bytes.bytes > 0) {
		size_t at = sha1->bytes % BLOCK_BYTES, room = BLOCK_BYTES - at;
		size_t now = bytes.bytes < room ? bytes.bytes : room;

		memcpy(sha1->block + at, bytes.data, now);
		sha1->bytes += now;
		bytes = slice_part(bytes, now, bytes.bytes);
		if (now == room)
			take_block(sha1);
	}
}

/* A one bit, zeros, and the length in bits. */
static void finish(struct sha1 *sha1)
{
	static const unsigned char padding[BLOCK_BYTES] = { 0x80 };
	uint64_t bits = sha1->bytes * 8;
	size_t at = sha1->bytes % BLOCK_BYTES, end = BLOCK_BYTES - LENGTH_BYTES;
	unsigned char length[LENGTH_BYTES];

	for (int i = 0; i < LENGTH_BYTES; i++)
		length[i] = (unsigned char)(bits >> (8 * (LENGTH_BYTES - 1 - i)));
	take(sha1, slice_from((const char *)padding, at < end ? end - at : BLOCK_BYTES + end - at));
	take(sha1, slice_from((const char *)length, sizeof(length)));
}

void blob_id(struct slice bytes, char digits[BLOB_ID_DIGITS + 1])
{
	struct sha1 sha1 = { .state = { 0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u, 0xc3d2e1f0u } };
	char header[40];
	int written = snprintf(header, sizeof(header), "blob %zu", bytes.bytes);

	take(&sha1, slice_from(header, (size_t)written + 1));
	take(&sha1, bytes);
	finish(&sha1);
	for (int i = 0; i < 5; i++)
		snprintf(digits + 8 * i, 9, "%08" PRIx32, sha1.state[i]);
}
