using System.Collections.Immutable;

namespace MemDsl.Scripting.Assertions;

/// <summary>An assertion that did not hold, with everything that helps to see why.</summary>
/// <param name="Id">The diagnostic (MEM4xxx).</param>
/// <param name="Location">The assertion in the script.</param>
/// <param name="Message">The message the script gave, if any.</param>
/// <param name="Parts">The sub-expressions and their values, outermost first.</param>
/// <param name="Notes">What happened instead, for <c>fails</c> and <c>raises</c>: one sentence a line.</param>
/// <param name="Difference">Line-by-line difference of what was compared, in unified form; empty when it is not text.</param>
/// <param name="LastChange">The call that last changed what was looked at; null when none did.</param>
public sealed record AssertionFailure(
    string Id,
    ScriptLocation Location,
    string? Message,
    ImmutableArray<AssertionPart> Parts,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Difference,
    ScriptLocation? LastChange);

/// <summary>A sub-expression of an assertion.</summary>
/// <param name="Text">As written.</param>
/// <param name="Value">Its value as <c>print</c> shows it.</param>
public sealed record AssertionPart(string Text, string Value);
