#define _GNU_SOURCE
/* Numbers, names and sums, as operations are written with them. */
#include "record.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LIST_END { NULL, 0 }

struct word {
	const char *name;
	uint64_t value;
};

static const struct word constants[] = {
	{ "NONE", 0 }, { "R", 1 }, { "W", 2 }, { "RW", 3 }, { "X", 4 }, { "RX", 5 }, { "WX", 6 }, { "RWX", 7 },
	{ "PROT_SEM", 8 }, { "PROT_GROWSDOWN", 0x01000000 }, { "PROT_GROWSUP", 0x02000000 },
	{ "SHARED", 1 }, { "PRIVATE", 2 }, { "SHARED_VALIDATE", 3 }, { "DROPPABLE", 8 }, { "FIXED", 0x10 }, { "ANON", 0x20 },
	{ "MAP32", 0x40 }, { "GROWSDOWN", 0x100 }, { "DENYWRITE", 0x800 }, { "LOCKED", 0x2000 }, { "NORESERVE", 0x4000 },
	{ "POPULATE", 0x8000 }, { "NONBLOCK", 0x10000 }, { "STACK", 0x20000 }, { "HUGETLB", 0x40000 }, { "SYNC", 0x80000 }, { "NOREPLACE", 0x100000 },
	{ "MAYMOVE", 1 }, { "MFIXED", 2 }, { "DONTUNMAP", 4 },
	{ "MADV_NORMAL", 0 }, { "RANDOM", 1 }, { "SEQUENTIAL", 2 }, { "WILLNEED", 3 }, { "DONTNEED", 4 }, { "FREE", 8 }, { "REMOVE", 9 },
	{ "DONTFORK", 10 }, { "DOFORK", 11 }, { "MERGEABLE", 12 }, { "UNMERGEABLE", 13 }, { "HUGEPAGE", 14 }, { "NOHUGEPAGE", 15 },
	{ "DONTDUMP", 16 }, { "DODUMP", 17 }, { "WIPEONFORK", 18 }, { "KEEPONFORK", 19 }, { "COLD", 20 }, { "PAGEOUT", 21 },
	{ "POPULATE_READ", 22 }, { "POPULATE_WRITE", 23 }, { "DONTNEED_LOCKED", 24 }, { "COLLAPSE", 25 }, { "GUARD_INSTALL", 102 }, { "GUARD_REMOVE", 103 },
	{ "MS_ASYNC", 1 }, { "MS_INVALIDATE", 2 }, { "MS_SYNC", 4 },
	{ "MCL_CURRENT", 1 }, { "MCL_FUTURE", 2 }, { "MCL_ONFAULT", 4 }, { "MLOCK_ONFAULT", 1 },
	{ "O_RDONLY", O_RDONLY }, { "O_WRONLY", O_WRONLY }, { "O_RDWR", O_RDWR },
	LIST_END
};

static struct {
	char name[24];
	uint64_t value;
} variables[1024];
static int variable_count;

void set_variable(const char *name, uint64_t value)
{
	int i = 0;

	while (i < variable_count && strcmp(variables[i].name, name))
		i++;
	if (i == (int)(sizeof variables / sizeof *variables) || strlen(name) >= sizeof variables->name)
		fail("no room for the variable %s", name);
	if (i == variable_count)
		strcpy(variables[variable_count++].name, name);
	variables[i].value = value;
}

uint64_t variable(const char *name)
{
	for (int i = 0; i < variable_count; i++)
		if (!strcmp(variables[i].name, name))
			return variables[i].value;
	fail("nothing is called $%s", name);
}

void show_variables(FILE *out, const char *const *names)
{
	for (const char *const *name = names; *name; name++)
		fprintf(out, "%s\"%s\":\"0x%lx\"", name == names ? "" : ",", *name, variable(*name));
}

/* sum := product { ("+" | "-" | "|") product }; product := atom { "*" atom } */

static uint64_t atom(const char **at)
{
	char word[64];
	size_t length = 0;
	bool is_variable = **at == '$';

	if (**at == '-') {
		++*at;
		return -atom(at);
	}
	*at += is_variable;
	if (!is_variable && isdigit((unsigned char)**at)) {
		char *end;
		uint64_t value = strtoull(*at, &end, 0);
		*at = end;
		return value;
	}
	while (isalnum((unsigned char)(*at)[length]) || (*at)[length] == '_')
		length++;
	if (length == 0 || length >= sizeof word)
		fail("a number or a name should stand at '%s'", *at);
	memcpy(word, *at, length);
	word[length] = 0;
	*at += length;
	if (is_variable)
		return variable(word);
	for (const struct word *c = constants; c->name; c++)
		if (!strcmp(c->name, word))
			return c->value;
	fail("nothing is called %s", word);
}

static uint64_t product(const char **at)
{
	uint64_t value = atom(at);

	while (**at == '*') {
		++*at;
		value *= atom(at);
	}
	return value;
}

uint64_t number_of(const char *sum)
{
	const char *at = sum;
	uint64_t value = product(&at);

	while (*at) {
		char sign = *at++;
		uint64_t more = product(&at);
		switch (sign) {
		case '+': value += more; break;
		case '-': value -= more; break;
		case '|': value |= more; break;
		default: fail("'%s' is no sum", sum);
		}
	}
	return value;
}

const char *errno_name(int number)
{
	const char *name = strerrorname_np(number);

	return name ? name : "EUNKNOWN";
}

const char *signal_name(int number)
{
	static char name[32];

	snprintf(name, sizeof name, "SIG%s", sigabbrev_np(number) ? sigabbrev_np(number) : "UNKNOWN");
	return name;
}

const char *signal_code_name(int number, int code)
{
	if (code == SI_KERNEL)
		return "SI_KERNEL";
	if (number == SIGSEGV)
		return code == SEGV_MAPERR ? "SEGV_MAPERR" : code == SEGV_ACCERR ? "SEGV_ACCERR" : "SEGV";
	if (number == SIGBUS)
		return code == BUS_ADRERR ? "BUS_ADRERR" : code == BUS_ADRALN ? "BUS_ADRALN" : "BUS";
	return "";
}
