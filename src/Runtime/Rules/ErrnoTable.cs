namespace MemDsl.Runtime.Rules;

/// <summary>
/// The refusals of one system call, as a manual page's ERRORS section would list them if it told the order: <see cref="Own"/> in the order in which
/// the kernel checks, which is the order of their declaration, and <see cref="Shared"/>, which several calls have and meet on their way.
/// </summary>
/// <param name="Call">Linux's name of the call.</param>
/// <param name="Own">The rules of the call alone, in the order of the checks.</param>
/// <param name="Shared">The rules of areas and limits that the call can run into.</param>
public sealed record ErrnoTable(string Call, IReadOnlyList<Rule> Own, IReadOnlyList<Rule> Shared)
{
    private static readonly Rule[] Limits = [LimitRules.AddressSpace, LimitRules.Data, LimitRules.Commit];
    private static readonly Rule[] Splits = [VmaRules.SplitCount, VmaRules.SpecialSplit];

    /// <summary>Subjects of the rule book that are no system call.</summary>
    private static readonly string[] NotCalls = ["boot", "buddy", "dlopen", "fault", "file", "memfd", "limit", "stack", "vma", "populate", "oom", "process", "sbrk"];

    /// <summary>Every call that has a table, in alphabetical order.</summary>
    public static IReadOnlyList<string> Calls { get; } =
        [.. RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal).Select(Subject).Distinct().Except(NotCalls).Order(StringComparer.Ordinal)];

    /// <summary>The table of that call, or null.</summary>
    public static ErrnoTable? Find(string call) => !Calls.Contains(call)
        ? null
        : new ErrnoTable(call, [.. RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal && Subject(rule) == call)], SharedBy(call));

    private static Rule[] SharedBy(string call) => call switch
    {
        "mmap" => [VmaRules.Sealed, VmaRules.SpecialSplit, MunmapRules.SplitCount, .. Limits],
        "munmap" => [VmaRules.Sealed, VmaRules.SpecialSplit],
        "mprotect" => [VmaRules.Sealed, .. Limits, VmaRules.SplitCount, VmaRules.SpecialSplit],
        "mremap" => [VmaRules.Sealed, .. Limits, MunmapRules.SplitCount, VmaRules.SpecialSplit],
        "brk" => Limits,
        "shmget" => [LimitRules.Commit],
        "mlock" or "mlockall" or "mseal" => Splits,
        "madvise" => [VmaRules.SpecialSplit],
        "shmat" => [VmaRules.Sealed, LimitRules.AddressSpace],
        _ => [],
    };

    private static string Subject(Rule rule) => rule.Id[..rule.Id.IndexOf('.', StringComparison.Ordinal)];
}
