namespace MemDsl.Compiler.Syntax;

/// <summary>The machine block of an exercise.</summary>
public sealed class MachineLineSyntax : ExerciseLineSyntax
{
    internal MachineLineSyntax(SyntaxTree tree, MachineDeclarationSyntax declaration)
        : base(tree)
    {
        Declaration = declaration;
        Adopt(declaration);
    }

    public override SyntaxKind Kind => SyntaxKind.MachineLine;

    public MachineDeclarationSyntax Declaration { get; }

    public override SyntaxToken Keyword => Declaration.MachineKeyword;

    public override IEnumerable<SyntaxNode> GetChildren() => [Declaration];
}
