namespace MemDsl.Runtime.Events;

/// <summary>The cause to go back to when what <see cref="EventSource.Begin"/> began has ended.</summary>
public readonly record struct EventScope(ulong OuterCause);
