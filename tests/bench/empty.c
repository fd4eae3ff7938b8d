/*
 * empty -- a program that does nothing: what any start costs.
 */
#include <config.h>

int main(void)
{
	return 0;
}
