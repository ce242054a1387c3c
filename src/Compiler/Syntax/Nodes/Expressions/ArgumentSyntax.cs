namespace MemDsl.Compiler.Syntax;

/// <summary><c>4K</c> or <c>flags: anon</c></summary>
public sealed class ArgumentSyntax : SyntaxNode
{
    internal ArgumentSyntax(SyntaxTree tree, SyntaxToken? name, SyntaxToken? colonToken, ExpressionSyntax value)
        : base(tree)
    {
        Name = name;
        ColonToken = colonToken;
        Value = value;
        Adopt(name);
        Adopt(colonToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public SyntaxToken? Name { get; }

    public SyntaxToken? ColonToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        if (Name is not null)
            yield return Name;
        if (ColonToken is not null)
            yield return ColonToken;
        yield return Value;
    }
}
