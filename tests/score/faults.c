/*
 * faults -- kinds of slips of the hand, by theme.
 */
#include <config.h>

#include "tests/score/faults.h"

const struct fault *const fault_tables[] = { faults_of_facts, faults_of_wholes, faults_of_letters,
					     faults_of_marks, NULL };

size_t fault_random(uint64_t *state, size_t limit)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * 0x2545f4914f6cdd1du) >> 33) % limit;
}
