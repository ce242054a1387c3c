using System.Collections;
using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Diagnostics;

/// <summary>Collects the diagnostics of one phase.</summary>
public sealed class DiagnosticBag : IEnumerable<Diagnostic>
{
    private readonly List<Diagnostic> _diagnostics = [];

    public int Count => _diagnostics.Count;

    public bool HasErrors => _diagnostics.Exists(d => d.IsError);

    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    public void Report(DiagnosticDescriptor descriptor, TextLocation? location, params ReadOnlySpan<object?> arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));

    public void ReportWithHelp(DiagnosticDescriptor descriptor, TextLocation? location, string? help, params ReadOnlySpan<object?> arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments).WithHelp(help));

    /// <summary>All of them in the order of the text; those of one place in the order in which they were reported.</summary>
    public ImmutableArray<Diagnostic> ToSortedArray()
        => _diagnostics.Count < 2 ? [.. _diagnostics] : [.. _diagnostics.OrderBy(d => d.Location?.Span.Start ?? -1)];

    public IEnumerator<Diagnostic> GetEnumerator() => _diagnostics.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
