/*
 * gate -- which findings count: waivers and the baseline.
 *
 * Both are tab-separated files in the repository, a row a finding, sorted, so that they
 * diff well. Their first row names the columns:
 *
 *	waivers   check  file  finding  until  reason  text
 *	baseline  check  file  finding  text
 *
 * A waiver says that a finding is right as it is, why, and until when (a date, or nothing);
 * `finding` is the fingerprint, or "*" for all of that check in the file, and `file` may be
 * "*" too. `text` is there for readers. `check --format=waivers` prints rows to be pasted. The
 * baseline holds what was wrong before anybody looked; only what is new counts.
 *
 * The fingerprint outlives moving: it is made of check, file, source and the words around
 * the place, not of line numbers.
 */
#ifndef QUALITY_GATE_H
#define QUALITY_GATE_H

#include "base/error.h"
#include "quality/quality.h"

#define FINGERPRINT_DIGITS 16

/* Sixteen hexadecimal digits and a NUL. */
void issue_fingerprint(const struct issue *issue, char digits[FINGERPRINT_DIGITS + 1]);

struct gate;

struct gate *gate_new(void);
void gate_free(struct gate *gate);

/* Read a file; one that is not there is an empty one. Errors name file and line. */
bool gate_read_waivers(struct gate *gate, const char *path, struct error *err);
bool gate_read_baseline(struct gate *gate, const char *path, struct error *err);

/*
 * Takes out of `issues` what is waived or in the baseline, and adds what is wrong with the
 * waivers: one that has expired on `today` ("2026-11-25") waives nothing and is told; one that
 * waived nothing is told when `whole`, that is when all files were looked at.
 */
void gate_apply(struct gate *gate, struct issues *issues, const char *today, bool whole);

/* How many findings were taken out by the last gate_apply(). */
size_t gate_waived(const struct gate *gate);
size_t gate_known(const struct gate *gate);

/* Adds the baseline that holds exactly these issues. */
void gate_print_baseline(const struct issues *issues, struct strbuf *out);

/* Adds rows for a file of waivers, without reasons: a person has to give them. */
void gate_print_waivers(const struct issues *issues, struct strbuf *out);

#endif
