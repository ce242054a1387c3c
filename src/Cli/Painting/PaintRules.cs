using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MemDsl.Cli.Painting;

/// <summary>The kinds of lines that reports and pictures have. The first rule that knows a line paints it.</summary>
internal static partial class PaintRules
{
    /// <summary><c>a.mem(3,9): error MEM2003: unknown name 'mnap'</c>.</summary>
    public static readonly PaintRule Headline = PaintRule.Of(HeadlinePattern(), Style.Name, Style.Error, Style.Warning, Style.Help, Style.Dim);

    public static readonly ImmutableArray<PaintRule> All =
    [
        Headline,
        PaintRule.Of(ExpectedPattern(), Style.Error).BelowDiagnostics(),
        PaintRule.Of(FoundPattern(), Style.Passed).BelowDiagnostics(),
        PaintRule.Of(HelpPattern(), Style.Help),
        PaintRule.Of(OutcomePattern(), Style.Passed, Style.Skipped, Style.Error, Style.Dim),
        PaintRule.Of(TallyPattern(), Style.Passed, Style.Skipped, Style.Error),
        PaintRule.Of(MapPattern(), Style.Address, Style.Permission, Style.Name),
        PaintRule.Of(EventPattern(), Style.Dim, Style.Name, Style.Permission),
        PaintRule.Of(ReasonPattern(), Style.Dim),
        PaintRule.Of(EntryPattern(), Style.Address, Style.Permission),
        PaintRule.Of(PhysicalPattern(), Style.Address),
        PaintRule.Of(TlbPattern(), Style.Address, Style.Permission),
        PaintRule.Of(FreeBlocksPattern(), Style.Passed),
        PaintRule.Of(ZoneBarPattern(), Style.Passed),
    ];

    /// <summary><c>       ^~~~~</c>, in the colour of the head line above it.</summary>
    [GeneratedRegex(@"^\s*(?<Mark>\^~*)$", RegexOptions.CultureInvariant)]
    public static partial Regex Mark();

    [GeneratedRegex(@"^(?<Name>\S[^(]*\(\d+,\d+\)): (?:(?<Error>error)|(?<Warning>warning)|(?<Help>info)) (?<Dim>[A-Z]+\d+): ", RegexOptions.CultureInvariant)]
    private static partial Regex HeadlinePattern();

    /// <summary>A line of a difference that was expected and is not there.</summary>
    [GeneratedRegex(@"^    (?<Error>- .*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ExpectedPattern();

    [GeneratedRegex(@"^    (?<Passed>\+ .*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FoundPattern();

    [GeneratedRegex(@"^ +(?<Help>help|reason): ", RegexOptions.CultureInvariant)]
    private static partial Regex HelpPattern();

    [GeneratedRegex(@"^(?:(?<Passed>passed ) |(?<Skipped>skipped) |(?<Error>FAILED |STOPPED|LIMIT  |INVALID|DEFECT ) )\S.* (?<Dim>\([^()]*\))$", RegexOptions.CultureInvariant)]
    private static partial Regex OutcomePattern();

    [GeneratedRegex(@"^(?<Passed>\d+ passed)(?:, (?:(?<Error>\d+ (?:failed|stopped|invalid|defect))|(?<Skipped>\d+ skipped)))*$", RegexOptions.CultureInvariant)]
    private static partial Regex TallyPattern();

    /// <summary>A line of <c>/proc/PID/maps</c>, or of the picture of it.</summary>
    [GeneratedRegex(@"^ *(?<Address>[0-9a-f]{8,16}-[0-9a-f]{8,16}) +(?<Permission>[r-][w-][x-][ps]) .*?(?<Name>\[[a-z_]+\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex MapPattern();

    /// <summary>A line of a tree of events; its page-table bits, where it has some, are in parentheses at the end.</summary>
    [GeneratedRegex(@"^  (?<Dim>[│├└─ ]*)(?<Name>[a-z][a-z_]+) [a-z_0-9]+=.*?(?<Permission>\([A-Z ]+\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex EventPattern();

    [GeneratedRegex(@"^  (?<Dim>[│├└─ ]*because .*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ReasonPattern();

    /// <summary>An entry in the picture of a page walk.</summary>
    [GeneratedRegex(@"^ +(?<Address>0x[0-9a-f]+) frame \d+ (?<Permission>[a-z ]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"^=> physical (?<Address>0x[0-9a-f]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PhysicalPattern();

    [GeneratedRegex(@"^  L\d.* (?<Address>0x[0-9a-f]+) -> frame \d+ +(?<Permission>[r-][w-][x-]) ", RegexOptions.CultureInvariant)]
    private static partial Regex TlbPattern();

    /// <summary>Free blocks of an order and migrate type in the picture of the buddy allocator.</summary>
    [GeneratedRegex(@"^ *\d+ [A-Z][A-Za-z]+ +(?<Passed>\[[0-9a-f]+-?[0-9a-f]*\].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FreeBlocksPattern();

    /// <summary>How full a zone is, with its watermarks.</summary>
    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]+ +\[(?<Passed>[#mlh.>]+)\] +\S+ free$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneBarPattern();
}
