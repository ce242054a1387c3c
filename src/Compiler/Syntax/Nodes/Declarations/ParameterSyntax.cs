namespace MemDsl.Compiler.Syntax;

/// <summary><c>pages: int</c>, a parameter of a function.</summary>
public sealed class ParameterSyntax : SyntaxNode
{
    internal ParameterSyntax(SyntaxTree tree, SyntaxToken name, TypeClauseSyntax? type)
        : base(tree)
    {
        Name = name;
        Type = type;
        Adopt(name);
        Adopt(type);
    }

    public override SyntaxKind Kind => SyntaxKind.Parameter;

    public SyntaxToken Name { get; }

    /// <summary>Null only where the text lacks it (MEM1xxx is reported).</summary>
    public TypeClauseSyntax? Type { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Name;
        if (Type is not null)
            yield return Type;
    }
}
