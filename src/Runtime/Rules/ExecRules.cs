namespace MemDsl.Runtime.Rules;

/// <summary>
/// What execve checks, in its order (<c>fs/exec.c</c>, <c>fs/binfmt_elf.c</c>). Up to <see cref="InterpreterHeaders"/> a refusal goes back to
/// the caller; from <see cref="NoLoad"/> on, and already in <see cref="StackRules"/>, the old program is gone and the refusal ends in <see cref="Killed"/>.
/// </summary>
public static class ExecRules
{
    private const string Exec = "fs/exec.c";
    private const string Elf = "fs/binfmt_elf.c load_elf_binary";
    private const string Headers = "fs/binfmt_elf.c load_elf_phdrs";
    private const string Interpreter = "fs/binfmt_elf.c load_elf_interp";

    public static readonly Rule PathTooLong = Rule.Refusal("exec.path-too-long", Errno.ENAMETOOLONG,
        "the path has no end within {0:d} bytes", "fs/namei.c getname_flags");

    public static readonly Rule FileMissing = Rule.Refusal("exec.file-missing", Errno.ENOENT,
        "there is no such file", "execve(2)");

    public static readonly Rule FileRefused = Rule.Refusal("exec.file-refused", Errno.EACCES,
        "the file may not be executed: it is no regular file, or its permissions forbid it", "execve(2)");

    public static readonly Rule NoMemory = Rule.Refusal("exec.no-memory", Errno.ENOMEM,
        "there is no frame for the new address space", $"{Exec} bprm_mm_init");

    public static readonly Rule StringTooLong = Rule.Refusal("exec.string-too-long", Errno.E2BIG,
        "a string of {0:d} bytes with its NUL is longer than 32 pages ({1:s})", $"{Exec} copy_strings, MAX_ARG_STRLEN");

    public static readonly Rule StringsTooLarge = Rule.Refusal("exec.strings-too-large", Errno.E2BIG,
        "arguments and environment need {0:d} bytes with their pointers; the limit is a quarter of RLIMIT_STACK, at least 128K and at most 6M: {1:s}",
        $"{Exec} bprm_stack_limits");

    public static readonly Rule StringsUnwritable = Rule.Refusal("exec.strings-no-page", Errno.E2BIG,
        "there is no page for the strings at {0}", $"{Exec} get_arg_page");

    public static readonly Rule Magic = Rule.Refusal("exec.magic", Errno.ENOEXEC,
        "the file does not start with the bytes 7f 45 4c 46 (ELF)", Elf);

    public static readonly Rule Type = Rule.Refusal("exec.type", Errno.ENOEXEC,
        "e_type is {0:d}; only ET_EXEC (2) and ET_DYN (3) can run", Elf);

    public static readonly Rule WrongMachine = Rule.Refusal("exec.machine", Errno.ENOEXEC,
        "e_machine is {0:d}; this kernel runs {1:d}", "arch/x86/include/asm/elf.h elf_check_arch");

    public static readonly Rule HeaderSize = Rule.Refusal("exec.phentsize", Errno.ENOEXEC,
        "e_phentsize is {0:d}, a program header has {1:d} bytes", Headers);

    public static readonly Rule HeaderCount = Rule.Refusal("exec.phnum", Errno.ENOEXEC,
        "e_phnum is {0:d}; there must be at least one program header and at most 64K of them", Headers);

    public static readonly Rule HeadersCut = Rule.Refusal("exec.headers-cut", Errno.ENOEXEC,
        "the program headers at {0} go past the end of the file ({1:d} bytes)", Headers);

    public static readonly Rule InterpreterSize = Rule.Refusal("exec.interp-size", Errno.ENOEXEC,
        "PT_INTERP has {0:d} bytes; a path with its NUL has 2 to 4096", Elf);

    public static readonly Rule InterpreterCut = Rule.Refusal("exec.interp-cut", Errno.EIO,
        "PT_INTERP's path at {0} goes past the end of the file ({1:d} bytes)", "fs/binfmt_elf.c elf_read");

    public static readonly Rule InterpreterNotTerminated = Rule.Refusal("exec.interp-not-terminated", Errno.ENOEXEC,
        "PT_INTERP's path does not end with NUL", Elf);

    public static readonly Rule InterpreterMissing = Rule.Refusal("exec.interp-missing", Errno.ENOENT,
        "the interpreter that PT_INTERP names does not exist", Elf);

    public static readonly Rule InterpreterRefused = Rule.Refusal("exec.interp-refused", Errno.EACCES,
        "the interpreter that PT_INTERP names may not be executed", Elf);

    public static readonly Rule InterpreterHeaderCut = Rule.Refusal("exec.interp-header-cut", Errno.EIO,
        "the interpreter has {0:d} bytes, an ELF header {1:d}", "fs/binfmt_elf.c elf_read");

    public static readonly Rule InterpreterMagic = Rule.Refusal("exec.interp-magic", Errno.ELIBBAD,
        "the interpreter does not start with the bytes 7f 45 4c 46 (ELF)", Elf);

    public static readonly Rule InterpreterMachine = Rule.Refusal("exec.interp-machine", Errno.ELIBBAD,
        "the interpreter's e_machine is {0:d}, the program's {1:d}", Elf);

    public static readonly Rule InterpreterHeaders = Rule.Refusal("exec.interp-headers", Errno.ELIBBAD,
        "the interpreter's program headers cannot be read: e_phentsize {0:d}, e_phnum {1:d}", Headers);

    public static readonly Rule NoLoad = Rule.Refusal("exec.no-load", Errno.EINVAL,
        "the file is position-independent and has no PT_LOAD", "fs/binfmt_elf.c total_mapping_size");

    public static readonly Rule MappedOutside = Rule.Refusal("exec.mapped-outside", Errno.EINVAL,
        "a segment would come to lie at {0}, above the end of user space {1}", Elf);

    public static readonly Rule BssUnwritable = Rule.Refusal("exec.bss-unwritable", Errno.EFAULT,
        "the rest of the page behind the segment's bytes, at {0}, cannot be cleared", "fs/binfmt_elf.c elf_load");

    public static readonly Rule SegmentBounds = Rule.Refusal("exec.segment-bounds", Errno.EINVAL,
        "a segment at {0} of {1} bytes in memory ends above user space, or its p_filesz is greater than its p_memsz", Elf);

    public static readonly Rule InterpreterType = Rule.Refusal("exec.interp-type", Errno.EPERM,
        "the interpreter's e_type is {0:d}, neither ET_EXEC (2) nor ET_DYN (3)", Interpreter);

    public static readonly Rule InterpreterNoLoad = Rule.Refusal("exec.interp-no-load", Errno.EINVAL,
        "the interpreter has no PT_LOAD", Interpreter);

    public static readonly Rule InterpreterBounds = Rule.Refusal("exec.interp-bounds", Errno.ENOMEM,
        "a segment of the interpreter at {0} of {1} bytes in memory ends above user space, or its p_filesz is greater than its p_memsz", Interpreter);

    public static readonly Rule EntryOutside = Rule.Refusal("exec.entry-outside", Errno.EINVAL,
        "the entry point {0} lies above the end of user space {1}", Elf);

    public static readonly Rule StackUnwritable = Rule.Refusal("exec.stack-unwritable", Errno.EFAULT,
        "the arguments' tables cannot be written on the stack at {0}", "fs/binfmt_elf.c create_elf_tables");

    /// <summary>Operand 0 is the errno that could not be returned.</summary>
    public static readonly Rule Killed = Rule.Fault("exec.killed", Signal.SIGSEGV, SignalCode.SI_KERNEL,
        "exec failed with error {0:d} after the old program was gone; there is nothing to return to", $"{Exec} bprm_execve");

    public static readonly Rule ReadImpliesExec = Rule.Decision("exec.read-implies-exec",
        "a 32-bit program without PT_GNU_STACK: whatever is readable becomes executable", "arch/x86/include/asm/elf.h elf_read_implies_exec");
}
