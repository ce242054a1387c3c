namespace MemDsl.Compiler.Syntax;

/// <summary><c>stack: 8M</c></summary>
public sealed class RecordFieldSyntax : SyntaxNode
{
    internal RecordFieldSyntax(SyntaxTree tree, SyntaxToken name, SyntaxToken colonToken, ExpressionSyntax value)
        : base(tree)
    {
        Name = name;
        ColonToken = colonToken;
        Value = value;
        Adopt(name);
        Adopt(colonToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.RecordField;

    public SyntaxToken Name { get; }

    public SyntaxToken ColonToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Name, ColonToken, Value];
}
