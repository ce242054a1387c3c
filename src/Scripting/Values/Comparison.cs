using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Values;

/// <summary>
/// <c>==</c> and <c>in</c> for a script that has only so many operations left: gives up, with false, when comparing takes more; the script is then stopped
/// before it can look at the answer.
/// </summary>
/// <param name="left">Operations left.</param>
internal struct Comparison(long left)
{
    /// <summary>Looking at an element takes longer than copying it.</summary>
    private const int ElementsAnOperation = 4;

    private long _elements;
    private long _characters;

    /// <summary>What was compared, in operations.</summary>
    public readonly long Cost => (_elements / ElementsAnOperation) + ValueCost.OfText(_characters);

    private readonly bool IsTooDear => Cost > left;

    /// <summary>Words by number, strings, bytes, lists, ranges and results by content, objects by what they denote.</summary>
    public bool Same(TypeSymbol type, in Slot one, in Slot other)
    {
        if (type.IsWord) return one.Word == other.Word;
        if (type is NullableType { Underlying.IsWord: true })
        {
            if (one.Reference is null || other.Reference is null) return one.Reference is null && other.Reference is null;
            return one.Word == other.Word;
        }

        if (ReferenceEquals(one.Reference, other.Reference)) return true;
        switch (one.Reference, other.Reference)
        {
            case (null, _) or (_, null): return false;
            case (byte[] a, byte[] b):
                _characters += Math.Min(a.Length, b.Length);
                return a.AsSpan().SequenceEqual(b);
            case (string a, string b):
                _characters += Math.Min(a.Length, b.Length);
                return a == b;
            case (ListValue a, ListValue b): return SameLists(a, b);
            case (ResultValue { Type: { } held } a, ResultValue b) when a.IsOk && b.IsOk: return Same(held, a.Value, b.Value);
            case var (a, b): return a.Equals(b);
        }
    }

    public bool Contains(ListValue list, in Slot value)
    {
        for (var i = 0; i < list.Count && !IsTooDear; i++)
        {
            _elements++;
            if (Same(list.Element, list[i], value)) return true;
        }

        return false;
    }

    private bool SameLists(ListValue one, ListValue other)
    {
        if (one.Count != other.Count) return false;
        for (var i = 0; i < one.Count; i++)
        {
            _elements++;
            if (IsTooDear || !Same(one.Element, one[i], other[i])) return false;
        }

        return true;
    }
}
