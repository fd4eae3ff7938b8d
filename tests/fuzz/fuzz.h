/*
 * fuzz -- one target for each parser.
 *
 * fuzz_<parser>.c defines the function below: it feeds the bytes to the parser
 * and asserts what must hold whatever they are (no crash, what was read is
 * written back the same, offsets lie inside the input). With --enable-fuzzing it
 * is linked with libFuzzer; otherwise with standalone.c, which feeds it the
 * files of corpus/<parser>/ as part of `make check`.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Always returns 0; the name and the types are libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
