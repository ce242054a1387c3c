using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What kind of value a place asks for, as far as that is known.</summary>
/// <param name="Types">Types that fit as they are; empty when anything may stand there.</param>
/// <param name="Families">Families of constants that are meant.</param>
internal sealed record Expectation(ImmutableArray<TypeSymbol> Types, ImmutableArray<string> Families)
{
    public static Expectation None { get; } = new([], []);

    public bool Fits(TypeSymbol type) => type != PrimitiveType.Int && Types.Contains(type);

    public bool Fits(LibraryConstant constant) => Families.IsEmpty ? Fits(constant.Type) : Families.Contains(constant.Family);

    /// <summary>What is asked for at a caret where an operand begins.</summary>
    public static Expectation At(Caret caret, SemanticModel model)
    {
        if (caret.Left?.Parent is BinaryExpressionSyntax binary && binary.OperatorToken == caret.Left && Beside(binary, model) is { } beside) return beside;
        if (OfDeclaration(caret, model) is { } declared) return declared;
        if (caret.Left is { Kind: SyntaxKind.WithKeyword }) return new([.. model.Compilation.Library.Types.Where(type => type.AllowsWith)], []);
        if (CallSite.Around(caret, model) is not { Callees: [var callee, ..] } site || !BeginsArgument(caret, site)) return None;
        var index = site.ParameterOf(callee);
        return index < 0 ? None : Of(callee.Parameters[index]);
    }

    private static Expectation Of(LibraryParameter parameter) =>
        new([.. parameter.Alternatives.Prepend(parameter.Type).Select(type => type is NullableType nullable ? nullable.Underlying : type)], parameter.ConstantFamilies);

    /// <summary><c>let v: errno = |</c>, <c>x = |</c>.</summary>
    private static Expectation? OfDeclaration(Caret caret, SemanticModel model)
    {
        if (caret.Left is not { Kind: SyntaxKind.EqualsToken } equals) return null;
        var type = equals.Parent switch
        {
            VariableDeclarationSyntax variable => (model.GetSymbolInfo(variable.Name) as VariableSymbol)?.Type,
            AssignmentStatementSyntax assignment => (model.GetSymbolInfo(assignment.Target) as VariableSymbol)?.Type,
            _ => null,
        };
        return type is null ? null : new([type is NullableType nullable ? nullable.Underlying : type], []);
    }

    /// <summary>Beside an operator that wants the same on both sides: what the left side is.</summary>
    private static Expectation? Beside(BinaryExpressionSyntax binary, SemanticModel model)
    {
        if (binary.OperatorToken.Kind is not (SyntaxKind.EqualsEqualsToken or SyntaxKind.BangEqualsToken or SyntaxKind.AmpersandToken)) return null;
        if (model.GetTypeInfo(binary.Left) is not { } type) return null;
        var left = binary.Left is BinaryExpressionSyntax { OperatorToken.Kind: SyntaxKind.AmpersandToken } masked ? masked.Left : binary.Left;
        var families = (model.GetSymbolInfo(left) as LibrarySymbol)?.Function?.ConstantFamilies ?? [];
        return new([type is NullableType nullable ? nullable.Underlying : type], families);
    }

    /// <summary>Whether the operand at the caret is the argument, or one of its bits: <c>PROT_READ|</c>.</summary>
    private static bool BeginsArgument(Caret caret, CallSite site)
    {
        if (caret.Left == site.Call.OpenParenToken || caret.FollowsSkippedComma) return true;
        return caret.Left switch
        {
            { Kind: SyntaxKind.CommaToken } comma => comma.Parent == site.Call,
            { Kind: SyntaxKind.ColonToken, Parent: ArgumentSyntax } => true,
            { Kind: SyntaxKind.BarToken, Parent: BinaryExpressionSyntax } => true,
            _ => false,
        };
    }
}
