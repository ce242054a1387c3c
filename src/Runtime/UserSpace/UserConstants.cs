namespace MemDsl.Runtime.UserSpace;

/// <summary>A constant of the C headers: its name, number and meaning.</summary>
/// <param name="Name">The C name, as in <c>sys/mman.h</c>.</param>
/// <param name="Value">The number on x86.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record UserConstant(string Name, ulong Value, string Meaning);

/// <summary>The constants a program passes to the memory system calls, in the order of their groups.</summary>
public static class UserConstants
{
    public static readonly IReadOnlyList<UserConstant> All =
    [
        new("PROT_NONE", 0, "no access at all"),
        new("PROT_READ", 1, "pages may be read"),
        new("PROT_WRITE", 2, "pages may be written"),
        new("PROT_EXEC", 4, "pages may be executed"),
        new("PROT_SEM", 8, "accepted and ignored"),
        new("PROT_GROWSDOWN", 0x0100_0000, "mprotect: down to the start of a growing area"),
        new("PROT_GROWSUP", 0x0200_0000, "mprotect: up to the end of an area that grows up; x86 has none"),

        new("MAP_SHARED", 1, "stores reach the object and everyone who maps it"),
        new("MAP_PRIVATE", 2, "stores stay in this process: copy on write"),
        new("MAP_SHARED_VALIDATE", 3, "as MAP_SHARED, but unknown flags are refused"),
        new("MAP_DROPPABLE", 8, "anonymous pages that may become zero under memory pressure"),
        new("MAP_FIXED", 0x10, "exactly at the address, replacing what is there"),
        new("MAP_ANONYMOUS", 0x20, "no file: zeros"),
        new("MAP_ANON", 0x20, "no file: zeros"),
        new("MAP_32BIT", 0x40, "only between 1 and 2 GiB"),
        new("MAP_ABOVE4G", 0x80, "the search keeps above 4 GiB"),
        new("MAP_GROWSDOWN", 0x100, "grows downwards by faults, as a stack does"),
        new("MAP_DENYWRITE", 0x800, "ignored"),
        new("MAP_EXECUTABLE", 0x1000, "ignored"),
        new("MAP_LOCKED", 0x2000, "locked in memory, brought in at once"),
        new("MAP_NORESERVE", 0x4000, "not charged to the committed memory"),
        new("MAP_POPULATE", 0x8000, "brought in at once"),
        new("MAP_NONBLOCK", 0x1_0000, "with MAP_POPULATE: not brought in after all"),
        new("MAP_STACK", 0x2_0000, "meant as a stack; Linux only keeps huge pages away"),
        new("MAP_HUGETLB", 0x4_0000, "of the pool of huge pages"),
        new("MAP_SYNC", 0x8_0000, "synchronous page faults for persistent memory"),
        new("MAP_FIXED_NOREPLACE", 0x10_0000, "exactly at the address, but never replacing anything"),

        new("MREMAP_MAYMOVE", 1, "may move where it cannot grow"),
        new("MREMAP_FIXED", 2, "moves to the given address"),
        new("MREMAP_DONTUNMAP", 4, "moves the pages and leaves the old area empty"),

        new("MADV_NORMAL", 0, "no special treatment"),
        new("MADV_RANDOM", 1, "no read-ahead"),
        new("MADV_SEQUENTIAL", 2, "much read-ahead"),
        new("MADV_WILLNEED", 3, "read ahead now"),
        new("MADV_DONTNEED", 4, "drop the pages now"),
        new("MADV_FREE", 8, "the pages may be dropped under pressure"),
        new("MADV_REMOVE", 9, "punch a hole into the file"),
        new("MADV_DONTFORK", 10, "fork leaves the area out"),
        new("MADV_DOFORK", 11, "undoes MADV_DONTFORK"),
        new("MADV_MERGEABLE", 12, "KSM may merge its pages"),
        new("MADV_UNMERGEABLE", 13, "undoes MADV_MERGEABLE"),
        new("MADV_HUGEPAGE", 14, "huge pages wanted"),
        new("MADV_NOHUGEPAGE", 15, "no huge pages"),
        new("MADV_DONTDUMP", 16, "left out of core dumps"),
        new("MADV_DODUMP", 17, "undoes MADV_DONTDUMP"),
        new("MADV_WIPEONFORK", 18, "a child sees zeros"),
        new("MADV_KEEPONFORK", 19, "undoes MADV_WIPEONFORK"),
        new("MADV_COLD", 20, "reclaim these pages earlier"),
        new("MADV_PAGEOUT", 21, "reclaim these pages now"),
        new("MADV_POPULATE_READ", 22, "bring the pages in as reads do"),
        new("MADV_POPULATE_WRITE", 23, "bring the pages in as writes do"),
        new("MADV_DONTNEED_LOCKED", 24, "as MADV_DONTNEED, locked areas too"),
        new("MADV_COLLAPSE", 25, "make huge pages now"),
        new("MADV_HWPOISON", 100, "pretend that the memory broke"),
        new("MADV_SOFT_OFFLINE", 101, "move the pages away from failing memory"),
        new("MADV_GUARD_INSTALL", 102, "accesses to these pages raise a signal"),
        new("MADV_GUARD_REMOVE", 103, "undoes MADV_GUARD_INSTALL"),

        new("MLOCK_ONFAULT", 1, "mlock2: lock pages when they come"),
        new("MCL_CURRENT", 1, "mlockall: what is mapped now"),
        new("MCL_FUTURE", 2, "mlockall: what will be mapped"),
        new("MCL_ONFAULT", 4, "mlockall: lock pages when they come"),

        new("MS_ASYNC", 1, "does nothing since 2.6.19"),
        new("MS_INVALIDATE", 2, "EBUSY on locked areas, else nothing"),
        new("MS_SYNC", 4, "write changed pages of shared file mappings now"),

        new("ADDR_NO_RANDOMIZE", 0x004_0000, "personality: no ASLR"),
        new("MMAP_PAGE_ZERO", 0x010_0000, "personality: page 0 is mapped at exec"),
        new("ADDR_COMPAT_LAYOUT", 0x020_0000, "personality: the old bottom-up layout"),
        new("READ_IMPLIES_EXEC", 0x040_0000, "personality: PROT_READ brings PROT_EXEC"),
        new("ADDR_LIMIT_32BIT", 0x080_0000, "personality: 32-bit addresses"),
        new("ADDR_LIMIT_3GB", 0x800_0000, "personality: 32-bit tasks end at 3 GiB"),

        new("IPC_PRIVATE", 0, "shmget: a new segment that has no key"),
        new("IPC_CREAT", 0x200, "shmget: make the segment if there is none with the key"),
        new("IPC_EXCL", 0x400, "shmget, with IPC_CREAT: there must be none yet"),
        new("IPC_RMID", 0, "shmctl: the segment goes with its last attach"),
        new("SHM_NORESERVE", 0x1000, "shmget: not charged to the committed memory"),
        new("SHM_RDONLY", 0x1000, "shmat: for reading"),
        new("SHM_RND", 0x2000, "shmat: the address is rounded down to a page"),
        new("SHM_REMAP", 0x4000, "shmat: replaces what is mapped there"),
        new("SHM_EXEC", 0x8000, "shmat: for execution too"),
    ];
}
