using System.Collections.Immutable;
using MemDsl.Runtime.Events;
using MemDsl.Scripting;

namespace MemDsl.Exams.Running;

/// <summary>How a part is run.</summary>
public sealed record PartOptions
{
    public static PartOptions Default { get; } = new();

    /// <summary>Operations before it is stopped; null for the exam's own limit, which holds anyway.</summary>
    public long? MaxOperations { get; init; }

    /// <summary>Who hears what happens on the machine while it runs; in order.</summary>
    public ImmutableArray<IEventListener> Listeners { get; init; } = [];

    /// <summary>Events that are kept in the result; later ones are left out. 0 keeps none and costs nothing.</summary>
    public int MaxEvents { get; init; }

    /// <summary>Page walks that are kept in the result; later ones are left out. 0 keeps none and costs nothing.</summary>
    public int MaxWalks { get; init; }

    /// <summary>Ends it with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    internal ScriptOptions Limit(ScriptOptions options) =>
        MaxOperations is { } most && most < options.MaxOperations ? options with { MaxOperations = most } : options;
}
