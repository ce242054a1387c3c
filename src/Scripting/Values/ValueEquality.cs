using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Values;

/// <summary><c>==</c>: words by number, strings, bytes, lists, ranges and results by content, objects by what they denote.</summary>
internal static class ValueEquality
{
    public static bool Same(TypeSymbol type, in Slot left, in Slot right)
    {
        if (type.IsWord) return left.Word == right.Word;
        if (type is NullableType { Underlying.IsWord: true })
        {
            if (left.Reference is null || right.Reference is null) return left.Reference is null && right.Reference is null;
            return left.Word == right.Word;
        }

        return (left.Reference, right.Reference) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
            var (a, b) => a.Equals(b),
        };
    }
}
