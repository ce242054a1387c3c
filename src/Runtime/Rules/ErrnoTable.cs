namespace MemDsl.Runtime.Rules;

/// <summary>
/// The refusals of one system call, as a manual page's ERRORS section would list them if it told the order: <see cref="Own"/> in the order in which
/// the kernel checks, and <see cref="Shared"/>, which several calls have and meet on their way.
/// </summary>
/// <param name="Call">Linux's name of the call.</param>
/// <param name="Own">The rules of the call alone, in the order of the checks.</param>
/// <param name="Shared">The rules of areas and limits that the call can run into.</param>
public sealed record ErrnoTable(string Call, IReadOnlyList<Rule> Own, IReadOnlyList<Rule> Shared)
{
    private static readonly Rule[] Limits = [LimitRules.AddressSpace, LimitRules.Data, LimitRules.Commit];
    private static readonly Rule[] Splits = [VmaRules.SplitCount, VmaRules.SpecialSplit];
    private static readonly Rule[] Locks = [MlockRules.Forbidden, MlockRules.Limit, MlockRules.Wraps, MlockRules.Hole, MlockRules.NotAccessible, MlockRules.NoMemory];

    /// <summary>Calls whose rules bear another subject, or not theirs alone: the table is written out.</summary>
    private static readonly SortedDictionary<string, Rule[]> Written = new(StringComparer.Ordinal)
    {
        ["clone"] = [ProcessRules.TooManyTasks],
        ["close"] = [FileRules.BadDescriptor],
        ["dup"] = [FileRules.BadDescriptor, FileRules.TooManyDescriptors],
        ["fallocate"] = [FileRules.FallocateRange, FileRules.FallocateMode, FileRules.BadDescriptor, FileRules.NotWritable, FileRules.TooLarge, FileRules.NoSpace],
        ["fork"] = [ProcessRules.TooManyTasks, ProcessRules.ForkNoMemory, ProcessRules.ForkCommit],
        ["ftruncate"] = [FileRules.NegativeLength, FileRules.BadDescriptor, FileRules.TruncateNotWritable],
        ["memfd_create"] = [FileRules.NameTooLong, FileRules.TooManyDescriptors],
        ["mlock"] = Locks,
        ["mlock2"] = [MlockRules.UnknownFlags, .. Locks],
        ["mlockall"] = [MlockRules.AllFlags, MlockRules.Forbidden, MlockRules.AllLimit],
        ["mprotect"] = [.. Named("mprotect").Where(rule => rule != MprotectRules.NoKey)],
        ["munlock"] = [MlockRules.Wraps, MlockRules.Hole],
        ["open"] = [FileRules.TooManyDescriptors],
        ["pkey_mprotect"] = [.. Named("mprotect")],
        ["pread64"] = [FileRules.NegativeOffset, FileRules.BadDescriptor, FileRules.NotReadable, FileRules.BufferOutside, ProcessRules.BadUserAddress],
        ["pwrite64"] =
            [FileRules.NegativeOffset, FileRules.BadDescriptor, FileRules.NotWritable, FileRules.BufferOutside, FileRules.TooLarge, ProcessRules.BadUserAddress, FileRules.NoSpace],
        ["read"] = [FileRules.BadDescriptor, FileRules.NotReadable, FileRules.BufferOutside, ProcessRules.BadUserAddress],
        ["setrlimit"] = [ProcessRules.LimitUnknown, ProcessRules.LimitSoftAboveHard, ProcessRules.LimitRaiseHard],
        ["vfork"] = [ProcessRules.TooManyTasks],
        ["wait4"] = [ProcessRules.NoChild, ProcessRules.ChildRuns],
        ["write"] = [FileRules.BadDescriptor, FileRules.NotWritable, FileRules.BufferOutside, FileRules.TooLarge, ProcessRules.BadUserAddress, FileRules.NoSpace],
    };

    /// <summary>Subjects of the rule book that are no system call.</summary>
    private static readonly string[] NotCalls =
        ["boot", "buddy", "dlopen", "fault", "file", "memfd", "limit", "stack", "vma", "pin", "populate", "oom", "process", "sbrk", "sysctl"];

    /// <summary>Every call that has a table, in alphabetical order.</summary>
    public static IReadOnlyList<string> Calls { get; } =
        [.. RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal).Select(Subject).Concat(Written.Keys).Distinct().Except(NotCalls).Order(StringComparer.Ordinal)];

    /// <summary>The table of that call, or null.</summary>
    public static ErrnoTable? Find(string call) => !Calls.Contains(call)
        ? null
        : new ErrnoTable(call, Written.TryGetValue(call, out var own) ? own : [.. Named(call)], SharedBy(call));

    /// <summary>Whether the call may name the rule, as its own or a shared one. A rule that is made for one errno of several counts as its like.</summary>
    public bool Has(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Own.Concat(Shared).Any(known => known.Id == rule.Id);
    }

    /// <summary>Whether the call may fail with an errno, by a rule of its own or a shared one.</summary>
    public bool Gives(Errno errno) => Own.Concat(Shared).Any(rule => rule.Errno == errno);

    private static Rule[] SharedBy(string call) => call switch
    {
        "mmap" => [VmaRules.Sealed, VmaRules.SpecialSplit, MunmapRules.SplitCount, .. Limits],
        "munmap" => [VmaRules.Sealed, VmaRules.SpecialSplit],
        "mprotect" or "pkey_mprotect" => [VmaRules.Sealed, .. Limits, VmaRules.SplitCount, VmaRules.SpecialSplit],
        "mremap" => [VmaRules.Sealed, .. Limits, MunmapRules.BeyondTaskSize, MunmapRules.SplitCount, VmaRules.SpecialSplit],
        "brk" => Limits,
        "shmget" => [LimitRules.Commit],
        "mlock" or "mlock2" or "mlockall" or "munlock" or "mseal" => Splits,
        "madvise" => [VmaRules.SpecialSplit],
        "process_madvise" => [.. Named("madvise"), VmaRules.SpecialSplit],
        "remap_file_pages" =>
            [MmapRules.MapCount, MmapRules.LockForbidden, MmapRules.LockLimit, MmapRules.FileTooLarge, VmaRules.Sealed, VmaRules.SpecialSplit, MunmapRules.SplitCount, LimitRules.AddressSpace],
        "shmat" =>
        [
            MmapRules.MapCount, MmapRules.TooLong, MmapRules.NoSpace, MmapRules.BeyondTaskSize, MmapRules.BelowMinimum, MmapRules.LockForbidden, MmapRules.LockLimit,
            VmaRules.Sealed, VmaRules.SpecialSplit, MunmapRules.SplitCount, LimitRules.AddressSpace,
        ],
        _ => [],
    };

    /// <summary>The refusals whose subject is the call, as declared.</summary>
    private static IEnumerable<Rule> Named(string call) => RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal && Subject(rule) == call);

    private static string Subject(Rule rule) => rule.Id[..rule.Id.IndexOf('.', StringComparison.Ordinal)];
}
