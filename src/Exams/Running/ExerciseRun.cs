using MemDsl.Compiler.Operations;
using MemDsl.Exams.Model;
using MemDsl.Runtime;
using MemDsl.Scripting;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Tracing;

namespace MemDsl.Exams.Running;

/// <summary>
/// An exercise in one variant, as a part has left it: <c>given</c> (<see cref="ExerciseStart.Begin"/>), or an answer or solution. Every part that is
/// run works on a copy, so a run stays as it is; copying is cheap, and parts of one run may be run from several threads at once.
/// </summary>
public sealed class ExerciseRun
{
    private readonly ScriptWorld _world;
    private readonly ExecutionState _state;
    private readonly Lock _copying = new();

    internal ExerciseRun(Exercise exercise, ScriptWorld world, ExecutionState state, PartResult result)
    {
        Exercise = exercise;
        _world = world;
        _state = state;
        Result = result;
    }

    public Exercise Exercise { get; }

    /// <summary>What came of the part that led here. Where it did not pass, nothing else should be run.</summary>
    public PartResult Result { get; }

    /// <summary>The machine as that part has left it: to look at, not to change.</summary>
    public Machine Machine => _world.Machine;

    /// <summary>The variables of <c>given</c> that have a value, as that part has left them; in the order of their names.</summary>
    public IEnumerable<(string Name, PartValue Value)> Variables => Exercise.Descriptor.GivenVariables
        .Where(variable => variable.Slot < _state.Globals.Length && _state.Globals[variable.Slot] is var slot && (slot.Reference is not null || slot.Word != OperationProgram.NotGiven))
        .Select(variable => (variable.Name, new PartValue(variable.Type, _state.Globals[variable.Slot])));

    /// <summary>Runs a part of the exercise on a copy, and forgets the copy: a text, a key, a check.</summary>
    public PartResult Run(ExercisePart part, PartOptions? options = null) => Do(part, options).Result;

    /// <summary>Runs a part of the exercise on a copy, and keeps what it has left: a solution, whose checks come next.</summary>
    public ExerciseRun Do(ExercisePart part, PartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Do(Exercise.Exam.Program, [Exercise.Exam.Program.Functions[part.Ordinal]], options ?? PartOptions.Default);
    }

    /// <summary>
    /// Runs an answer on a copy, and keeps what it has left. Its result has the value of an answer to a question; after one to a task come the checks.
    /// </summary>
    /// <param name="answer">To an item of this exercise, without errors.</param>
    /// <param name="options">Null for the exam's limits.</param>
    public ExerciseRun Do(AnswerFile.Answer answer, PartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var program = answer.File.Program;
        var part = answer.Part ?? throw new ArgumentException($"the answer '{answer.Name}' has errors", nameof(answer));
        return Do(program, [program.Main, program.Functions[part.Ordinal]], options ?? PartOptions.Default);
    }

    /// <summary>Runs functions one after the other on one copy, as long as they pass.</summary>
    private ExerciseRun Do(OperationProgram program, ReadOnlySpan<OperationFunction> functions, PartOptions options)
    {
        var (world, state) = Copy(options.Limit(Exercise.Exam.Options));
        world.Cancellation = options.Cancellation;
        var events = options.MaxEvents > 0 ? new EventRecorder(state, options.MaxEvents) : null;
        if (events is not null) world.Events.Attach(events);
        world.Walks = options.MaxWalks > 0 ? new WalkRecorder(options.MaxWalks) : null;
        foreach (var listener in options.Listeners) world.Events.Attach(listener);
        try
        {
            var result = new PartResult { Status = RunStatus.Passed };
            for (var i = 0; i < functions.Length && result.Passed; i++) result = PartExecutor.Run(program, functions[i], world, state);
            if (events is not null) result = result with { Events = events.Events };
            if (world.Walks is { } walks) result = result with { Walks = walks.Walks };
            return new ExerciseRun(Exercise, world, state, result);
        }
        finally
        {
            if (events is not null) world.Events.Detach(events);
            foreach (var listener in options.Listeners) world.Events.Detach(listener);
            world.Walks = null;
            world.Cancellation = default;
        }
    }

    private (ScriptWorld World, ExecutionState State) Copy(ScriptOptions options)
    {
        lock (_copying) return (_world.Clone(options), _state.Clone());
    }
}
