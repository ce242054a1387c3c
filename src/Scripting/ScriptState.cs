using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Blocks;
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
    private readonly ScriptWorld _world;
    private readonly ExecutionState _state;
    private readonly EventRecorder? _events;
    private readonly bool _isSpent;

    private ScriptState(MemScript script, Submission submission, ScriptWorld world, ExecutionState state, CancellationToken cancellation)
    {
        Script = script;
        Submission = submission;
        _world = world;
        _state = state;
        Diagnostics = submission.Shown(script.Path);
        if (submission.Blocks is { } blocks) world.CSharp = world.CSharp.Add(blocks);
        world.Cancellation = cancellation;
        using var time = new TimeWatch(world.Options.MaxTime);
        world.Time = time;
        if (world.Options.MaxEvents > 0) world.Events.Attach(_events = new EventRecorder(state, world.Options.MaxEvents));
        if (world.Options.Trace) world.Trace = new TraceFeed(world, state);
        try
        {
            var executor = new Executor(submission.Program!, world, state);
            executor.Start(submission.Program!.Main);
            var end = executor.Run();
            Stop = executor.Stop;
            UnexpectedFailure = executor.Failure;
            SkipReason = executor.SkipReason;
            StoppedAt = end is ExecutionEnd.Completed ? null : state.Outermost;
            Failures = [.. world.Failures];
            Status = CaseRunner.Status(end, Failures.IsEmpty);
            _isSpent = executor.IsMachineSpent;
        }
        finally
        {
            if (_events is not null) world.Events.Detach(_events);
            world.Trace?.End();
            world.Trace = null;
            world.Cancellation = default;
            world.Time = null;
        }

        AssertionCount = world.AssertionCount;
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
    public IReadOnlyList<EventValue> Events => _events?.Events ?? [];

    /// <summary>How many events were not kept.</summary>
    public long EventsLeftOut => _events?.LeftOut ?? 0;

    /// <summary>Operations that the text executed, as <see cref="ScriptOptions.MaxOperations"/> counts them.</summary>
    public long Operations => _state.Operations;

    /// <summary>The text, compiled.</summary>
    internal Submission Submission { get; }

    /// <summary>The operation of the text's own statements that did not come to its end; null when all did.</summary>
    internal OperationPlace? StoppedAt { get; }

    /// <summary>The errno or signal that stopped it; null when it was something else, or nothing.</summary>
    internal CallFailure? UnexpectedFailure { get; }

    /// <summary>What its own statements showed, in order.</summary>
    internal IReadOnlyList<SeenValue> Seen => _world.Seen;

    /// <summary>The value of the text's last expression, as <see cref="ScriptVariable.Value"/>; null when it does not end with one.</summary>
    public object? ReturnValue => _world.Submitted is var (type, value) ? HostTypes.Box(type, value, _world) : null;

    /// <summary>Every variable of the top level, images and files among them, in the order of their declarations.</summary>
    public ImmutableArray<ScriptVariable> Variables
    {
        get
        {
            var variables = ImmutableArray.CreateBuilder<ScriptVariable>();
            var globals = Submission.Program!.Globals;
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
        var globals = Submission.Program!.Globals;
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
    /// <param name="text">Statements; a lone expression gives the next state its <see cref="ReturnValue"/>.</param>
    /// <param name="cancellationToken">
    /// Ends the run with an <see cref="OperationCanceledException"/>, also in the middle of a call that takes long. C# in the text is stopped only where it calls
    /// the machine: nothing can end foreign code from outside.
    /// </param>
    /// <exception cref="CompilationException">The text has mistakes.</exception>
    /// <exception cref="InvalidOperationException">A limit ended this state's machine in the middle of an operation.</exception>
    public Task<ScriptState> ContinueWithAsync(string text, CancellationToken cancellationToken = default) =>
        Task.Run(
            () =>
            {
                var script = MemScript.Create(text, Script.Path, Script.Options);
                return Continue(script, Submission.Compile(script, this), cancellationToken);
            },
            cancellationToken);

    /// <summary>The first text of a session.</summary>
    internal static ScriptState Begin(MemScript script, Submission submission, Machine? machine, CancellationToken cancellation)
    {
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

        submission.ThrowIfWrong();
        var world = new ScriptWorld(machine!, script.Options, NewLinker(script));
        return new ScriptState(script, submission, world, new ExecutionState(), cancellation) { Tests = submission.RunTests(cancellation) };
    }

    /// <summary>The state after a text that was compiled to follow this one.</summary>
    internal ScriptState Continue(MemScript script, Submission submission, CancellationToken cancellation)
    {
        if (_isSpent) throw new InvalidOperationException("a limit ended the machine of this state in the middle of an operation");
        submission.ThrowIfWrong();
        return new ScriptState(script, submission, _world.CloneForNext(script.Options, NewLinker(script)), _state.CloneAtRest(), cancellation)
        {
            Tests = submission.RunTests(cancellation),
        };
    }

    /// <summary>Whether every variable of a state before this one has the value that it had there.</summary>
    internal bool HasVariablesOf(ScriptState before) =>
        _state.Globals.AsSpan(0, before._state.Globals.Length).SequenceEqual(before._state.Globals, SameSlot.Instance);

    private sealed class SameSlot : IEqualityComparer<Slot>
    {
        public static readonly SameSlot Instance = new();

        public bool Equals(Slot left, Slot right) => left.Word == right.Word && ReferenceEquals(left.Reference, right.Reference);

        public int GetHashCode(Slot slot) => slot.Word.GetHashCode();
    }

    /// <summary>The value of a global slot, when it was assigned.</summary>
    internal Slot? Global(int slot)
    {
        if (slot >= _state.Globals.Length) return null;
        var value = _state.Globals[slot];
        return value.Word == OperationProgram.NotGiven && value.Reference is null ? null : value;
    }

    private static ImageLinker NewLinker(MemScript script) => new(new HostFiles(script.Options.Host, script.Folder));

    private ScriptVariable Variable(GlobalDescriptor global, in Slot value)
    {
        var isMissing = value.Word == OperationProgram.NotGiven && value.Reference is null;
        return new ScriptVariable(
            global.Name,
            global.Type.Name,
            isMissing ? null : Boxed(global, value),
            isMissing ? "" : ValueFormatter.Format(global.Type, value, quoted: true));
    }

    private object? Boxed(GlobalDescriptor global, in Slot value)
    {
        try
        {
            return HostTypes.Box(global.Type, value, _world);
        }
        catch (BlockProblem)
        {
            return null;
        }
    }
}
