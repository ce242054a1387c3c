#define _GNU_SOURCE
/* Operations that are system calls, in 64 and 32 bits, and the others by their snippets. */
#include "record.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An operation: its numbers in both worlds (0: none, or given), and what its arguments are: n number, s string, t file, r limit. */
struct call {
	const char *name;
	int number64, number32;
	const char *arguments;
};

static const struct call calls[] = {
	{ "mmap", 9, 192, "nnnnnn" }, { "munmap", 11, 91, "nn" }, { "mprotect", 10, 125, "nnn" }, { "pkey_mprotect", 329, 380, "nnnn" },
	{ "mremap", 25, 163, "nnnnn" }, { "remap_file_pages", 216, 257, "nnnnn" }, { "brk", 12, 45, "n" }, { "madvise", 28, 219, "nnn" },
	{ "mlock", 149, 150, "nn" }, { "mlock2", 325, 376, "nnn" }, { "munlock", 150, 151, "nn" }, { "mlockall", 151, 152, "n" },
	{ "munlockall", 152, 153, "" }, { "msync", 26, 144, "nnn" }, { "mincore", 27, 218, "nnn" }, { "mseal", 462, 462, "nnn" },
	{ "open", 2, 5, "tnn" }, { "memfd", 319, 356, "sn" }, { "close", 3, 6, "n" }, { "dup", 32, 41, "n" }, { "ftruncate", 77, 93, "nn" },
	{ "fallocate", 285, 324, "nnnn" }, { "read", 0, 3, "nnn" }, { "write", 1, 4, "nnn" }, { "rlimit", 302, 340, "rnn" },
	{ "fork", 57, 2, "" }, { "exit", 231, 252, "n" }, { "exec", 59, 11, "" },
	{ "load", 0, 0, "n" }, { "store", 0, 0, "nn" }, { "fetch", 0, 0, "n" },
	{ "syscall", 0, 0, "nnnnnnn" },
};

enum { OLD_MMAP = 90, MOST_ARGUMENTS = 7 };

static const struct call *find(const char *name)
{
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (!strcmp(calls[i].name, name))
			return &calls[i];
	return NULL;
}

bool is_operation(const char *name)
{
	return find(name);
}

/* A new file, written page by page so that the cache has it in single pages, and clean. */
static void make_file(const char *path, uint64_t size)
{
	unsigned char page[PAGE];
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

	if (fd < 0) {
		if (errno == EEXIST)
			return;
		fail("cannot create %s", path);
	}
	for (uint64_t at = 0; at < size; at += PAGE) {
		size_t count = size - at < PAGE ? size - at : PAGE;
		for (size_t i = 0; i < count; i++)
			page[i] = i % 16 == 0 ? 0xcc : at / PAGE * 7 + i;
		if (pwrite(fd, page, count, at) != (ssize_t)count)
			fail("cannot write %s", path);
	}
	if (fchmod(fd, 0666) || fsync(fd) || close(fd))
		fail("cannot write %s", path);
}

static int limit_index(const char *name)
{
	for (int i = 0; i < 4; i++)
		if (!strcmp(limit_names[i], name))
			return i;
	fail("there is no limit %s", name);
}

/* The registers of a call, once its strings and structures are in the program's memory. */
static void arrange(struct task *task, const struct call *call, const char *string, uint64_t *a, uint64_t *number)
{
	uint64_t buf = variable("buf");

	if (!strcmp(call->name, "open")) {
		char path[128];
		snprintf(path, sizeof path, "%s/%s", place.folder, string);
		make_file(path, a[1]);
		task_poke(task, buf, path, strlen(path) + 1);
		a[0] = buf, a[1] = a[2], a[2] = 0;
	} else if (!strcmp(call->name, "memfd")) {
		task_poke(task, buf, string, strlen(string) + 1);
		a[0] = buf;
	} else if (!strcmp(call->name, "rlimit")) {
		task_poke(task, buf, &a[1], 16);
		a[0] = 0, a[1] = limit_numbers[limit_index(string)], a[2] = buf, a[3] = 0;
	} else if (!strcmp(call->name, "exec")) {
		a[0] = place.data + SPOT_PATH, a[1] = place.data + SPOT_ARGV, a[2] = place.data + SPOT_ENVP;
	} else if (options.is32 && !strcmp(call->name, "mmap")) {
		if (a[5] % PAGE) {	/* only the old call takes bytes */
			uint32_t all[6] = { a[0], a[1], a[2], a[3], a[4], a[5] };
			task_poke(task, buf, all, sizeof all);
			a[0] = buf;
			*number = OLD_MMAP;
		} else {
			a[5] /= PAGE;
		}
	} else if (options.is32 && !strcmp(call->name, "fallocate")) {
		a[4] = a[3], a[5] = a[3] >> 32, a[3] = a[2] >> 32;
	}
}

static struct answer carry(struct task *task, const struct call *call, const char *string, uint64_t *a)
{
	uint64_t number = options.is32 ? call->number32 : call->number64;

	if (!strcmp(call->name, "load"))
		return task_load(task, a[0]);
	if (!strcmp(call->name, "store"))
		return task_store(task, a[0], a[1]);
	if (!strcmp(call->name, "fetch"))
		return task_jump(task, a[0]);
	if (!strcmp(call->name, "syscall")) {
		number = a[0];
		a++;
	}
	arrange(task, call, string, a, &number);
	struct answer answer = task_call(task, number, a);
	if (answer.outcome == WAS_VALUE && options.is32)
		answer.value = (int32_t)answer.value < 0 && (int32_t)answer.value >= -4095 ? (uint64_t)(int32_t)answer.value : (uint32_t)answer.value;
	return answer;
}

/* mincore's vector as digits, where it went into the scratch buffer. */
static void read_residency(struct task *task, const uint64_t *a, char *residency)
{
	unsigned char vector[SCRATCH];
	size_t pages = (a[1] + PAGE - 1) / PAGE;

	if (a[2] != variable("buf") || a[1] > (uint64_t)SCRATCH * PAGE || task_peek(task, a[2], vector, pages) != pages)
		return;
	for (size_t i = 0; i < pages; i++)
		residency[i] = '0' + (vector[i] & 1);
	residency[pages] = 0;
}

/* Arguments that have 64 bits in a 32-bit process, too: limits, and offsets in files. */
static bool is_wide(const struct call *call, int argument)
{
	return !strcmp(call->name, "rlimit") || (!strcmp(call->name, "fallocate") && argument >= 2) || (!strcmp(call->name, "mmap") && argument == 5);
}

struct answer operate(struct task *task, char **words, int count, char *resolved, size_t room, char *residency)
{
	const struct call *call = find(words[0]);
	const char *string = NULL;
	uint64_t a[MOST_ARGUMENTS] = { 0 }, given[MOST_ARGUMENTS];
	int most = strlen(call->arguments);
	int length = snprintf(resolved, room, "%s %s", task->name, words[0]);

	residency[0] = 1, residency[1] = 0;	/* no vector */
	for (int i = 0; i < most; i++) {
		const char *word = i + 1 < count ? words[i + 1] : NULL;
		char kind = call->arguments[i];
		if (kind != 'n') {
			if (!word)
				fail("%s needs a name", words[0]);
			string = word;
			length += snprintf(resolved + length, room - length, " %s", string);
			continue;
		}
		if (word)
			a[i] = number_of(word);
		else if (!strcmp(call->name, "open") && i == 2)
			a[i] = O_RDWR;
		else if (!strcmp(call->name, "mincore") && i == 2)
			a[i] = variable("buf");
		else if (!strcmp(call->name, "rlimit") && i == 2)
			a[i] = options.limits[limit_index(string)][1];
		if (options.is32 && !is_wide(call, i))
			a[i] = (uint32_t)a[i];
		if (options.is32 && !strcmp(call->name, "mmap") && i == 5)
			a[i] &= (1ull << 44) - 1;	/* mmap2 takes 32 bits of pages */
		if (word || (strcmp(call->name, "mincore") && strcmp(call->name, "syscall")))
			length += snprintf(resolved + length, room - length, " 0x%lx", a[i]);
	}
	memcpy(given, a, sizeof a);
	struct answer answer = carry(task, call, string, a);
	if (!strcmp(call->name, "mincore") && answer.outcome == WAS_VALUE && answer.value == 0)
		read_residency(task, given, residency);
	return answer;
}
