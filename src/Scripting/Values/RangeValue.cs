namespace MemDsl.Scripting.Values;

/// <summary><c>a..b</c>: from <paramref name="Start"/> up to <paramref name="End"/>, which is not part of it.</summary>
public sealed record RangeValue(Int128 Start, Int128 End)
{
    public Int128 Length => End - Start;

    public bool Contains(Int128 value) => value >= Start && value < End;
}
