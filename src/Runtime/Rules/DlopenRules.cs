namespace MemDsl.Runtime.Rules;

/// <summary>What ld.so refuses to map (glibc <c>elf/dl-load.c</c>). dlopen(3) gives no errno but a message; the nearest errno stands for it here.</summary>
public static class DlopenRules
{
    private const string Source = "dlopen(3), glibc elf/dl-load.c _dl_map_object_from_fd";

    public static readonly Rule NotAnObject = Rule.Refusal("dlopen.not-an-object", Errno.ENOEXEC,
        "invalid ELF header: the file is no ELF file of this machine", Source);

    public static readonly Rule WrongClass = Rule.Refusal("dlopen.wrong-class", Errno.ENOEXEC,
        "wrong ELF class: a program of {1:d} bits cannot map an object of {0:d} bits", Source);

    public static readonly Rule NotShared = Rule.Refusal("dlopen.not-shared", Errno.ENOEXEC,
        "cannot dynamically load executable: e_type is {0:d}, a shared object is 3", Source);

    public static readonly Rule NoLoad = Rule.Refusal("dlopen.no-load", Errno.ENOEXEC,
        "object file has no loadable segments", Source);

    public static readonly Rule OutOfStep = Rule.Refusal("dlopen.out-of-step", Errno.ENOEXEC,
        "ELF load command address/offset not page-aligned: p_vaddr {0}, p_offset {1}", Source);

    public static readonly Rule OutOfOrder = Rule.Refusal("dlopen.out-of-order", Errno.ENOEXEC,
        "ELF load command at {0} lies below the one before it", Source);

    public static readonly Rule ZeroFault = Rule.Refusal("dlopen.zero-fault", Errno.EFAULT,
        "the page at {0} could not be written to clear the rest behind the file's bytes", Source);
}
