using System.Collections.Immutable;
using MemDsl.Compiler;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Tracing;

namespace MemDsl.Scripting;

/// <summary>
/// The state of a REPL: a machine, and the variables, functions and images that were submitted so far.
/// A submission that does not compile changes nothing; one that stops keeps what it did before it stopped, like a shell.
/// </summary>
public sealed class ScriptSession
{
    private ExecutionState _state = new();
    private Compilation? _last;
    private ScriptWorld? _world;
    private int _shownFailures;

    public ScriptSession(ScriptOptions? options = null) => Options = GuardedHost.Around(options ?? ScriptOptions.Default, options?.Root);

    public ScriptOptions Options { get; }

    /// <summary>Whether the text is a whole submission, or the user is still in the middle of a block, bracket or string.</summary>
    public static bool IsComplete(string text) => Compiler.Syntax.SyntaxTree.IsCompleteSubmission(text);

    /// <summary>Compiles and runs one submission.</summary>
    /// <param name="text">One or several statements; a lone expression is evaluated and shown.</param>
    /// <param name="path">What diagnostics call it.</param>
    public SubmissionResult Submit(string text, string path = "<input>")
    {
        ArgumentNullException.ThrowIfNull(text);
        var submission = Submission.Compile(SourceText.From(text, path), Options.Root ?? ".", Options, _last);
        MachineOptions? machine = null;
        if (submission.Program is not null && _world is null) machine = MachineBlock.Read(submission.Program.Machine, Options, new ScriptRoot(Options.Host, Options.Root ?? "."), submission.Diagnostics);
        var shown = submission.Shown(path);
        if (submission.Program is not { } program || (_world is null && machine is null)) return new SubmissionResult(shown, "", [], null);

        _world ??= NewWorld(machine!);
        _last = submission.Compilation;
        if (submission.Blocks is { } blocks) _world.CSharp = _world.CSharp.Add(blocks);
        _state.Operations = 0;
        _world.Output.Clear();
        _shownFailures = _world.Failures.Count;
        var executor = new Executor(program, _world, _state);
        executor.Start(program.Main);
        _ = executor.Run();
        var result = new SubmissionResult(shown, _world.Output.ToString(), [.. _world.Failures.Skip(_shownFailures)], executor.Stop);
        if (executor.IsMachineSpent) Forget();
        return result;
    }

    /// <summary>A limit stopped the machine in the middle of an operation; the next submission begins anew.</summary>
    private void Forget()
    {
        _state = new ExecutionState();
        _last = null;
        _world = null;
        _shownFailures = 0;
    }

    private ScriptWorld NewWorld(MachineOptions machine)
    {
        var world = new ScriptWorld(new Machine(machine), Options, new ImageLinker(new HostFiles(Options.Host, Options.Root ?? "")));
        if (Options.Trace) world.Trace = new TraceFeed(world, _state);
        return world;
    }
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
