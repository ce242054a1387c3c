using System.Diagnostics.CodeAnalysis;

namespace MemDsl.Scripting.Values;

/// <summary>
/// A value of the language in its two halves: the word for bool, int and every unit, the reference for everything else. The static type says which
/// half is meant.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "The halves of a slot are written one at a time in the executor's loop.")]
public struct Slot
{
    public Int128 Word;
    public object? Reference;

    public Slot(Int128 word, object? reference)
    {
        Word = word;
        Reference = reference;
    }

    public Slot(object? reference)
    {
        Word = 0;
        Reference = reference;
    }

    public static Slot OfWord(Int128 word) => new(word, null);
}
