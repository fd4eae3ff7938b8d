/*
 * asking -- very many look-ups at once, on two processors where there are two.
 *
 * Answers come in the order of the questions, whoever found them. A memory is one
 * thread's; the second thread opens the store a second time, when it is first worth it.
 */
#ifndef PROJECT_ASKING_H
#define PROJECT_ASKING_H

#include "memory/memory.h"
#include "project/workspace.h"

/* So many questions are asked in one go: their answers are in memory together. */
#define ASKING_MOST 256

/* Fewer are not worth a second thread. */
#define ASKING_THREAD_LEAST 24

struct asking {
	struct workspace *workspace;
	const char *store; /* as workspace_open_memory() takes it */
	struct memory *memory, *second; /* the latter NULL until it is needed */
};

#define ASKING_INIT { NULL, NULL, NULL, NULL }

bool asking_open(struct asking *asking, struct workspace *workspace, const char *store, struct error *err);
void asking_close(struct asking *asking);

/* Fills `answers`, which are `count` match lists, released by the caller; at most ASKING_MOST. */
bool asking_run(struct asking *asking, const struct match_query *queries, const struct match_options *options,
		size_t count, struct match_list *answers, struct error *err);

#endif
