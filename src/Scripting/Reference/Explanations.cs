using System.Collections.Immutable;

namespace MemDsl.Scripting.Reference;

/// <summary>What a name means: library rows, constants, errnos, rules, events, diagnostics (<c>mem explain NAME</c>, <c>?name</c>).</summary>
public static class Explanations
{
    /// <summary>The explanation, ready to print; when the name is unknown, the nearest known names instead.</summary>
    public static Explanation Find(string name) => throw new InvalidOperationException("not yet");
}

/// <summary>The answer to a look-up.</summary>
/// <param name="Text">Null when nothing has that name.</param>
/// <param name="Suggestions">Nearest known names, best first; empty when the name is known.</param>
public sealed record Explanation(string? Text, ImmutableArray<string> Suggestions);
