namespace MemDsl.Compiler.Syntax;

/// <summary>A statement that declares something of the whole script: import, machine, image, file, function, requirement, test, exercise, answer.</summary>
public abstract class DeclarationSyntax : StatementSyntax
{
    private protected DeclarationSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}
