using System.Diagnostics.CodeAnalysis;
using MemDsl.Compiler;

namespace MemDsl.Scripting.Values;

/// <summary>
/// A value of the language in its two halves: the word for bool, int and every unit, the reference for everything else. The static type says which
/// half is meant.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "The halves of a slot are written one at a time in the executor's loop.")]
public struct Slot
{
    public Word Word;
    public object? Reference;

    public Slot(Word word, object? reference)
    {
        Word = word;
        Reference = reference;
    }

    public Slot(object? reference)
    {
        Word = 0;
        Reference = reference;
    }

    public static Slot OfWord(Word word) => new(word, null);
}
