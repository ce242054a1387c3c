using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>What stands at a position.</summary>
/// <param name="Span">The word that it is about.</param>
/// <param name="Signature">One line that says what it is.</param>
/// <param name="Type">The name of the type of its value; empty for what has none.</param>
/// <param name="Value">The value, where it is known before anything runs; else null.</param>
/// <param name="Documentation">What it means; may be empty.</param>
/// <param name="Example">One line that shows it; may be empty.</param>
public sealed record QuickInfo(TextSpan Span, string Signature, string Type, string? Value, string Documentation, string Example);
