using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>machine x86_64 { ram = 64M }</c></summary>
public sealed class MachineDeclarationSyntax : DeclarationSyntax
{
    internal MachineDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken machineKeyword,
        SyntaxToken architecture,
        SyntaxToken openBraceToken,
        ImmutableArray<MachineSettingSyntax> settings,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        MachineKeyword = machineKeyword;
        Architecture = architecture;
        OpenBraceToken = openBraceToken;
        Settings = settings;
        CloseBraceToken = closeBraceToken;
        Adopt(machineKeyword);
        Adopt(architecture);
        Adopt(openBraceToken);
        Adopt(settings);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.MachineDeclaration;

    public SyntaxToken MachineKeyword { get; }

    public SyntaxToken Architecture { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<MachineSettingSyntax> Settings { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [MachineKeyword, Architecture, OpenBraceToken, .. Settings, CloseBraceToken];
}
