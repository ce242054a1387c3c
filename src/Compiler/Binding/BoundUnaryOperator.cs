using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <summary>A row of the table of unary operators.</summary>
internal sealed record BoundUnaryOperator(SyntaxKind Token, TypeSymbol Operand, TypeSymbol Result, OpCode Code)
{
    private static readonly BoundUnaryOperator[] Table =
    [
        new(SyntaxKind.MinusToken, PrimitiveType.Int, PrimitiveType.Int, OpCode.Negate),
        new(SyntaxKind.MinusToken, PrimitiveType.Number, PrimitiveType.Number, OpCode.NumberNegate),
        new(SyntaxKind.TildeToken, PrimitiveType.Int, PrimitiveType.Int, OpCode.Complement),
        new(SyntaxKind.NotKeyword, PrimitiveType.Bool, PrimitiveType.Bool, OpCode.Not),
    ];

    public static BoundUnaryOperator? Find(SyntaxKind token, TypeSymbol operand)
    {
        foreach (var row in Table)
        {
            if (row.Token == token && row.Operand == operand) return row;
        }

        return null;
    }
}
