using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MemDsl.Compiler.Diagnostics;

/// <summary>
/// The one table of diagnostics. Rows stand in one file a thousand (<c>DiagnosticDescriptors.Syntax.cs</c> for MEM1xxx, and so on);
/// each file gives its rows in a list that <see cref="All"/> joins.
/// </summary>
public static partial class DiagnosticDescriptors
{
    private static readonly Lazy<FrozenDictionary<string, DiagnosticDescriptor>> ById =
        new(() => All.ToFrozenDictionary(d => d.Id, StringComparer.OrdinalIgnoreCase));

    /// <remarks>Made on first use: the rows are fields of several files, and the order in which those are set is not defined.</remarks>
    private static readonly Lazy<ImmutableArray<DiagnosticDescriptor>> Rows = new(() =>
    [
        .. SyntaxRows(),
        .. BindingRows(),
        .. ExerciseRows(),
        .. RunTimeRows(),
        .. AssertionRows(),
        .. LimitRows(),
        .. CommandLineRows(),
        .. ExamRows(),
    ]);

    /// <summary>Every row, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rows.Value;

    /// <summary>The row of an id such as <c>MEM1002</c>, in any case of letters, or null.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>Whether a row is about the form of a text rather than its meaning.</summary>
    public static bool IsSyntax(DiagnosticDescriptor descriptor) => descriptor.Id.StartsWith("MEM1", StringComparison.Ordinal) || descriptor == TooDeep;

    private static DiagnosticDescriptor Error(string id, string title, string message, string explanation, string? example = null)
        => new(id, title, message, DiagnosticSeverity.Error, explanation, example);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string explanation, string? example = null)
        => new(id, title, message, DiagnosticSeverity.Warning, explanation, example);
}
