/*
 * hash -- SipHash-1-3.
 */
#include <config.h>

#include "base/hash.h"

#include <endian.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

struct state {
	uint64_t v0, v1, v2, v3;
};

static uint64_t rotate_left(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

static uint64_t read_little_endian(const unsigned char *bytes)
{
	uint64_t value;

	memcpy(&value, bytes, sizeof(value));
	return le64toh(value);
}

/* The last `rest` of `count` bytes, 1 to 7, in the lowest of the word. Bytes that are read twice come to the same place. */
static inline uint64_t read_rest(const unsigned char *data, size_t count, size_t rest)
{
	uint32_t low, high;

	if (count >= 8) /* the whole word that ends there holds them in its highest */
		return read_little_endian(data + count - 8) >> (64 - 8 * rest);
	if (count < 4)
		return data[0] | (uint64_t)data[count / 2] << 8 * (count / 2) | (uint64_t)data[count - 1] << 8 * (count - 1);
	memcpy(&low, data, sizeof(low));
	memcpy(&high, data + count - sizeof(high), sizeof(high));
	return le32toh(low) | (uint64_t)le32toh(high) << 8 * (count - sizeof(high));
}

static inline void sip_round(struct state *s)
{
	s->v0 += s->v1;
	s->v1 = rotate_left(s->v1, 13) ^ s->v0;
	s->v0 = rotate_left(s->v0, 32);
	s->v2 += s->v3;
	s->v3 = rotate_left(s->v3, 16) ^ s->v2;
	s->v0 += s->v3;
	s->v3 = rotate_left(s->v3, 21) ^ s->v0;
	s->v2 += s->v1;
	s->v1 = rotate_left(s->v1, 17) ^ s->v2;
	s->v2 = rotate_left(s->v2, 32);
}

struct hash_key hash_key_random(void)
{
	struct hash_key key;
	struct timespec now;

	if (getrandom(&key, sizeof(key), GRND_NONBLOCK) == (ssize_t)sizeof(key))
		return key;
	clock_gettime(CLOCK_MONOTONIC, &now);
	key.low = (uint64_t)now.tv_nsec ^ (uint64_t)(uintptr_t)&key;
	key.high = (uint64_t)now.tv_sec;
	return key;
}

uint64_t hash_bytes(struct slice bytes, struct hash_key key)
{
	struct state s = {
		.v0 = key.low ^ 0x736f6d6570736575u,
		.v1 = key.high ^ 0x646f72616e646f6du,
		.v2 = key.low ^ 0x6c7967656e657261u,
		.v3 = key.high ^ 0x7465646279746573u,
	};
	const unsigned char *data = (const unsigned char *)bytes.data;
	size_t whole = bytes.bytes / 8 * 8;
	uint64_t last = (uint64_t)bytes.bytes << 56;

	for (size_t i = 0; i < whole; i += 8) {
		uint64_t word = read_little_endian(data + i);

		s.v3 ^= word;
		sip_round(&s);
		s.v0 ^= word;
	}
	if (bytes.bytes > whole)
		last |= read_rest(data, bytes.bytes, bytes.bytes - whole);
	s.v3 ^= last;
	sip_round(&s);
	s.v0 ^= last;

	s.v2 ^= 0xff;
	sip_round(&s);
	sip_round(&s);
	sip_round(&s);
	return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}
