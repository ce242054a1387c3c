using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>What a <c>vary</c> variable may be, in order: <see cref="ListedDomain"/> or <see cref="RangeDomain"/>. Never empty.</summary>
public abstract record VaryDomain(TypeSymbol Type)
{
    /// <summary>How many values there are.</summary>
    public abstract Word Count { get; }

    /// <summary>The value with that index, from 0.</summary>
    public abstract ConstantValue this[Word index] { get; }
}

/// <summary><c>[4, 8, 16]</c>: different constants of one type.</summary>
public sealed record ListedDomain(TypeSymbol Type, ImmutableArray<ConstantValue> Values) : VaryDomain(Type)
{
    public override Word Count => Values.Length;

    public override ConstantValue this[Word index] => Values[(int)index];
}

/// <summary><c>2..5</c>: ints or addresses, the end excluded.</summary>
public sealed record RangeDomain(TypeSymbol Type, Word Start, Word End) : VaryDomain(Type)
{
    public override Word Count => End - Start;

    public override ConstantValue this[Word index] => new(Type, Start + index, null);
}
