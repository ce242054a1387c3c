/* The same operations as the benchmark's rows, on the kernel that runs underneath. Prints one line a row: "key nanoseconds",
 * the minimum of ROUNDS rounds. Huge pages are switched off, as the model has none; the process runs on one CPU.
 * Compiled and run by the benchmark: cc -O2 baseline.c -o baseline */
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 20, PAGE = 4096, MANY_AREAS = 10000, FORK_PAGES = 10000, FAULT_PAGES = 4096, WALK_PAGES = 8192 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static char *map(size_t bytes, int prot)
{
    char *at = mmap(NULL, bytes, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        die("mmap");
    return at;
}

/* The least time that `count` runs of a row's body take, divided by `count`. */
static void report(const char *key, double (*round)(void))
{
    double best = 1e18;
    for (int i = 0; i < ROUNDS; i++) {
        double took = round();
        if (took < best)
            best = took;
    }
    printf("%s %.3f\n", key, best);
    fflush(stdout);
}

static double mmap_munmap(void)
{
    enum { COUNT = 2000 };
    double start = now();
    for (int i = 0; i < COUNT; i++)
        munmap(map(PAGE, PROT_READ | PROT_WRITE), PAGE);
    return (now() - start) / COUNT;
}

static double mprotect_split_merge(void)
{
    enum { COUNT = 2000 };
    char *at = map(3 * PAGE, PROT_READ | PROT_WRITE);
    double start = now();
    for (int i = 0; i < COUNT; i++) {
        mprotect(at + PAGE, PAGE, PROT_READ);
        mprotect(at + PAGE, PAGE, PROT_READ | PROT_WRITE);
    }
    double took = (now() - start) / COUNT;
    munmap(at, 3 * PAGE);
    return took;
}

static double brk_grow_shrink(void)
{
    enum { COUNT = 2000 };
    unsigned long end = syscall(SYS_brk, 0);
    double start = now();
    for (int i = 0; i < COUNT; i++) {
        syscall(SYS_brk, end + PAGE);
        syscall(SYS_brk, end);
    }
    return (now() - start) / COUNT;
}

static double first_write(void)
{
    char *at = map(FAULT_PAGES * PAGE, PROT_READ | PROT_WRITE);
    double start = now();
    for (long i = 0; i < FAULT_PAGES; i++)
        *(volatile char *)(at + i * PAGE) = 1;
    double took = (now() - start) / FAULT_PAGES;
    munmap(at, FAULT_PAGES * PAGE);
    return took;
}

static double read_fault(void)
{
    char *at = map(FAULT_PAGES * PAGE, PROT_READ | PROT_WRITE);
    double start = now();
    for (long i = 0; i < FAULT_PAGES; i++)
        (void)*(volatile char *)(at + i * PAGE);
    double took = (now() - start) / FAULT_PAGES;
    munmap(at, FAULT_PAGES * PAGE);
    return took;
}

static double cow_write(void)
{
    char *at = map(FAULT_PAGES * PAGE, PROT_READ | PROT_WRITE);
    double *took = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    memset(at, 1, FAULT_PAGES * PAGE);
    *took = 0;
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        double start = now();
        for (long i = 0; i < FAULT_PAGES; i++)
            *(volatile char *)(at + i * PAGE) = 2;
        *took = (now() - start) / FAULT_PAGES;
        _exit(0);
    }
    waitpid(child, NULL, 0);
    double result = *took;
    munmap(at, FAULT_PAGES * PAGE);
    munmap(took, PAGE);
    return result;
}

static char *fork_pages;

static double fork_exit(void)
{
    double start = now();
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    return now() - start;
}

static char *walk_pages;

static double load_hit(void)
{
    enum { COUNT = 1000000 };
    double start = now();
    for (long i = 0; i < COUNT; i++)
        (void)*(volatile char *)walk_pages;
    return (now() - start) / COUNT;
}

/* One load a page over more pages than a TLB holds; each address depends on the last value, so that loads do not overlap. */
static double load_miss(void)
{
    uint64_t next = 0;
    double start = now();
    for (long i = 0; i < WALK_PAGES; i++)
        next = *(volatile uint64_t *)(walk_pages + next * PAGE);
    double took = (now() - start) / WALK_PAGES;
    if (next > WALK_PAGES)
        die("chain");
    return took;
}

int main(void)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    sched_setaffinity(0, sizeof one, &one);
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);

    report("mmap-munmap", mmap_munmap);
    report("mprotect", mprotect_split_merge);
    report("brk", brk_grow_shrink);
    report("first-write", first_write);
    report("read-fault", read_fault);
    report("cow-write", cow_write);

    walk_pages = map((size_t)WALK_PAGES * PAGE, PROT_READ | PROT_WRITE);
    for (uint64_t i = 0; i < WALK_PAGES; i++)
        *(uint64_t *)(walk_pages + i * PAGE) = (i + 2531) % WALK_PAGES;
    report("load-hit", load_hit);
    report("load-miss", load_miss);
    munmap(walk_pages, (size_t)WALK_PAGES * PAGE);

    fork_pages = map((size_t)FORK_PAGES * PAGE, PROT_READ | PROT_WRITE);
    memset(fork_pages, 1, (size_t)FORK_PAGES * PAGE);
    report("fork-exit", fork_exit);
    munmap(fork_pages, (size_t)FORK_PAGES * PAGE);

    char *areas = map((size_t)MANY_AREAS * PAGE, PROT_NONE);
    for (long i = 0; i < MANY_AREAS; i += 2)
        if (mprotect(areas + i * PAGE, PAGE, PROT_READ) != 0)
            die("mprotect");
    report("mmap-many", mmap_munmap);
    return 0;
}
