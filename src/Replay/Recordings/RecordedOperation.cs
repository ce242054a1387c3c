namespace MemDsl.Replay.Recordings;

/// <summary>One line of a trace behind its header.</summary>
/// <param name="Number">Of the line in the list of operations.</param>
/// <param name="Symbolic">The operation as it was written, with names.</param>
/// <param name="Resolved">The same with numbers; of a repeated one the last. Null where nothing was carried out.</param>
/// <param name="Result">What the kernel answered.</param>
/// <param name="Processes">Every living process afterwards by its name, or null where no one looked.</param>
public sealed record RecordedOperation(
    int Number, string Symbolic, string? Resolved, RecordedResult Result, IReadOnlyList<KeyValuePair<string, RecordedProcess>>? Processes);
