namespace MemDsl.Replay.Recordings;

/// <summary>A process as /proc showed it at one moment.</summary>
/// <param name="AreaCount">How many areas there are.</param>
/// <param name="Areas">All of them, or the first and last eight if <paramref name="IsCut"/>.</param>
/// <param name="IsCut">Whether the list was cut for its length.</param>
/// <param name="Status">Null where it was not recorded.</param>
/// <param name="Pages">Null where they were not recorded.</param>
public sealed record RecordedProcess(int AreaCount, RecordedArea[] Areas, bool IsCut, RecordedStatus? Status, RecordedPages[]? Pages);
