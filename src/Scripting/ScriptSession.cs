using System.Collections.Immutable;
using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Runtime;
using MemDsl.Runtime.Differences;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting;

/// <summary>
/// What stands behind a prompt: a history of immutable <see cref="ScriptState"/>s and a cursor in it. A submission runs on a copy of the state at the cursor and
/// becomes the next one; <see cref="Undo"/> and <see cref="Redo"/> only move the cursor.
/// <code>
///   states   s1 ── s2 ── s3 ── s4        Undo(2) puts the cursor on s2; Redo() on s3.
///                         ▲              A submission after Undo follows s2: s3 and s4 are gone.
///                       cursor
/// </code>
/// A submission that does not compile, that is cancelled, or that a limit stops, changes nothing. One that an errno, a signal or a run-time error stops keeps
/// what it did, as in a shell, and can be undone.
/// </summary>
public sealed class ScriptSession
{
    private readonly List<ScriptState> _states = [];
    private int _count;

    /// <param name="options">Limits and permissions; those of <c>mem run</c> when left out.</param>
    public ScriptSession(ScriptOptions? options = null) => Options = options ?? ScriptOptions.Default;

    /// <summary>Limits, permissions, tracing: of the submissions that come. <see cref="ScriptOptions.ShowsValues"/> is always set.</summary>
    public ScriptOptions Options
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = GuardedHost.Around(value, value.Root) with { ShowsValues = true };
        }
    }

    /// <summary>The state at the cursor; null before the first submission, and after all were undone.</summary>
    public ScriptState? Current => _count == 0 ? null : _states[_count - 1];

    /// <summary>The states up to the cursor, the oldest first.</summary>
    public ImmutableArray<ScriptState> States => [.. _states.Take(_count)];

    /// <summary>The states that <see cref="Redo"/> would bring back, the next first.</summary>
    public ImmutableArray<ScriptState> Undone => [.. _states.Skip(_count)];

    /// <summary>Whether the text is a whole submission, or the user is still in the middle of a block, bracket or string.</summary>
    public static bool IsComplete(string text) => SyntaxTree.IsCompleteSubmission(text);

    /// <summary>
    /// Compiles and runs one submission; when it leaves a state, the cursor is on it, and what was undone is gone. A text that only shows values, submitted after an
    /// undo, leaves none.
    /// </summary>
    /// <param name="text">One or several statements; a lone expression is evaluated and shown.</param>
    /// <param name="path">What diagnostics call it; of a real file its folder is where imports and files are looked for.</param>
    public SubmissionResult Submit(string text, string path = TypedText) => SubmitUntil(text, path, CancellationToken.None);

    /// <summary>As <see cref="Submit"/>, on another thread, so that it can be cancelled.</summary>
    /// <param name="text">One or several statements.</param>
    /// <param name="path">What diagnostics call it.</param>
    /// <param name="cancellationToken">Ends it, as <see cref="ScriptState.ContinueWithAsync"/> says; the session is as before it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<SubmissionResult> SubmitAsync(string text, string path = TypedText, CancellationToken cancellationToken = default) =>
        Task.Run(() => SubmitUntil(text, path, cancellationToken), cancellationToken);

    /// <summary>Runs a text as <see cref="Submit"/> does and keeps nothing of it: a look at the session that is no part of its history.</summary>
    /// <param name="text">One or several statements.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<SubmissionResult> EvaluateAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Task.Run(() => Run(text, TypedText, cancellationToken), cancellationToken);
    }

    private SubmissionResult SubmitUntil(string text, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = Run(text, path, cancellationToken);
        if (result.State is not { } next) return result;

        // Who looks around after an undo can still redo.
        if (_count < _states.Count && IsLook(next)) return SubmissionResult.Of(next, null);
        _states.RemoveRange(_count, _states.Count - _count);
        _states.Add(next);
        _count++;
        return result;
    }

    /// <summary>Whether a text only showed values: the state that it left differs in nothing from the one before.</summary>
    private bool IsLook(ScriptState next) =>
        Current is { } current && next.Status == RunStatus.Passed
        && next.Submission.Compilation.SyntaxTree.Root.Statements.All(statement => statement is ExpressionStatementSyntax or ShowStatementSyntax or PrintStatementSyntax)
        && next.Submission.Blocks is null && MachineDifference.Between(current.Machine, next.Machine).IsEmpty && next.HasVariablesOf(current);

    private SubmissionResult Run(string text, string path, CancellationToken cancellationToken)
    {
        var script = MemScript.Create(text, path, Options);
        if (script.Problem is { } problem) return SubmissionResult.Refused([problem]);
        try
        {
            var submission = Submission.Compile(script, Current);
            var next = Current is { } current
                ? current.Continue(script, submission, cancellationToken)
                : ScriptState.Begin(script, submission, null, cancellationToken);
            return SubmissionResult.Of(next, next.Status == RunStatus.Limited ? null : next);
        }
        catch (CompilationException mistakes)
        {
            return SubmissionResult.Refused(mistakes.Diagnostics);
        }
    }

    /// <summary>Puts the cursor back by so many submissions, or to the beginning.</summary>
    /// <returns>The states that are undone now, the latest first.</returns>
    public ImmutableArray<ScriptState> Undo(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var undone = _states.GetRange(Math.Max(0, _count - count), Math.Min(count, _count));
        _count -= undone.Count;
        undone.Reverse();
        return [.. undone];
    }

    /// <summary>Puts the cursor forward by so many submissions that were undone, or to the last.</summary>
    /// <returns>The states that hold again, in order.</returns>
    public ImmutableArray<ScriptState> Redo(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var redone = _states.GetRange(_count, Math.Min(count, _states.Count - _count));
        _count += redone.Count;
        return [.. redone];
    }

    /// <summary>Forgets everything: the next submission begins on a machine of its own.</summary>
    public void Reset()
    {
        _states.Clear();
        _count = 0;
    }

    /// <summary>
    /// A text that was not submitted, bound to everything that the session has declared up to the cursor: for completion, colours and help. Nothing runs, and
    /// nothing is emitted.
    /// </summary>
    public Compilation CreateCompilation(string text, string path = TypedText)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Submission.Bind(MemScript.Create(text, path, Options with { MaxScript = long.MaxValue }), Current);
    }

    /// <summary>What the submission at the cursor changed on the machine; null before the first submission, which is compared with a machine that was just booted.</summary>
    public MachineDifference? LastDifference => _count switch
    {
        0 => null,
        1 => MachineDifference.Between(new Machine(Current!.Machine.Options), Current.Machine),
        _ => MachineDifference.Between(_states[_count - 2].Machine, Current!.Machine),
    };

    /// <summary>What diagnostics call a text that was typed.</summary>
    public const string TypedText = "<input>";
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
    ScriptStop? Stop)
{
    /// <summary>How it ended.</summary>
    public RunStatus Status { get; private init; }

    /// <summary>The state that it left; null when the session is as before it.</summary>
    public ScriptState? State { get; private init; }

    /// <summary>What came of its <c>test</c> blocks.</summary>
    public ImmutableArray<CaseResult> Tests { get; private init; } = [];

    /// <summary>What a <c>requires</c> of it misses here, which ended it; else null.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>A text that did not run.</summary>
    internal static SubmissionResult Refused(ImmutableArray<ScriptDiagnostic> diagnostics) => new(diagnostics, "", [], null) { Status = RunStatus.Invalid };

    /// <summary>A text that ran, and the state that is kept of it.</summary>
    internal static SubmissionResult Of(ScriptState ran, ScriptState? kept) =>
        new(ran.Diagnostics, ran.Output, ran.Failures, ran.Stop) { Status = ran.Status, State = kept, Tests = ran.Tests, SkipReason = ran.SkipReason };
}
