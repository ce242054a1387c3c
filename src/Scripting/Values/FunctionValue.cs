namespace MemDsl.Scripting.Values;

/// <summary>A function that a script holds: which one, and what it keeps of the names around it.</summary>
/// <param name="name">A function's name, or <c>x => …</c>.</param>
/// <param name="ordinal">Its index among the program's functions, which is the same in later submissions.</param>
/// <param name="captured">The values for its first slots; never changed.</param>
internal sealed class FunctionValue(string name, int ordinal, Slot[] captured) : IEquatable<FunctionValue>
{
    public int Ordinal { get; } = ordinal;

    public ReadOnlySpan<Slot> Captured => captured;

    /// <summary>The same function that keeps the same values.</summary>
    public bool Equals(FunctionValue? other)
    {
        if (other is null || other.Ordinal != Ordinal) return false;
        for (var i = 0; i < captured.Length; i++)
        {
            var (mine, theirs) = (captured[i], other.Captured[i]);
            if (mine.Word != theirs.Word || !Equals(mine.Reference, theirs.Reference)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FunctionValue);

    public override int GetHashCode() => Ordinal;

    public override string ToString() => name;
}
