namespace MemDsl.Compiler.Syntax;

/// <summary><c>list&lt;int&gt;</c>, <c>result&lt;address&gt;</c></summary>
public sealed class GenericTypeSyntax : TypeSyntax
{
    internal GenericTypeSyntax(
        SyntaxTree tree,
        SyntaxToken name,
        SyntaxToken lessThanToken,
        SeparatedSyntaxList<TypeSyntax> arguments,
        SyntaxToken greaterThanToken)
        : base(tree)
    {
        Name = name;
        LessThanToken = lessThanToken;
        Arguments = arguments;
        GreaterThanToken = greaterThanToken;
        Adopt(name);
        Adopt(lessThanToken);
        Adopt(arguments);
        Adopt(greaterThanToken);
    }

    public override SyntaxKind Kind => SyntaxKind.GenericType;

    public SyntaxToken Name { get; }

    public SyntaxToken LessThanToken { get; }

    public SeparatedSyntaxList<TypeSyntax> Arguments { get; }

    public SyntaxToken GreaterThanToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Name, LessThanToken, .. Arguments.NodesAndSeparators, GreaterThanToken];
}
