#define _GNU_SOURCE
/* Options, the list of operations, the lines of the trace. */
#include "record.h"
#include <errno.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <dirent.h>

static const char usage[] =
	"record [OPTIONS] < OPERATIONS > TRACE.jsonl\n"
	"  --32 --3gb --legacy       a 32-bit process, one that ends at 3 GiB, the bottom-up layout\n"
	"  --user                    without root's rights (uid 65534) where the recorder has them\n"
	"  --execstack --no-gnu-stack  what PT_GNU_STACK says\n"
	"  --smaps --status --pagemap  what is looked at besides maps; --pagemap needs root\n"
	"  --every=N                 look after each Nth operation; 0: where a line says snap\n"
	"  --rlimit=NAME:SOFT[:HARD] stack, memlock, as or data\n"
	"  --dir=FOLDER              where program and files are put: on a disk, not a tmpfs (/var/tmp)\n"
	"docs/recordings.md describes operations and trace.\n";

const char *const limit_names[4] = { "stack", "memlock", "as", "data" };
const int limit_numbers[4] = { RLIMIT_STACK, RLIMIT_MEMLOCK, RLIMIT_AS, RLIMIT_DATA };

struct options options = {
	.every = 1,
	.folder = "/var/tmp",
	.limits = { { 8 << 20, RLIM_INFINITY }, { 8 << 20, 8 << 20 }, { RLIM_INFINITY, RLIM_INFINITY }, { RLIM_INFINITY, RLIM_INFINITY } },
};

struct place place;

enum { MOST_LINES = 20000 };

static struct task tasks[MOST_TASKS];
static int task_count;

static void clean_up(void)
{
	DIR *folder = place.folder[0] ? opendir(place.folder) : NULL;

	if (!folder)
		return;
	for (struct dirent *entry; (entry = readdir(folder));)
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(folder), entry->d_name, 0);
	closedir(folder);
	rmdir(place.folder);
}

void fail(const char *what, ...)
{
	int number = errno;
	va_list arguments;

	fflush(stdout);
	fprintf(stderr, "record: ");
	va_start(arguments, what);
	vfprintf(stderr, what, arguments);
	va_end(arguments);
	fprintf(stderr, number ? " (%s)\n" : "\n", strerror(number));
	clean_up();
	exit(1);
}

static void set_limit(const char *text)
{
	for (int i = 0; i < 4; i++) {
		size_t length = strlen(limit_names[i]);
		if (strncmp(text, limit_names[i], length) || text[length] != ':')
			continue;
		char *end;
		options.limits[i][0] = strtoull(text + length + 1, &end, 0);
		if (*end == ':')
			options.limits[i][1] = strtoull(end + 1, NULL, 0);
		return;
	}
	fail("there is no limit in '%s'", text);
}

static void set_option(const char *word)
{
	if (!strcmp(word, "--32")) options.is32 = true;
	else if (!strcmp(word, "--3gb")) options.limit3gb = true;
	else if (!strcmp(word, "--legacy")) options.legacy = true;
	else if (!strcmp(word, "--user")) options.nobody = true;
	else if (!strcmp(word, "--execstack")) options.stack = STACK_EXECUTABLE;
	else if (!strcmp(word, "--no-gnu-stack")) options.stack = STACK_UNSAID;
	else if (!strcmp(word, "--smaps")) options.smaps = true;
	else if (!strcmp(word, "--status")) options.status = true;
	else if (!strcmp(word, "--pagemap")) options.pagemap = true;
	else if (!strncmp(word, "--every=", 8)) options.every = atoi(word + 8);
	else if (!strncmp(word, "--rlimit=", 9)) set_limit(word + 9);
	else if (!strncmp(word, "--dir=", 6)) options.folder = strdup(word + 6);
	else {
		errno = 0;
		if (!strcmp(word, "--help")) {
			fputs(usage, stdout);
			exit(0);
		}
		fail("there is no option %s; --help lists them", word);
	}
}

/* Recorder and tasks share one CPU, so that one per-CPU batch is all there is. */
static void stay_on_one_cpu(void)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(sched_getcpu(), &one);
	if (sched_setaffinity(0, sizeof one, &one))
		fail("cannot stay on one CPU");
}

/* Without root's rights a hard limit can only go down; the header says what it came to. */
static void keep_to_limits(void)
{
	for (int i = 0; i < 4 && geteuid() != 0; i++) {
		struct rlimit now;
		getrlimit(limit_numbers[i], &now);
		for (int j = 0; j < 2; j++)
			if (options.limits[i][j] > now.rlim_max)
				options.limits[i][j] = now.rlim_max;
	}
}

static void find_place(void)
{
	place.text = options.is32 ? 0x8048000 : 0x400000;
	place.data = place.text + 0x2000;
	place.task_size = !options.is32 ? 0x7ffffffff000 : options.limit3gb ? 0xc0000000 : 0xffffe000;
	place.name = options.is32 ? "stub32" : "stub64";
	snprintf(place.folder, sizeof place.folder, "%s/rec.XXXXXX", options.folder);
	if (strlen(options.folder) + sizeof "/rec.XXXXXX/stub64" > SPOT_ARGV - SPOT_PATH)
		fail("the folder's name is too long");
	if (!mkdtemp(place.folder) || chmod(place.folder, 0755)) {
		place.folder[0] = 0;
		fail("cannot make a folder in %s", options.folder);
	}
	snprintf(place.path, sizeof place.path, "%s/%s", place.folder, place.name);
}

static void show_file(const char *name, const char *path, bool is_first)
{
	char text[128] = "";
	FILE *file = fopen(path, "re");

	if (!file || !fgets(text, sizeof text, file))
		text[0] = 0;
	if (file)
		fclose(file);
	text[strcspn(text, "\n")] = 0;
	if (text[0])
		printf("%s\"%s\":\"%s\"", is_first ? "" : ",", name, text);
}

static void show_system(void)
{
	struct utsname system;
	struct sysinfo memory;

	uname(&system);
	sysinfo(&memory);
	printf("{\"header\":1,\"kernel\":\"%s\",\"machine\":\"%s\",\"page\":%d,", system.release, system.machine, PAGE);
	printf("\"ram\":%lu,\"swap\":%lu,", (memory.totalram * memory.mem_unit + (128ul << 20) - 1) & ~((128ul << 20) - 1), memory.totalswap * memory.mem_unit);
	printf("\"sysctl\":{");
	show_file("max_map_count", "/proc/sys/vm/max_map_count", true);
	show_file("overcommit_memory", "/proc/sys/vm/overcommit_memory", false);
	show_file("overcommit_ratio", "/proc/sys/vm/overcommit_ratio", false);
	show_file("mmap_min_addr", "/proc/sys/vm/mmap_min_addr", false);
	show_file("legacy_va_layout", "/proc/sys/vm/legacy_va_layout", false);
	show_file("thp", "/sys/kernel/mm/transparent_hugepage/enabled", false);
	printf("},");
}

static void show_process(struct task *first)
{
	static const char *const stacks[] = { "false", "true", "\"no PT_GNU_STACK\"" };
	static const char *const names[] = { "buf", "sp", "text", "data", "arena", "brk0", "task_size", "vdso", "stack_lo", "stack_hi", NULL };
	bool is_root = geteuid() == 0 && !options.nobody;

	printf("\"arch\":\"%s\",\"layout\":\"%s\",\"limit_3gb\":%s,", options.is32 ? "i386" : "x86_64", options.legacy ? "legacy" : "topdown", options.limit3gb ? "true" : "false");
	printf("\"user\":\"%s\",\"uid\":%u,\"execstack\":%s,", is_root ? "root" : "user", is_root ? 0 : geteuid() == 0 ? 65534 : geteuid(), stacks[options.stack]);
	printf("\"rlimits\":{");
	for (int i = 0; i < 4; i++)
		printf("%s\"%s\":[\"0x%lx\",\"0x%lx\"]", i ? "," : "", limit_names[i], options.limits[i][0], options.limits[i][1]);
	printf("},\"stub\":{\"text\":\"0x%lx\",\"data\":\"0x%lx\",\"data_filesz\":%d,\"data_memsz\":%d,\"entry\":\"0x%lx\"},\"mm\":{", place.text, place.data, DATA_IN_FILE,
		DATA_IN_MEMORY, place.text + SPOT_ENTRY);
	show_marks(stdout, first);
	set_variable("text", place.text);
	set_variable("data", place.data);
	set_variable("arena", 0x10000000);
	set_variable("task_size", place.task_size);
	set_variable("vdso", area_named(first, "[vdso]", false));
	set_variable("stack_lo", area_named(first, "[stack]", false));
	set_variable("stack_hi", area_named(first, "[stack]", true));
	printf("},\"vars\":{");
	show_variables(stdout, names);
	printf("},\"auxv\":[");
	show_vector(stdout, first);
	printf("]");
}

/* Everything that lives, as it looks now. */
static void show_tasks(void)
{
	bool is_first = true;

	drain_batches();
	look_begin();
	printf(",\"procs\":{");
	for (int i = 0; i < task_count; i++) {
		if (!tasks[i].alive)
			continue;
		printf(is_first ? "" : ",");
		look(stdout, &tasks[i]);
		is_first = false;
	}
	printf("}");
}

static struct task *find_task(const char *name)
{
	for (int i = 0; i < task_count; i++)
		if (!strcmp(tasks[i].name, name))
			return &tasks[i];
	errno = 0;
	fail("there is no process %s", name);
}

static struct task *new_task(const char *name)
{
	if (task_count == MOST_TASKS || strlen(name) >= sizeof tasks->name)
		fail("no room for the process %s", name);
	struct task *task = &tasks[task_count++];
	*task = (struct task) { 0 };
	strcpy(task->name, name);
	return task;
}

static bool is_error(const struct answer *answer)
{
	return answer->outcome == WAS_VALUE && (int64_t)answer->value < 0 && (int64_t)answer->value >= -4095;
}

static void show_answer(const struct answer *answer, const char *residency)
{
	switch (answer->outcome) {
	case WAS_CHILD:
		printf(",\"ret\":\"child\"");
		break;
	case WAS_EXIT:
		printf(",\"exited\":%lu", answer->value);
		break;
	case WAS_KILLED:
		printf(",\"killed\":\"%s\"", signal_name(answer->signal));
		break;
	case WAS_SIGNAL:
		printf(",\"sig\":\"%s\",\"code\":%d,\"code_name\":\"%s\",\"addr\":\"0x%lx\"", signal_name(answer->signal), answer->code,
			signal_code_name(answer->signal, answer->code), answer->address);
		break;
	case WAS_VALUE:
		if (is_error(answer))
			printf(",\"ret\":\"%ld\",\"err\":\"%s\"", (int64_t)answer->value, errno_name(-answer->value));
		else
			printf(",\"ret\":\"0x%lx\"", answer->value);
	}
	if (residency[0] != 1)
		printf(",\"vec\":\"%s\"", residency);
}

/* [name =] pN [repeat COUNT] OP ARGUMENTS [-> pM] */
static void operation(char **words, int count, int number, const char *text)
{
	const char *name = NULL;
	char resolved[512], residency[SCRATCH + 1] = { 1 };
	struct answer answer = { 0 };
	uint64_t times = 1, done = 0;

	if (count > 2 && !strcmp(words[1], "=")) {
		name = words[0];
		words += 2, count -= 2;
		if (!strcmp(words[0], "set")) {
			set_variable(name, number_of(words[1]));
			return;
		}
	}
	struct task *task = find_task(words[0]), *child = NULL;
	bool is_repeated = count > 3 && !strcmp(words[1], "repeat");
	if (is_repeated) {
		times = number_of(words[2]);
		words += 2, count -= 2;
	}
	if (count > 3 && !strcmp(words[count - 2], "->")) {
		child = new_task(words[count - 1]);
		count -= 2;
	}
	errno = 0;
	if (count < 2 || !is_operation(words[1]))
		fail("there is no operation '%s'", text);
	printf("{\"n\":%d,\"sym\":\"%s\"", number, text);
	if (!task->alive) {
		printf(",\"op\":\"%s\",\"dead\":true", text);
	} else {
		for (; done < times; done++) {
			set_variable("i", done);
			drain_batches();
			answer = operate(task, words + 1, count - 1, resolved, sizeof resolved, residency);
			if (answer.outcome != WAS_VALUE ? answer.outcome != WAS_CHILD : is_error(&answer))
				break;
		}
		printf(",\"op\":\"%s%s%s\"", resolved, child ? " -> " : "", child ? child->name : "");
		if (is_repeated)
			printf(",\"done\":%lu", done);
		show_answer(&answer, residency);
		if (child && answer.child)
			child->pid = answer.child, child->alive = true;
		if (name && answer.outcome == WAS_VALUE)
			set_variable(name, answer.value);
	}
	if (options.every && number % options.every == 0)
		show_tasks();
	printf("}\n");
}

static int split(char *line, char **words)
{
	int count = 0;

	line[strcspn(line, "#\n")] = 0;
	for (char *word = strtok(line, " \t"); word && count < MOST_WORDS; word = strtok(NULL, " \t"))
		words[count++] = word;
	return count;
}

int main(int argc, char **argv)
{
	static char lines[MOST_LINES][160];
	char copy[160], text[160], *words[MOST_WORDS];
	int line_count = 0, number = 0;

	for (int i = 1; i < argc; i++)
		set_option(argv[i]);
	while (line_count < MOST_LINES && fgets(lines[line_count], sizeof *lines, stdin)) {
		if (strlen(lines[line_count]) == sizeof *lines - 1)
			fail("line %d is too long", line_count + 1);
		strcpy(copy, lines[line_count]);
		int count = split(copy, words);
		if (count && !strcmp(words[0], "option")) {
			for (int i = 1; i < count; i++)
				set_option(words[i]);
		} else if (count) {
			line_count++;
		}
	}
	if (line_count == MOST_LINES)
		fail("there are more than %d operations", MOST_LINES - 1);
	stay_on_one_cpu();
	keep_to_limits();
	find_place();
	stub_write();
	struct task *first = new_task("p0");
	task_start(first);
	first->faults_before = faults_of(first, false);
	show_system();
	show_process(first);
	show_tasks();
	printf("}\n");
	for (int i = 0; i < line_count; i++) {
		strcpy(copy, lines[i]);
		strcpy(text, lines[i]);
		text[strcspn(text, "#\n")] = 0;
		for (size_t end = strlen(text); end && text[end - 1] == ' ';)
			text[--end] = 0;
		int count = split(copy, words);
		number++;
		if (!strcmp(words[0], "snap")) {
			printf("{\"n\":%d,\"sym\":\"snap\"", number);
			show_tasks();
			printf("}\n");
		} else if (strcmp(words[0], "range")) {
			operation(words, count, number, text);
		}
	}
	clean_up();
	return ferror(stdout) ? 1 : 0;
}
