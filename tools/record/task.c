#define _GNU_SOURCE
/* The program under ptrace. Between operations every task stands still at a breakpoint or a signal. */
#include "record.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static struct user_regs_struct at_entry;	/* the registers with which every operation begins */

static void set_limits(void)
{
	for (int i = 0; i < 4; i++) {
		struct rlimit limit = { options.limits[i][0], options.limits[i][1] };
		if (setrlimit(limit_numbers[i], &limit))
			_exit(101);
	}
}

/* In the child: no descriptors but three of /dev/null, no rights if asked for, then the program. */
static void become_program(void)
{
	char string[4 + SCRATCH + 1] = "BUF=";
	char *argv[] = { place.path, NULL }, *envp[] = { string, NULL };
	unsigned long persona = ADDR_NO_RANDOMIZE | (options.legacy ? ADDR_COMPAT_LAYOUT : 0) | (options.limit3gb ? ADDR_LIMIT_3GB : 0);

	memset(string + 4, 'x', SCRATCH);
	for (int fd = 0; fd < 3; fd++) {
		close(fd);
		if (open("/dev/null", O_RDWR) != fd)
			_exit(102);
	}
	syscall(SYS_close_range, 3, ~0U, 0);
	if (personality(persona) < 0)
		_exit(103);
	set_limits();
	if (options.nobody && getuid() == 0 && (setgroups(0, NULL) || setgid(65534) || setuid(65534)))
		_exit(104);
	if (ptrace(PTRACE_TRACEME, 0, 0, 0))
		_exit(105);
	execve(place.path, argv, envp);
	_exit(106);
}

static void registers(struct task *task, struct user_regs_struct *r)
{
	if (ptrace(PTRACE_GETREGS, task->pid, 0, r))
		fail("cannot read registers of %s", task->name);
}

static void resume(struct task *task, int request, struct user_regs_struct *r)
{
	r->orig_rax = -1;			/* no system call to restart */
	if (ptrace(PTRACE_SETREGS, task->pid, 0, r) || ptrace(request, task->pid, 0, 0))
		fail("cannot resume %s", task->name);
}

static int wait_for(struct task *task)
{
	int status;

	while (waitpid(task->pid, &status, __WALL) < 0)
		if (errno != EINTR)
			fail("lost %s", task->name);
	return status;
}

void task_start(struct task *task)
{
	static const char *const why[] = { "setrlimit", "/dev/null", "personality", "setuid", "ptrace", "execve" };
	int status;

	task->pid = fork();
	if (task->pid == 0)
		become_program();
	status = wait_for(task);
	if (WIFEXITED(status)) {
		int step = WEXITSTATUS(status) - 101;
		fail("the program does not start: %s is not permitted", step >= 0 && step < 6 ? why[step] : "something");
	}
	if (ptrace(PTRACE_SETOPTIONS, task->pid, 0, PTRACE_O_TRACEFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL) || ptrace(PTRACE_CONT, task->pid, 0, 0))
		fail("ptrace is not permitted");
	status = wait_for(task);
	if (!WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP)
		fail("the program does not reach its breakpoint (status 0x%x)", status);
	registers(task, &at_entry);
	task->alive = true;
}

static void meet_child(pid_t child)
{
	int status;

	while (waitpid(child, &status, __WALL) < 0)
		if (errno != EINTR)
			fail("lost a child");
}

/* Signals that an instruction of the task itself has caused; others, such as that of a child's end, are dropped. */
static bool is_its_own(int signal)
{
	return signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE || signal == SIGSYS;
}

/* What the task came to, at its next stop that is one; it was resumed by that request. */
static struct answer outcome_of(struct task *task, int request)
{
	struct answer answer = { .outcome = WAS_VALUE };
	struct user_regs_struct r;

	for (;;) {
		int status = wait_for(task), event = status >> 16;

		if (WIFEXITED(status) || WIFSIGNALED(status)) {
			task->alive = false;
			answer.outcome = WIFEXITED(status) ? WAS_EXIT : WAS_KILLED;
			answer.value = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
			answer.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
			return answer;
		}
		if (event == PTRACE_EVENT_FORK) {
			unsigned long child = 0;
			ptrace(PTRACE_GETEVENTMSG, task->pid, 0, &child);
			meet_child(child);
			answer.child = child;
		}
		if (event || (WSTOPSIG(status) != SIGTRAP && !is_its_own(WSTOPSIG(status)))) {
			ptrace(request, task->pid, 0, 0);
			continue;
		}
		if (WSTOPSIG(status) == SIGTRAP) {
			registers(task, &r);
			answer.value = r.rax;
			if (answer.child)
				answer.outcome = WAS_CHILD;
			return answer;
		}
		siginfo_t info;
		if (ptrace(PTRACE_GETSIGINFO, task->pid, 0, &info))
			fail("no information about a signal");
		answer.outcome = WAS_SIGNAL;
		answer.signal = info.si_signo;
		answer.code = info.si_code;
		answer.address = (uintptr_t)info.si_addr;
		return answer;
	}
}

struct answer task_call(struct task *task, uint64_t number, const uint64_t argument[6])
{
	struct user_regs_struct r = at_entry;

	r.rip = place.text + SPOT_CALL;
	r.rax = number;
	if (options.is32)
		r.rbx = argument[0], r.rcx = argument[1], r.rdx = argument[2], r.rsi = argument[3], r.rdi = argument[4], r.rbp = argument[5];
	else
		r.rdi = argument[0], r.rsi = argument[1], r.rdx = argument[2], r.r10 = argument[3], r.r8 = argument[4], r.r9 = argument[5];
	resume(task, PTRACE_CONT, &r);
	return outcome_of(task, PTRACE_CONT);
}

struct answer task_load(struct task *task, uint64_t address)
{
	struct user_regs_struct r = at_entry;
	struct answer answer;

	r.rip = place.text + SPOT_LOAD;
	r.rdi = address;
	resume(task, PTRACE_CONT, &r);
	answer = outcome_of(task, PTRACE_CONT);
	answer.value &= 0xff;
	return answer;
}

struct answer task_store(struct task *task, uint64_t address, uint64_t value)
{
	struct user_regs_struct r = at_entry;
	struct answer answer;

	r.rip = place.text + SPOT_STORE;
	r.rdi = address;
	r.rcx = value;
	resume(task, PTRACE_CONT, &r);
	answer = outcome_of(task, PTRACE_CONT);
	answer.value = 0;
	return answer;
}

/* Two steps: the jump, and the instruction where it leads. */
struct answer task_jump(struct task *task, uint64_t address)
{
	struct user_regs_struct r = at_entry;
	struct answer answer;

	r.rip = place.text + SPOT_JUMP;
	r.rdi = address;
	r.rax = place.data + SPOT_HARMLESS;
	resume(task, PTRACE_SINGLESTEP, &r);
	answer = outcome_of(task, PTRACE_SINGLESTEP);
	if (answer.outcome != WAS_VALUE)
		return answer;
	if (ptrace(PTRACE_SINGLESTEP, task->pid, 0, 0))
		fail("cannot step %s", task->name);
	answer = outcome_of(task, PTRACE_SINGLESTEP);
	answer.value &= 0xff;
	return answer;
}

static int open_memory(struct task *task, int mode)
{
	char name[32];

	snprintf(name, sizeof name, "/proc/%d/mem", task->pid);
	int fd = open(name, mode | O_CLOEXEC);
	if (fd < 0)
		fail("cannot open %s", name);
	return fd;
}

/* What cannot be written stays as it is; the call will find that out. */
void task_poke(struct task *task, uint64_t address, const void *bytes, size_t count)
{
	int fd = open_memory(task, O_RDWR);
	ssize_t written = pwrite(fd, bytes, count, address);

	(void)written;
	close(fd);
}

size_t task_peek(struct task *task, uint64_t address, void *bytes, size_t count)
{
	int fd = open_memory(task, O_RDONLY);
	ssize_t read = pread(fd, bytes, count, address);

	close(fd);
	return read < 0 ? 0 : read;
}

/*
 * Pages wait in batches of the CPU before they join an LRU list or change it, and some figures show it. madvise(MADV_COLD) empties this CPU's
 * batches first (mm/madvise.c madvise_cold), and recorder and tasks share one CPU.
 */
void drain_batches(void)
{
	static char *page;

	if (!page)
		page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED || madvise(page, PAGE, MADV_COLD))
		fail("no page to empty the batches with");
}
