/*
 * pattern -- the names of a termbase as sequences of words, and the tree in which
 * they are looked for.
 *
 * Each word has a number in `forms`; a node of the tree is a beginning of names,
 * an edge a word's number. Edges lie in one hash table.
 */
#ifndef TERMS_PATTERN_H
#define TERMS_PATTERN_H

#include "terms/forms.h"
#include "terms/termbase.h"
#include "text/token.h"

/* One word or mark of a name. */
struct element {
	uint32_t number; /* in forms */
	uint8_t kind;	 /* enum token_kind */
	uint8_t shape;	 /* enum token_shape */
	bool capital;	 /* begins with one */
};

enum pattern_flags {
	PATTERN_STRICT = 1 << 0,  /* small letters count */
	PATTERN_PARTIAL = 1 << 1, /* without the name's brackets, or what stands in them */
};

/* A name, or a part of it that stands for it. */
struct pattern {
	uint32_t concept, name;
	uint32_t first, count; /* of its elements */
	uint32_t next;	       /* the next one at the same node, or PATTERN_NONE */
	unsigned flags;	       /* of enum pattern_flags */
	bool ends_in_bracket;
};

#define PATTERN_NONE UINT32_MAX

struct pattern_node {
	uint32_t patterns; /* the first that ends here */
	uint8_t gap;	   /* other words that may stand behind it */
};

struct pattern_edge {
	uint64_t key; /* node and number; 0: free */
	uint32_t node;
};

struct patterns {
	struct forms *forms;
	struct element *elements;
	size_t element_count, element_capacity;
	struct pattern *items;
	size_t count, capacity;
	struct pattern_node *nodes; /* the first is the root */
	size_t node_count, node_capacity;
	struct pattern_edge *edges;
	size_t edge_count, edge_slots; /* a power of two */
	size_t *starts; /* of each concept's patterns; one more than there are concepts */
};

/* Makes the tree of all names that serve the language. */
void patterns_make(struct patterns *patterns, const struct termbase *termbase, const struct language *language,
		   struct tokenizer *tokenizer);
void patterns_release(struct patterns *patterns);

/* The node that a word leads to, or 0. */
uint32_t patterns_follow(const struct patterns *patterns, uint32_t node, uint32_t number);

/* Tokens that are passed over, in names and in texts. */
bool pattern_skips(const struct tokens *tokens, size_t token);

#endif
