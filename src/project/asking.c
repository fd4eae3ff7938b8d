/*
 * asking -- very many look-ups at once, on two processors where there are two.
 *
 * Both threads take the next question that nobody has taken, so that a slow one holds nobody up.
 */
#include <config.h>

#include "project/asking.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

/* What both threads work on. */
struct work {
	const struct match_query *queries;
	const struct match_options *options;
	size_t count;
	struct match_list *answers;
	atomic_size_t next;
	atomic_bool failed; /* one of them did; the other stops */
};

struct worker {
	struct work *work;
	struct memory *memory;
	struct error err;
	bool done;
};

bool asking_open(struct asking *asking, struct workspace *workspace, const char *store, struct error *err)
{
	*asking = (struct asking){ .workspace = workspace, .store = store };
	return workspace_open_memory(workspace, store, MEMORY_READ, &asking->memory, err);
}

void asking_close(struct asking *asking)
{
	memory_close(asking->memory);
	memory_close(asking->second);
	*asking = (struct asking)ASKING_INIT;
}

static void answer_all(struct worker *worker)
{
	struct work *work = worker->work;

	worker->done = true;
	while (worker->done && !atomic_load(&work->failed)) {
		size_t i = atomic_fetch_add(&work->next, 1);

		if (i >= work->count)
			break;
		worker->done = memory_search(worker->memory, &work->queries[i], work->options, &work->answers[i], &worker->err);
	}
	if (!worker->done)
		atomic_store(&work->failed, true);
}

static void *run_thread(void *data)
{
	answer_all(data);
	return NULL;
}

/* Whether a second thread helps, with its own door to the store. Where that does not open one thread does all. */
static bool has_second(struct asking *asking, size_t count)
{
	struct error err = ERROR_INIT;

	if (count < ASKING_THREAD_LEAST || sysconf(_SC_NPROCESSORS_ONLN) < 2)
		return false;
	if (!asking->second && !workspace_open_memory(asking->workspace, asking->store, MEMORY_READ, &asking->second, &err))
		error_clear(&err);
	return asking->second != NULL;
}

bool asking_run(struct asking *asking, const struct match_query *queries, const struct match_options *options,
		size_t count, struct match_list *answers, struct error *err)
{
	struct work work = { .queries = queries, .options = options, .count = count, .answers = answers };
	struct worker workers[2] = { { &work, asking->memory, ERROR_INIT, true }, { &work, NULL, ERROR_INIT, true } };
	pthread_t thread;
	bool second = has_second(asking, count), done;

	assert(count <= ASKING_MOST);
	workers[1].memory = asking->second;
	second = second && pthread_create(&thread, NULL, run_thread, &workers[1]) == 0;
	answer_all(&workers[0]);
	if (second)
		pthread_join(thread, NULL);
	done = workers[0].done && workers[1].done;
	if (!done)
		error_move(err, workers[0].done ? &workers[1].err : &workers[0].err);
	error_clear(&workers[0].err);
	error_clear(&workers[1].err);
	return done;
}
