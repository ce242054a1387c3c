using System.Collections.Immutable;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting;

/// <summary>
/// The state of a REPL: a machine, and the variables, functions and images that were submitted so far.
/// A submission that does not compile changes nothing; one that stops keeps what it did before it stopped, like a shell.
/// </summary>
public sealed class ScriptSession
{
    public ScriptSession(ScriptOptions? options = null) => Options = options ?? ScriptOptions.Default;

    public ScriptOptions Options { get; }

    /// <summary>Whether the text is a whole submission, or the user is still in the middle of a block, bracket or string.</summary>
    public static bool IsComplete(string text) => throw new InvalidOperationException("not yet");

    /// <summary>Compiles and runs one submission.</summary>
    /// <param name="text">One or several statements; a lone expression is evaluated and shown.</param>
    /// <param name="path">What diagnostics call it.</param>
    public SubmissionResult Submit(string text, string path = "<input>") => throw new InvalidOperationException("not yet: " + this);
}

/// <summary>What came of a submission.</summary>
/// <param name="Diagnostics">Of compilation; with an error among them nothing ran.</param>
/// <param name="Output">What it printed and showed, the value of a lone expression included.</param>
/// <param name="Failures">Assertions that did not hold.</param>
/// <param name="Stop">Why it did not reach its end; null when it did.</param>
public sealed record SubmissionResult(
    ImmutableArray<ScriptDiagnostic> Diagnostics,
    string Output,
    ImmutableArray<AssertionFailure> Failures,
    ScriptStop? Stop);
