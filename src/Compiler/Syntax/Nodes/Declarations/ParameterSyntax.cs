namespace MemDsl.Compiler.Syntax;

/// <summary><c>pages: int = 4</c>, a parameter of a function.</summary>
public sealed class ParameterSyntax : SyntaxNode
{
    internal ParameterSyntax(SyntaxTree tree, SyntaxToken name, TypeClauseSyntax? type, DefaultValueClauseSyntax? @default)
        : base(tree)
    {
        Name = name;
        Type = type;
        Default = @default;
        Adopt(name);
        Adopt(type);
        Adopt(@default);
    }

    public override SyntaxKind Kind => SyntaxKind.Parameter;

    public SyntaxToken Name { get; }

    /// <summary>Null only where the text lacks it (MEM1xxx is reported).</summary>
    public TypeClauseSyntax? Type { get; }

    /// <summary>Null where every call gives an argument.</summary>
    public DefaultValueClauseSyntax? Default { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Name;
        if (Type is not null)
            yield return Type;
        if (Default is not null)
            yield return Default;
    }
}
