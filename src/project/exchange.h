/*
 * exchange -- files of translations into the memory, and out of it.
 */
#ifndef PROJECT_EXCHANGE_H
#define PROJECT_EXCHANGE_H

#include "memory/memory.h"

/*
 * Adds files as one batch, whole or not at all: TSV; "-" is standard input. They are streamed and may be of any size.
 */
bool exchange_import(struct memory *memory, char **paths, size_t path_count,
		     const struct memory_batch *batch, struct memory_report *report, struct error *err);

enum exchange_format { EXCHANGE_TSV };

/* The words of `--format=`, in the order of the enum. */
#define EXCHANGE_FORMAT_CHOICES "tsv"

/* Writes all units ("-": standard output), whole or not at all. */
bool exchange_export(struct memory *memory, enum exchange_format format, const char *path,
		     struct loss_report *losses, struct error *err);

#endif
