using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Reference;

/// <summary>Lines that meet an errno, a signal or a signal's code. Those of the table hold when they are run; a test runs them.</summary>
internal static class FailureExamples
{
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["EPERM"] = "p.mseal(buf, 4K)\nassert p.munmap(buf, 4K) fails EPERM",
        ["ENOENT"] = "assert p.shmget(1, 4K, 0) fails ENOENT",
        ["ENOEXEC"] = "assert p.dlopen(app) fails ENOEXEC",
        ["EBADF"] = "assert p.close(99) fails EBADF",
        ["ECHILD"] = "assert p.wait(p) fails ECHILD",
        ["EAGAIN"] = "let child = p.fork()\nassert p.wait(child) fails EAGAIN",
        ["ENOMEM"] = "assert p.mprotect(0x10000, 4K, r) fails ENOMEM",
        ["EACCES"] = "assert p.mmap(4K, rw, shared, file: p.open(data, O_RDONLY)) fails EACCES",
        ["EFAULT"] = "assert p.kernel.load(0) fails EFAULT",
        ["EBUSY"] = "p.mlock(buf, 4K)\nassert p.msync(buf, 4K, MS_INVALIDATE) fails EBUSY",
        ["EEXIST"] = "assert p.mmap(4K, rw, private|anon|MAP_FIXED_NOREPLACE, at: buf) fails EEXIST",
        ["EINVAL"] = "assert p.munmap(buf + 1, 4K) fails EINVAL",
        ["EMFILE"] = "p.setrlimit(RLIMIT_NOFILE, 0)\nassert p.open(data) fails EMFILE",
        ["EFBIG"] = "assert p.pwrite(p.open(data), buf, 4K, 0x7fff_ffff_ffff_f000) fails EFBIG",
        ["EOVERFLOW"] = "assert p.mmap(8K, r, private, file: data, offset: 0xffff_ffff_ffff_f000) fails EOVERFLOW",
        ["EOPNOTSUPP"] = "assert p.mmap(4K, rw, MAP_SHARED_VALIDATE|MAP_SYNC, file: data) fails EOPNOTSUPP",
        ["SIGSEGV"] = "assert p.load(0) raises SIGSEGV(SEGV_MAPERR)",
        ["SIGBUS"] = "let m = p.mmap(128K, r, private, file: data)\nassert p.load(m + 64K) raises SIGBUS(BUS_ADRERR)",
        ["SEGV_MAPERR"] = "assert p.load(0) raises SIGSEGV(SEGV_MAPERR)",
        ["SEGV_ACCERR"] = "assert p.store(app.section(\".text\").start, 0) raises SIGSEGV(SEGV_ACCERR)",
        ["SI_KERNEL"] = "assert p.load(0x8000_0000_0000_0000) raises SIGSEGV(SI_KERNEL)",
        ["BUS_ADRERR"] = "let m = p.mmap(128K, r, private, file: data)\nassert p.load(m + 64K) raises SIGBUS(BUS_ADRERR)",
    };

    /// <summary>What the table has, of which each line holds.</summary>
    public static IReadOnlyDictionary<string, string> Held => Lines;

    /// <summary>
    /// Null for what is no errno, signal or code, and for what no rule gives. Where the table has no line, one that asks a call that some rule of it
    /// refuses.
    /// </summary>
    public static string? Of(LibraryConstant constant)
    {
        if (Lines.TryGetValue(constant.Name, out var line)) return line;
        if (constant.Group == "errno" && Calls(constant).FirstOrDefault(row => row.Example.Length > 0) is { } call)
            return $"let r = try {Expression(call.Example)}\nif r.errno == {constant.Name} {{ print r.reason }}";
        return constant.Group == "signal" && Rules(constant).Any() ? $"let r = try p.load(buf)\nif r.signal == {constant.Name} {{ print r.reason }}" : null;
    }

    /// <summary>Every rule that gives a constant, in the order of the book.</summary>
    public static IEnumerable<Rule> Rules(LibraryConstant constant) => constant.Group switch
    {
        "errno" => RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal && (int)rule.Errno == constant.Value.Word),
        "signal" => RuleBook.All.Where(rule => rule.Kind == RuleKind.Fault && (int)rule.Signal == constant.Value.Word),
        "si_code" => RuleBook.All.Where(rule => rule.Kind == RuleKind.Fault && (int)rule.Code == constant.Value.Word),
        _ => [],
    };

    private static IEnumerable<LibraryFunction> Calls(LibraryConstant errno) => Rules(errno)
        .Select(rule => MemLibrary.Instance.Library.FindMember(MemTypes.Process, Subject(rule)))
        .OfType<LibraryFunction>();

    /// <summary>The word in front of the dot: mostly a call.</summary>
    public static string Subject(Rule rule) => rule.Id[..Math.Max(0, rule.Id.IndexOf('.', StringComparison.Ordinal))];

    /// <summary>The call in a line that keeps its result.</summary>
    private static string Expression(string example) => example[(example.StartsWith("let ", StringComparison.Ordinal) ? example.IndexOf('=', StringComparison.Ordinal) + 2 : 0)..];
}
