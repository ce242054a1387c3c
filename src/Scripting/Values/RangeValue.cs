using MemDsl.Compiler;

namespace MemDsl.Scripting.Values;

/// <summary><c>a..b</c>: from <paramref name="Start"/> up to <paramref name="End"/>, which is not part of it.</summary>
public sealed record RangeValue(Word Start, Word End)
{
    public Word Length => End - Start;

    public bool Contains(Word value) => value >= Start && value < End;
}
