using System.Collections.Immutable;

namespace MemDsl.Exams.Trying;

/// <summary>What can be said about an answer before it is handed in.</summary>
/// <param name="Name">The item.</param>
/// <param name="Outcome">In a word or two: <c>well-formed</c>, <c>missing</c>, <c>2 of 3 visible checks pass</c>.</param>
/// <param name="IsFine">Whether there is nothing to mend.</param>
/// <param name="Lines">What to mend.</param>
public sealed record TriedItem(string Name, string Outcome, bool IsFine, ImmutableArray<string> Lines);
