#define _GNU_SOURCE
/* What /proc shows of a process, as JSON. */
#include "record.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { KEPT_OF_CUT = 8, MOST_AREAS = 2000 };

#define LARGEST_AREA (256ull << 20)	/* pages of larger ones are left out */

struct area {
	uint64_t start, end, offset;
	char permissions[5], name[96];
	char usage[320];		/* smaps as members of an object, or nothing */
};

static FILE *open_proc(struct task *task, const char *name)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/%s", task->pid, name);
	FILE *file = fopen(path, "re");
	if (!file)
		fail("cannot open %s", path);
	return file;
}

/* The name of one of the recorder's own files has no folder. */
static const char *short_name(const char *name)
{
	size_t length = strlen(place.folder);

	return !strncmp(name, place.folder, length) && name[length] == '/' ? name + length + 1 : name;
}

static bool read_area(const char *line, struct area *area)
{
	int at = 0;

	if (sscanf(line, "%lx-%lx %4s %lx %*x:%*x %*u %n", &area->start, &area->end, area->permissions, &area->offset, &at) != 4 || at == 0)
		return false;
	snprintf(area->name, sizeof area->name, "%s", short_name(line + at));
	area->name[strcspn(area->name, "\n")] = 0;
	area->usage[0] = 0;
	return true;
}

/* Letters of VmFlags but those of options of the kernel's build: soft-dirty. */
static void read_flags(struct area *area, char *letters)
{
	size_t length = strlen(area->usage);

	length += snprintf(area->usage + length, sizeof area->usage - length, "%s\"VmFlags\":\"", length ? "," : "");
	bool is_first = true;
	for (char *word = strtok(letters, " \n"); word; word = strtok(NULL, " \n")) {
		if (!strcmp(word, "sd"))
			continue;
		length += snprintf(area->usage + length, sizeof area->usage - length, "%s%s", is_first ? "" : " ", word);
		is_first = false;
	}
	snprintf(area->usage + length, sizeof area->usage - length, "\"");
}

static void read_usage(struct area *area, char *line)
{
	static const char *const fields[] = {
		"Rss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty", "Anonymous", "LazyFree", "AnonHugePages", "Swap", "Locked", NULL
	};
	char name[32];
	unsigned long kilobytes;

	if (!strncmp(line, "VmFlags:", 8)) {
		read_flags(area, line + 8);
		return;
	}
	if (sscanf(line, "%31[A-Za-z_]: %lu", name, &kilobytes) != 2 || kilobytes == 0)
		return;
	for (const char *const *field = fields; *field; field++) {
		if (strcmp(*field, name))
			continue;
		size_t length = strlen(area->usage);
		snprintf(area->usage + length, sizeof area->usage - length, "%s\"%s\":%lu", length ? "," : "", name, kilobytes);
	}
}

static struct area *read_areas(struct task *task, int *count)
{
	FILE *file = open_proc(task, options.smaps ? "smaps" : "maps");
	struct area *areas = NULL, next;
	char line[512];
	int room = 0;

	*count = 0;
	while (fgets(line, sizeof line, file)) {
		if (!read_area(line, &next)) {
			if (*count && strcmp(areas[*count - 1].name, "[vsyscall]"))
				read_usage(&areas[*count - 1], line);
			continue;
		}
		if (*count == room)
			areas = realloc(areas, (room = room * 2 + 64) * sizeof *areas);
		areas[(*count)++] = next;
	}
	fclose(file);
	if (*count && !strcmp(areas[*count - 1].name, "[vsyscall]"))
		--*count;
	return areas;
}

uint64_t area_named(struct task *task, const char *name, bool end)
{
	int count;
	struct area *areas = read_areas(task, &count);
	uint64_t found = 0;

	for (int i = 0; i < count && !found; i++)
		if (!strcmp(areas[i].name, name))
			found = end ? areas[i].end : areas[i].start;
	free(areas);
	return found;
}

static void show_areas(FILE *out, const struct area *areas, int count)
{
	bool is_cut = count > MOST_AREAS, is_first = true;

	fprintf(out, "\"nvma\":%d,", count);
	if (is_cut)
		fprintf(out, "\"maps_cut\":true,");
	fprintf(out, "\"maps\":[");
	for (int i = 0; i < count; i++) {
		const struct area *a = &areas[i];
		if (is_cut && i >= KEPT_OF_CUT && i < count - KEPT_OF_CUT)
			continue;
		fprintf(out, "%s[\"0x%lx\",\"0x%lx\",\"%s\",\"0x%lx\",\"%s\"", is_first ? "" : ",", a->start, a->end, a->permissions, a->offset, a->name);
		if (options.smaps)
			fprintf(out, ",{%s}", a->usage);
		fprintf(out, "]");
		is_first = false;
	}
	fprintf(out, "]");
}

/* The Nth field of /proc/PID/stat, counted as proc(5) does. */
static long stat_field(struct task *task, int number)
{
	char line[1024], *at;
	FILE *file = open_proc(task, "stat");

	if (!fgets(line, sizeof line, file) || !(at = strrchr(line, ')')))
		fail("/proc/PID/stat has another form");
	fclose(file);
	at += 2;			/* field 3 */
	for (int i = 3; i < number; i++)
		at = strchr(at, ' ') + 1;
	return strtoul(at, NULL, 10);
}

long faults_of(struct task *task, bool major)
{
	return stat_field(task, major ? 12 : 10);
}

static void show_status(FILE *out, struct task *task)
{
	static const char *const fields[] = {
		"VmPeak", "VmSize", "VmLck", "VmPin", "VmHWM", "VmRSS", "RssAnon", "RssFile", "RssShmem", "VmData", "VmStk", "VmExe", "VmLib", "VmPTE", "VmSwap", NULL
	};
	FILE *file = open_proc(task, "status");
	char line[256], name[32];
	unsigned long kilobytes;

	fprintf(out, ",\"status\":{");
	while (fgets(line, sizeof line, file)) {
		if (sscanf(line, "%31[A-Za-z]: %lu", name, &kilobytes) != 2)
			continue;
		for (const char *const *field = fields; *field; field++)
			if (!strcmp(*field, name))
				fprintf(out, "\"%s\":%lu,", name, kilobytes);
	}
	fclose(file);
	fprintf(out, "\"minflt\":%ld,\"majflt\":%ld}", faults_of(task, false) - task->faults_before, faults_of(task, true));
}

/* Frames by the order in which they were met. A number is given up when its frame was seen nowhere in a whole moment. */

struct frame {
	uint64_t pfn;
	int number, moment;
};

static struct frame *frames;
static int frame_count, frame_room, next_number, moment;

void look_begin(void)
{
	int kept = 0;

	for (int i = 0; i < frame_count; i++)
		if (frames[i].moment == moment)
			frames[kept++] = frames[i];
	frame_count = kept;
	moment++;
}

static int frame_number(uint64_t pfn)
{
	for (int i = 0; i < frame_count; i++) {
		if (frames[i].pfn == pfn) {
			frames[i].moment = moment;
			return frames[i].number;
		}
	}
	if (frame_count == frame_room)
		frames = realloc(frames, (frame_room = frame_room * 2 + 256) * sizeof *frames);
	frames[frame_count++] = (struct frame) { pfn, next_number, moment };
	return next_number++;
}

#define PM_FRAME	((1ull << 55) - 1)
#define PM_EXCLUSIVE	(1ull << 56)
#define PM_GUARD	(1ull << 58)
#define PM_FILE		(1ull << 61)
#define PM_SWAP		(1ull << 62)
#define PM_PRESENT	(1ull << 63)

static uint64_t pagemap_of_self(const void *address)
{
	uint64_t entry = 0;
	int fd = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);

	if (fd < 0 || pread(fd, &entry, 8, (uintptr_t)address / PAGE * 8) != 8)
		fail("cannot read /proc/self/pagemap");
	close(fd);
	return entry;
}

static uint64_t zero_frame(void)
{
	static uint64_t frame;

	if (!frame) {
		char *page = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		(void)*(volatile char *)page;
		frame = pagemap_of_self(page) & PM_FRAME;
		munmap(page, PAGE);
		if (!frame)
			fail("--pagemap needs CAP_SYS_ADMIN: frames are not shown");
	}
	return frame;
}

static void describe(uint64_t entry, char letters[8], int *number)
{
	char *at = letters;

	*number = -1;
	if (entry & PM_PRESENT) {
		*at++ = 'P';
		if (!(entry & PM_FILE) && (entry & PM_FRAME) == zero_frame()) {
			*at++ = 'Z';
		} else {
			if (entry & PM_FILE)
				*at++ = 'F';
			if (entry & PM_EXCLUSIVE)
				*at++ = 'X';
			*number = frame_number(entry & PM_FRAME);
		}
	} else if (entry & PM_SWAP) {
		*at++ = 'S';
		if (entry & PM_GUARD)
			*at++ = 'G';
		else
			*number = (entry & PM_FRAME) >> 5;
	}
	*at = 0;
}

static void show_pages(FILE *out, struct task *task, const struct area *areas, int count)
{
	uint64_t *entries = malloc(LARGEST_AREA / PAGE * 8), run_start = 0;
	char letters[8], run_letters[8] = "", path[64];
	int number, run_number = 0, run_length = 0;
	bool is_first = true;

	snprintf(path, sizeof path, "/proc/%d/pagemap", task->pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || !entries)
		fail("cannot open %s", path);
	fprintf(out, ",\"pages\":[");
	for (int i = 0; i <= count; i++) {
		ssize_t pages = 0;
		if (i < count && areas[i].end - areas[i].start <= LARGEST_AREA && strncmp(areas[i].name, "[v", 2))
			pages = pread(fd, entries, (areas[i].end - areas[i].start) / PAGE * 8, areas[i].start / PAGE * 8) / 8;
		for (ssize_t j = 0; j <= pages; j++) {
			uint64_t address = i < count ? areas[i].start + j * PAGE : 0;
			letters[0] = 0;
			if (j < pages && entries[j])
				describe(entries[j], letters, &number);
			bool goes_on = letters[0] && run_length && !strcmp(letters, run_letters) && address == run_start + (uint64_t)run_length * PAGE
				&& number == (run_number < 0 ? -1 : run_number + run_length);
			if (goes_on) {
				run_length++;
				continue;
			}
			if (run_length && (letters[0] || j == pages)) {
				fprintf(out, "%s[\"0x%lx\",%d,\"%s\",%d]", is_first ? "" : ",", run_start, run_length, run_letters, run_number);
				is_first = false;
				run_length = 0;
			}
			if (letters[0]) {
				run_start = address;
				run_number = number;
				run_length = 1;
				strcpy(run_letters, letters);
			}
		}
	}
	fprintf(out, "]");
	close(fd);
	free(entries);
}

void look(FILE *out, struct task *task)
{
	int count;
	struct area *areas = read_areas(task, &count);

	fprintf(out, "\"%s\":{", task->name);
	show_areas(out, areas, count);
	if (options.status)
		show_status(out, task);
	if (options.pagemap)
		show_pages(out, task, areas, count);
	fprintf(out, "}");
	free(areas);
}

void show_marks(FILE *out, struct task *task)
{
	static const struct { const char *name; int field; } marks[] = {
		{ "start_code", 26 }, { "end_code", 27 }, { "start_data", 45 }, { "end_data", 46 }, { "start_brk", 47 }, { "start_stack", 28 },
		{ "arg_start", 48 }, { "arg_end", 49 }, { "env_start", 50 }, { "env_end", 51 },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		fprintf(out, "%s\"%s\":\"0x%lx\"", i ? "," : "", marks[i].name, stat_field(task, marks[i].field));
	set_variable("sp", stat_field(task, 28));
	set_variable("brk0", stat_field(task, 47));
	set_variable("buf", stat_field(task, 50) + 4);
}

void show_vector(FILE *out, struct task *task)
{
	static const struct { int type; const char *name; } names[] = {
		{ 3, "PHDR" }, { 4, "PHENT" }, { 5, "PHNUM" }, { 6, "PAGESZ" }, { 7, "BASE" }, { 8, "FLAGS" }, { 9, "ENTRY" }, { 11, "UID" }, { 12, "EUID" },
		{ 13, "GID" }, { 14, "EGID" }, { 15, "PLATFORM" }, { 16, "HWCAP" }, { 17, "CLKTCK" }, { 23, "SECURE" }, { 25, "RANDOM" }, { 26, "HWCAP2" },
		{ 27, "RSEQ_FEATURE_SIZE" }, { 28, "RSEQ_ALIGN" }, { 31, "EXECFN" }, { 32, "SYSINFO" }, { 33, "SYSINFO_EHDR" }, { 51, "MINSIGSTKSZ" },
	};
	FILE *file = open_proc(task, "auxv");
	size_t width = options.is32 ? 4 : 8;
	uint64_t type = 0, value = 0;
	bool is_first = true;

	while (fread(&type, width, 1, file) == 1 && fread(&value, width, 1, file) == 1 && type) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			if (names[i].type != (int)type)
				continue;
			fprintf(out, "%s[\"%s\",\"0x%lx\"]", is_first ? "" : ",", names[i].name, value);
			is_first = false;
		}
	}
	fclose(file);
}
