using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>The type of a function as a value: <c>fn(int) -> bool</c>; <see cref="PrimitiveType.Void"/> as result is none.</summary>
public sealed record FunctionType : TypeSymbol
{
    public FunctionType(ImmutableArray<TypeSymbol> parameters, TypeSymbol result)
    {
        Parameters = parameters;
        Result = result;
        var head = $"fn({string.Join(", ", parameters)})";
        Name = result == PrimitiveType.Void ? head : $"{head} -> {result}";
        foreach (var parameter in parameters) Depth = Math.Max(Depth, parameter.Depth);
        Depth = Math.Max(Depth, result.Depth) + 1;
    }

    public ImmutableArray<TypeSymbol> Parameters { get; }

    public TypeSymbol Result { get; }

    public override string Name { get; }

    internal override int Depth { get; }

    public bool Equals(FunctionType? other) => other is not null && other.Result == Result && other.Parameters.SequenceEqual(Parameters);

    public override int GetHashCode() => HashOf(Name);
}
