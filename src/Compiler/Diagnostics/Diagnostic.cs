using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Diagnostics;

/// <summary>Something to tell the user about the text of a script.</summary>
/// <param name="Descriptor">The row of the table that it is an occurrence of.</param>
/// <param name="Location">Where; null when it concerns no place in a text (a missing file, a limit).</param>
/// <param name="Arguments">What fills the message's places.</param>
/// <param name="Help">What the user could do, without the word <c>help:</c>; null when there is nothing to suggest.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    TextLocation? Location,
    ImmutableArray<object?> Arguments,
    string? Help = null)
{
    private const int LongestArgument = 200;

    public string Id => Descriptor.Id;

    public DiagnosticSeverity Severity => Descriptor.Severity;

    public bool IsError => Severity == DiagnosticSeverity.Error;

    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat, [.. Arguments.Select(Short)]);

    public static Diagnostic Create(DiagnosticDescriptor descriptor, TextLocation? location, params ReadOnlySpan<object?> arguments)
        => new(descriptor, location, [.. arguments]);

    public Diagnostic WithHelp(string? help) => this with { Help = help };

    /// <summary>The one-line form: <c>path(line,col): error MEM2003: message</c>.</summary>
    public override string ToString() => DiagnosticFormatter.FormatHeadline(this);

    /// <summary>A word of a text may have millions of characters, and an expression many lines; a message is one line.</summary>
    private static object? Short(object? argument)
    {
        if (argument is not string text) return argument;
        if (text.Length > LongestArgument) text = text[..(char.IsHighSurrogate(text[LongestArgument - 1]) ? LongestArgument - 1 : LongestArgument)] + "…";
        return text.AsSpan().ContainsAny('\n', '\r') ? string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : text;
    }
}
