using MemDsl.Compiler.Operations;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// Everything a running script has besides its machine: global slots, frames with their slots, open regions, counts. No part of it stands on the C# stack,
/// so a script that runs can be stopped, cloned and continued.
/// </summary>
public sealed class ExecutionState
{
    internal Slot[] Globals = [];
    internal Slot[] Stack = new Slot[256];
    internal CallFrame[] Frames = new CallFrame[16];

    /// <summary>Open frames; the running one is the last.</summary>
    internal int Depth;

    internal Mark[] Marks = new Mark[8];
    internal int MarkCount;

    /// <summary>Operations executed so far.</summary>
    internal long Operations;

    internal CallJournal Journal = new();

    /// <summary>Listens to the machine while a trace or explain region is open.</summary>
    internal EventLog? Log;

    /// <summary>Open trace and explain regions.</summary>
    internal int Listening;

    internal int CallIndex;

    /// <summary>The operation whose call runs, or ran last.</summary>
    public OperationPlace CurrentPlace => new(Frames[Depth - 1].Function, CallIndex);

    /// <summary>Whether anything is left to run.</summary>
    public bool IsRunning => Depth > 0;

    /// <summary>An independent copy. Its log is not attached to any machine; the executor of the copy does that.</summary>
    public ExecutionState Clone()
    {
        var clone = new ExecutionState
        {
            Globals = (Slot[])Globals.Clone(),
            Stack = (Slot[])Stack.Clone(),
            Frames = (CallFrame[])Frames.Clone(),
            Depth = Depth,
            Marks = (Mark[])Marks.Clone(),
            MarkCount = MarkCount,
            Operations = Operations,
            Journal = Journal.Clone(),
            Listening = Listening,
            CallIndex = CallIndex,
        };
        clone.Log = Log?.Clone(clone);
        return clone;
    }

    /// <summary>What a text that comes next begins with: variables and journal; nothing runs in it.</summary>
    internal ExecutionState CloneAtRest() => new() { Globals = (Slot[])Globals.Clone(), Journal = Journal.Clone() };

    /// <summary>Of a run that stopped, the operation of the script's own statements in which it stands; null when nothing runs.</summary>
    internal OperationPlace? Outermost => Depth switch
    {
        0 => null,
        1 => CurrentPlace,
        _ => new OperationPlace(Frames[0].Function, Frames[0].Next - 1),
    };

    /// <summary>Opens a frame whose parameters are already at <paramref name="stackBase"/>.</summary>
    internal void Push(OperationFunction function, int stackBase, int resultSlot)
    {
        if (Depth == Frames.Length) Array.Resize(ref Frames, Depth * 2);
        var end = stackBase + function.SlotCount;
        if (end > Stack.Length) Array.Resize(ref Stack, Math.Max(end, Stack.Length * 2));
        Stack.AsSpan(stackBase + function.ParameterCount, function.SlotCount - function.ParameterCount).Clear();
        Frames[Depth++] = new CallFrame { Function = function, Base = stackBase, Next = 0, ResultSlot = resultSlot, Marks = MarkCount };
    }

    /// <summary>Begins a function without parameters, after everything that ran before has ended.</summary>
    internal void Start(OperationFunction function, int globals)
    {
        if (Globals.Length < globals)
        {
            var before = Globals.Length;
            Array.Resize(ref Globals, globals);
            for (var i = before; i < globals; i++) Globals[i] = new Slot(OperationProgram.NotGiven, null);
        }

        Depth = 0;
        MarkCount = 0;
        Push(function, 0, -1);
    }

    /// <summary>Gives a global slot its value from outside, before what reads it runs.</summary>
    internal void SetGlobal(int slot, in Slot value) => Globals[slot] = value;

    internal void PushMark(in Mark mark)
    {
        if (MarkCount == Marks.Length) Array.Resize(ref Marks, MarkCount * 2);
        Marks[MarkCount++] = mark;
    }
}
