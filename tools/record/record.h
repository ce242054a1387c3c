/*
 * Records what the kernel does with a process's memory. The parts:
 *
 *   main.c     options, the list of operations, the lines of the trace
 *   stub.c     the program in which operations happen: an ELF file of two pages
 *   task.c     that program under ptrace: one instruction at a time
 *   calls.c    operations that are system calls, in 64 and 32 bits
 *   words.c    numbers, names and sums, as operations are written with them
 *   look.c     what /proc shows of a process, as JSON
 *
 * docs/recordings.md describes what comes out.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

enum {
	PAGE = 4096,
	MOST_TASKS = 16,
	MOST_WORDS = 16,
	SCRATCH = 2048,			/* bytes of the environment string, where calls find their strings */
};

/* Places in the program's two segments. */
enum {
	SPOT_CALL = 0x200, SPOT_LOAD = 0x210, SPOT_STORE = 0x220, SPOT_JUMP = 0x230, SPOT_ENTRY = 0x240,	/* text */
	SPOT_PATH = 0, SPOT_ARGV = 0x40, SPOT_ENVP = 0x60, SPOT_STRING = 0x80, SPOT_HARMLESS = 0x800,	/* data */
	DATA_IN_FILE = 3072, DATA_IN_MEMORY = 10240,
};

enum stack { STACK_PLAIN, STACK_EXECUTABLE, STACK_UNSAID };

struct options {
	bool is32, limit3gb, legacy, nobody;
	enum stack stack;
	bool smaps, status, pagemap;
	int every;			/* look after each Nth operation; 0: only where a line says snap */
	const char *folder;		/* of the program and its files */
	uint64_t limits[4][2];		/* soft and hard, by the order of limit_names */
};

extern struct options options;
extern const char *const limit_names[4];
extern const int limit_numbers[4];

/* Where things are, in the program that options describe. */
struct place {
	uint64_t text, data, task_size;
	char folder[64], path[64];
	const char *name;
};

extern struct place place;

struct task {
	char name[8];
	pid_t pid;
	bool alive;
	long faults_before;		/* minor faults that belong to execve */
};

enum outcome { WAS_VALUE, WAS_CHILD, WAS_SIGNAL, WAS_EXIT, WAS_KILLED };

struct answer {
	enum outcome outcome;
	uint64_t value;			/* or the exit code */
	int signal, code;
	uint64_t address;
	pid_t child;
};

/* main.c */
void fail(const char *what, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* stub.c */
void stub_write(void);

/* task.c */
void task_start(struct task *task);
struct answer task_call(struct task *task, uint64_t number, const uint64_t argument[6]);
struct answer task_load(struct task *task, uint64_t address);
struct answer task_store(struct task *task, uint64_t address, uint64_t value);
struct answer task_jump(struct task *task, uint64_t address);
void task_poke(struct task *task, uint64_t address, const void *bytes, size_t count);
size_t task_peek(struct task *task, uint64_t address, void *bytes, size_t count);
void drain_batches(void);

/* calls.c */
bool is_operation(const char *name);
/* The operation with numbers, as the trace shows it, and what it came to. */
struct answer operate(struct task *task, char **words, int count, char *resolved, size_t room, char *residency);

/* words.c */
uint64_t number_of(const char *sum);
void set_variable(const char *name, uint64_t value);
void show_variables(FILE *out, const char *const *names);
uint64_t variable(const char *name);
const char *errno_name(int number);
const char *signal_name(int number);
const char *signal_code_name(int number, int code);

/* look.c */
void look_begin(void);			/* a new moment: frames that are seen again keep their numbers */
void look(FILE *out, struct task *task);
void show_marks(FILE *out, struct task *task);
void show_vector(FILE *out, struct task *task);
long faults_of(struct task *task, bool major);
uint64_t area_named(struct task *task, const char *name, bool end);

#endif
