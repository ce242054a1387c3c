using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Hosting;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>
/// What a script has come to: its machine, its variables, what it said. A state does not change when it is continued; the next one is a state of its
/// own with a machine of its own, so that going on twice from one state tries two things.
/// </summary>
public sealed class ScriptState
{
    private readonly Submission _submission;
    private readonly ScriptWorld _world;
    private readonly ExecutionState _state;
    private readonly EventRecorder _events;
    private readonly bool _isSpent;

    private ScriptState(MemScript script, Submission submission, ScriptWorld world, ExecutionState state, CancellationToken cancellation)
    {
        Script = script;
        _submission = submission;
        _world = world;
        _state = state;
        Diagnostics = submission.Shown(script.Path);
        if (submission.Blocks is { } blocks) world.CSharp = world.CSharp.Add(blocks);
        state.Operations = 0;
        world.Output.Clear();
        world.Submitted = null;
        world.Cancellation = cancellation;
        using var time = new TimeWatch(world.Options.MaxTime);
        world.Time = time;
        var failures = world.Failures.Count;
        var assertions = world.AssertionCount;
        _events = new EventRecorder(state, world.Options.MaxEvents);
        world.Events.Attach(_events);
        try
        {
            var executor = new Executor(submission.Program!, world, state);
            executor.Start(submission.Program!.Main);
            var end = executor.Run();
            Stop = executor.Stop;
            SkipReason = executor.SkipReason;
            Failures = [.. world.Failures.Skip(failures)];
            Status = CaseRunner.Status(end, Failures.IsEmpty);
            _isSpent = executor.IsMachineSpent;
        }
        finally
        {
            world.Events.Detach(_events);
            world.Cancellation = default;
            world.Time = null;
        }

        AssertionCount = world.AssertionCount - assertions;
        Output = world.Output.ToString();
    }

    /// <summary>The text that led here from the state before.</summary>
    public MemScript Script { get; }

    /// <summary>Warnings; with an error there is no state.</summary>
    public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }

    /// <summary>The machine as the text has left it.</summary>
    public Machine Machine => _world.Machine;

    /// <summary>How the text ended.</summary>
    public RunStatus Status { get; }

    /// <summary>Why it did not reach its end; null when it did.</summary>
    public ScriptStop? Stop { get; }

    /// <summary>What is missing here, when it ended as skipped; else null.</summary>
    public string? SkipReason { get; }

    /// <summary>What came of the <c>test</c> blocks of the text, each on a machine of its own.</summary>
    public ImmutableArray<CaseResult> Tests { get; private init; } = [];

    /// <summary>What the text printed and showed.</summary>
    public string Output { get; }

    /// <summary>How many assertions it evaluated, failed ones included.</summary>
    public int AssertionCount { get; }

    /// <summary>Its assertions that did not hold.</summary>
    public ImmutableArray<AssertionFailure> Failures { get; }

    /// <summary>What happened on the machine, in order; the first <see cref="ScriptOptions.MaxEvents"/>.</summary>
    public IReadOnlyList<EventValue> Events => _events.Events;

    /// <summary>How many events were not kept.</summary>
    public long EventsLeftOut => _events.LeftOut;

    /// <summary>The value of the text's last expression, as <see cref="ScriptVariable.Value"/>; null when it does not end with one.</summary>
    public object? ReturnValue => _world.Submitted is var (type, value) ? HostTypes.Box(type, value, _world) : null;

    /// <summary>Every variable of the top level, images and files among them, in the order of their declarations.</summary>
    public ImmutableArray<ScriptVariable> Variables
    {
        get
        {
            var variables = ImmutableArray.CreateBuilder<ScriptVariable>();
            var globals = _submission.Program!.Globals;
            for (var i = 0; i < globals.Length; i++)
            {
                // A later declaration of a name takes the place of an earlier one.
                if (globals.AsSpan()[(i + 1)..].ToArray().Any(later => later.Name == globals[i].Name)) continue;
                variables.Add(Variable(globals[i], _state.Globals[i]));
            }

            return variables.ToImmutable();
        }
    }

    /// <summary>The variable with that name, or null.</summary>
    public ScriptVariable? GetVariable(string name)
    {
        var globals = _submission.Program!.Globals;
        for (var i = globals.Length - 1; i >= 0; i--)
            if (globals[i].Name == name) return Variable(globals[i], _state.Globals[i]);
        return null;
    }

    /// <summary>The value of a variable as a type of C#'s that it converts to without loss.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    /// <exception cref="InvalidCastException">Its value is no <typeparamref name="T"/>.</exception>
    public T GetValue<T>(string name) =>
        HostTypes.To<T>((GetVariable(name) ?? throw new ArgumentException($"the script has no variable '{name}'", nameof(name))).Value);

    /// <summary>Runs a further text on a copy of the machine; it sees everything that was declared so far. This state stays as it is.</summary>
    /// <exception cref="CompilationException">The text has mistakes.</exception>
    /// <exception cref="InvalidOperationException">A limit ended this state's machine in the middle of an operation.</exception>
    public Task<ScriptState> ContinueWithAsync(string text, CancellationToken cancellationToken = default) =>
        Task.Run(() => Continue(MemScript.Create(text, Script.Path, Script.Options), cancellationToken), cancellationToken);

    /// <summary>The first text of a session.</summary>
    internal static ScriptState Begin(MemScript script, SourceText? source, Machine? machine, CancellationToken cancellation)
    {
        if (source is null) throw new CompilationException([script.Problem!]);
        var submission = Submission.Compile(source, script.Root, script.Options, null);
        if (submission.Program is { } program)
        {
            if (machine is not null && program.Machine is { } block)
            {
                submission.Diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.MachineNotFirst, new TextLocation(block.Source, block.Span), "this script is run on a machine that is there already"));
            }
            else if (machine is null && MachineBlock.Read(program.Machine, script.Options, new ScriptRoot(script.Options.Host, script.Root), submission.Diagnostics) is { } options)
            {
                machine = new Machine(options);
            }
        }

        ThrowIfWrong(script, submission);
        var world = new ScriptWorld(machine!, script.Options, new ImageLinker(new HostFiles(script.Options.Host, script.Folder))) { ShowsValues = false };
        return new ScriptState(script, submission, world, new ExecutionState(), cancellation)
        {
            Tests = submission.Program!.Tests.IsEmpty ? [] : script.Compile().RunUntil(cancellation).Cases,
        };
    }

    private ScriptState Continue(MemScript script, CancellationToken cancellation)
    {
        if (_isSpent) throw new InvalidOperationException("a limit ended the machine of this state in the middle of an operation");
        var submission = Submission.Compile(SourceText.From(script.Text!, script.Path), script.Root, script.Options, _submission.Compilation);
        ThrowIfWrong(script, submission);
        return new ScriptState(script, submission, _world.Clone(), _state.Clone(), cancellation);
    }

    private static void ThrowIfWrong(MemScript script, Submission submission)
    {
        if (submission.Diagnostics.Exists(diagnostic => diagnostic.IsError)) throw new CompilationException(submission.Shown(script.Path));
    }

    private ScriptVariable Variable(GlobalDescriptor global, in Slot value)
    {
        var isMissing = value.Word == OperationProgram.NotGiven && value.Reference is null;
        return new ScriptVariable(
            global.Name,
            global.Type.Name,
            isMissing ? null : HostTypes.Box(global.Type, value, _world),
            isMissing ? "" : ValueFormatter.Format(global.Type, value, quoted: true));
    }
}
