/*
 * library -- shared libraries that are opened when they are first wanted.
 */
#include <config.h>

#include "base/library.h"

#include "base/i18n.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* C has no cast from an object's address to a function's; POSIX has them copied (dlsym). */
static bool find_symbols(const struct library *library, void *handle)
{
	for (size_t i = 0; i < library->count; i++) {
		void *address = dlsym(handle, library->symbols[i].name);

		if (!address)
			return false;
		memcpy(library->symbols[i].pointer, &address, sizeof(address));
	}
	return true;
}

static bool open_first(const struct library *library)
{
	void *handle = NULL;

	for (size_t i = 0; !handle && library->files[i]; i++)
		handle = dlopen(library->files[i], RTLD_NOW | RTLD_LOCAL);
	return handle && find_symbols(library, handle);
}

bool library_open(struct library *library, struct error *err)
{
	bool opened;

	pthread_mutex_lock(&lock);
	if (!library->opened) {
		library->opened = open_first(library);
		if (library->opened && library->ready)
			library->ready();
	}
	opened = library->opened;
	pthread_mutex_unlock(&lock);
	return opened || error_set(err, ERROR_UNSUPPORTED, _("%s is needed for this: install it (Debian: %s)"),
				   library->title, library->package);
}

void library_want(struct library *library)
{
	struct error err = ERROR_INIT;

	if (library_open(library, &err))
		return;
	fprintf(stderr, "tarjimon: %s\n", err.message);
	_exit(2);
}
