using MemDsl.Compiler.Diagnostics;
using MemDsl.Runtime;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// What one call of the machine may still cost. A call counts as one operation, and more when it deals with many pages; it is stopped in the middle when
/// that is more than the script has left.
/// </summary>
internal sealed class CallBudget(ScriptWorld world, MemoryWatch memory) : IWorkWatcher
{
    /// <summary>Pages that count as one operation, as a power of two: about as long takes either.</summary>
    private const int PagesAnOperation = 2;

    private readonly WorkMeter _meter = world.Machine.Work;
    private long _start;
    private long _left;

    /// <summary>A call begins.</summary>
    /// <param name="left">The operations that the script has left.</param>
    public void Begin(long left)
    {
        _start = _meter.Done;
        _left = left;
    }

    /// <summary>What the call that ended cost besides the one operation that it is.</summary>
    public long Cost() => (_meter.Done - _start) >> PagesAnOperation;

    public void OnWork(long done)
    {
        world.Cancellation.ThrowIfCancellationRequested();
        world.Time?.ThrowIfOver();
        if ((done - _start) >> PagesAnOperation > _left) throw new LimitException(DiagnosticDescriptors.OperationLimit, world.Options.MaxOperations);
        if (memory.IsExceeded()) throw new LimitException(DiagnosticDescriptors.MemoryLimit, Values.ValueFormatter.Size((ulong)memory.Limit));
    }
}

/// <summary>Ends a call of the machine in the middle, because of a limit. Only <see cref="Executor"/> catches it; the machine is of no further use.</summary>
internal sealed class LimitException(DiagnosticDescriptor descriptor, object? argument) : Exception
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public object? Argument { get; } = argument;
}
