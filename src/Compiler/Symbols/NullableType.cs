namespace MemDsl.Compiler.Symbols;

/// <summary>
/// <c>T?</c>. Null is a null reference. When <c>T</c> is a word, a value is the word beside a reference that is not null
/// (<see cref="Operations.OperationProgram.Present"/>).
/// </summary>
public sealed record NullableType(TypeSymbol Underlying) : TypeSymbol
{
    public override string Name => $"{Underlying.Name}?";

    internal override int Depth { get; } = Underlying.Depth + 1;
}
