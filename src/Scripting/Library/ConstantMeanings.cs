namespace MemDsl.Scripting.Library;

/// <summary>
/// What numbers of Linux's headers mean to memory management, for the reference. A name without a row here is one that this machine never gives; it is
/// there so that scripts can name it.
/// </summary>
internal static class ConstantMeanings
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["EPERM"] = "not permitted to this caller: a limit, a seal, an address that is kept free",
        ["ENOENT"] = "there is no such file",
        ["EIO"] = "reading or writing failed: a program's file that ends too early",
        ["E2BIG"] = "arguments and environment are too large for execve",
        ["ENOEXEC"] = "not a program that this kernel can run",
        ["EBADF"] = "not an open descriptor, or open for something else",
        ["ECHILD"] = "not a child of the caller",
        ["EAGAIN"] = "a limit that may pass, such as that of locked memory; or: not yet",
        ["ENOMEM"] = "no memory, no room in the address space, or nothing mapped where something must be",
        ["EACCES"] = "the file or mapping does not allow this access",
        ["EFAULT"] = "the kernel was given an address that the process cannot use",
        ["EBUSY"] = "in use: locked pages, for example",
        ["EEXIST"] = "there is something already, and it must not be replaced",
        ["ENODEV"] = "this kind of file cannot do that",
        ["EISDIR"] = "a directory, where a file is needed",
        ["EINVAL"] = "an argument is wrong in itself: alignment, length, flags",
        ["EMFILE"] = "the process has as many descriptors as RLIMIT_NOFILE allows",
        ["ETXTBSY"] = "a file that is being run cannot be written, or the other way round",
        ["ENOSPC"] = "no room: too many segments, or too many pages of them",
        ["ENAMETOOLONG"] = "a path or a name is longer than it may be",
        ["EFBIG"] = "beyond the largest file",
        ["ESPIPE"] = "this kind of file has no position",
        ["ENOSYS"] = "there is no such system call",
        ["ELOOP"] = "an interpreter that has an interpreter, or links that lead in a circle",
        ["ELIBBAD"] = "the program interpreter is damaged",
        ["EOVERFLOW"] = "an offset or a range that wraps",
        ["EOPNOTSUPP"] = "a flag that this file or area does not know",
        ["SIGBUS"] = "the address is mapped, but nothing is behind it: a page past the end of its file",
        ["SIGSEGV"] = "the address is not mapped, or not for this access",
        ["SIGKILL"] = "ends the process; what the OOM killer and a failed exec send",
        ["SI_KERNEL"] = "sent by the kernel, which knows no address: an address that is not canonical",
        ["SEGV_MAPERR"] = "nothing is mapped at the address",
        ["SEGV_ACCERR"] = "something is mapped at the address, and does not allow this access",
        ["SEGV_PKUERR"] = "a protection key forbids it; this processor has none",
        ["BUS_ADRERR"] = "there is no page behind the address",
        ["BUS_ADRALN"] = "a badly aligned access, which x86 does not mind",
        ["GFP_ATOMIC"] = "may not sleep, and may use reserves",
        ["GFP_KERNEL"] = "the kernel's own memory; may sleep and reclaim",
        ["GFP_NOWAIT"] = "may not sleep",
        ["GFP_NOIO"] = "may sleep, but start no I/O",
        ["GFP_NOFS"] = "may sleep, but not call into file systems",
        ["GFP_USER"] = "memory for user space that the kernel also uses directly",
        ["GFP_HIGHUSER"] = "memory for user space, from high memory too",
        ["GFP_HIGHUSER_MOVABLE"] = "the same, and its pages can be moved: anonymous memory and the page cache",
        ["GFP_DMA"] = "below 16 MiB",
        ["GFP_DMA32"] = "below 4 GiB",
        ["__GFP_HIGHMEM"] = "from zone HighMem too",
        ["__GFP_MOVABLE"] = "the pages can be moved",
        ["__GFP_RECLAIMABLE"] = "the pages can be freed on demand",
        ["__GFP_HIGH"] = "half of what lies below min may be used",
        ["__GFP_IO"] = "reclaim may start I/O",
        ["__GFP_FS"] = "reclaim may call into file systems",
        ["__GFP_ZERO"] = "the pages are zeros",
        ["__GFP_DIRECT_RECLAIM"] = "the request may wait for reclaim",
        ["__GFP_KSWAPD_RECLAIM"] = "kswapd may be woken",
        ["__GFP_WRITE"] = "the page will be written soon",
        ["__GFP_NOWARN"] = "a failure is not reported",
        ["__GFP_RETRY_MAYFAIL"] = "try hard, but kill nobody",
        ["__GFP_NOFAIL"] = "never give up",
        ["__GFP_NORETRY"] = "one round of reclaim, then give up",
        ["__GFP_MEMALLOC"] = "watermarks do not count",
        ["__GFP_COMP"] = "the block is a compound page",
        ["__GFP_NOMEMALLOC"] = "no reserves, whoever asks",
        ["__GFP_HARDWALL"] = "keep to the cpuset",
        ["__GFP_THISNODE"] = "from this node only",
        ["__GFP_ACCOUNT"] = "charged to the memory cgroup",
        ["GFP_PGTABLE_USER"] = "page tables of user space: zeroed and accounted",
    };

    /// <summary>Whether this machine ever gives a number of that name.</summary>
    public static bool Has(string name) => Rows.ContainsKey(name);

    /// <summary>The meaning of a name, or the given words where it has no row.</summary>
    public static string Of(string name, string otherwise) => Rows.GetValueOrDefault(name, otherwise);
}
