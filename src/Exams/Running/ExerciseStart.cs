using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Model;
using MemDsl.Runtime;
using MemDsl.Scripting;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Running;

/// <summary>
/// The machine of an exercise with the images and files of its file, before any variable has a value: where every variant begins. It stays as it
/// is, and serves several threads at once.
/// </summary>
public sealed class ExerciseStart
{
    private readonly ScriptWorld _world;
    private readonly ExecutionState _state = new();
    private readonly Lock _copying = new();
    private readonly Lock _trying = new();
    private (ScriptWorld World, ExecutionState State)? _tried;

    /// <param name="exercise">Of an exam without errors.</param>
    public ExerciseStart(Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        Exercise = exercise;
        var exam = exercise.Exam;
        var machine = new Machine(exam.Script.MachineOf(exercise.Descriptor));
        _world = new ScriptWorld(machine, exam.Options, exam.Script.Linker) { CSharp = exam.Script.Blocks };
        Result = PartExecutor.Run(exam.Program, exam.Program.Main, _world, _state);
    }

    public Exercise Exercise { get; }

    /// <summary>What came of the declarations: skipped where something that the file requires is missing here.</summary>
    public PartResult Result { get; }

    /// <summary>Whether the condition of a variable holds: a bool, or why it could not be told.</summary>
    /// <param name="variable">Its index; it has a condition.</param>
    /// <param name="values">At least the values of the variables up to it, in their order.</param>
    public PartResult Where(int variable, ReadOnlySpan<ConstantValue> values)
    {
        // A condition sees no machine, so one copy serves all of them.
        lock (_trying)
        {
            var (world, state) = _tried ??= Copy([]);
            Assign(state, values[..(variable + 1)]);
            var result = Run(Exercise.Variables[variable].Descriptor.Where!.Ordinal, world, state);
            if (!result.Passed) _tried = null;
            return result;
        }
    }

    /// <summary>The state after <c>given</c> in a variant.</summary>
    /// <param name="values">A value for each variable of the exercise, in their order.</param>
    public ExerciseRun Begin(ImmutableArray<ConstantValue> values)
    {
        var (world, state) = Copy(values.AsSpan());
        var result = !Result.Passed ? Result
            : Exercise.Given is { } given ? Run(given.Ordinal, world, state)
            : new PartResult { Status = RunStatus.Passed };
        return new ExerciseRun(Exercise, world, state, result);
    }

    private PartResult Run(int ordinal, ScriptWorld world, ExecutionState state) =>
        PartExecutor.Run(Exercise.Exam.Program, Exercise.Exam.Program.Functions[ordinal], world, state);

    private (ScriptWorld World, ExecutionState State) Copy(ReadOnlySpan<ConstantValue> values)
    {
        (ScriptWorld World, ExecutionState State) copy;
        lock (_copying) copy = (_world.Clone(), _state.Clone());
        Assign(copy.State, values);
        return copy;
    }

    private void Assign(ExecutionState state, ReadOnlySpan<ConstantValue> values)
    {
        for (var i = 0; i < values.Length; i++) state.SetGlobal(Exercise.Variables[i].Descriptor.Slot, new Slot(values[i].Word, values[i].Reference));
    }
}
