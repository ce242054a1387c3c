namespace MemDsl.Scripting.Values;

/// <summary><c>a..b</c>: from <paramref name="Start"/> up to <paramref name="End"/>, which is not part of it.</summary>
public sealed record RangeValue(Int128 Start, Int128 End, WordKind Kind)
{
    public Int128 Length => End > Start ? End - Start : 0;

    public bool Contains(Int128 value) => value >= Start && value < End;

    public override string ToString() => $"{ValueFormatter.Word(Start, Kind)}..{ValueFormatter.Word(End, Kind)}";
}
