using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Values;

/// <summary><c>==</c> without a limit; see <see cref="Comparison"/>.</summary>
internal static class ValueEquality
{
    public static bool Same(TypeSymbol type, in Slot left, in Slot right) => new Comparison(long.MaxValue).Same(type, left, right);
}
