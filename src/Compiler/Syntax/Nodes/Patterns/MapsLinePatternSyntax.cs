namespace MemDsl.Compiler.Syntax;

/// <summary><c>start-end perms offset [dev inode] name</c>. A lone <c>*</c> for the range leaves <c>Dash</c> and <c>End</c> null.</summary>
public sealed class MapsLinePatternSyntax : PatternLineSyntax
{
    internal MapsLinePatternSyntax(
        SyntaxTree tree,
        PatternFieldSyntax start,
        SyntaxToken? dash,
        PatternFieldSyntax? end,
        PatternFieldSyntax permissions,
        PatternFieldSyntax offset,
        PatternFieldSyntax? device,
        PatternFieldSyntax? inode,
        PatternFieldSyntax? name)
        : base(tree)
    {
        Start = start;
        Dash = dash;
        End = end;
        Permissions = permissions;
        Offset = offset;
        Device = device;
        Inode = inode;
        Name = name;
        Adopt(start);
        Adopt(dash);
        Adopt(end);
        Adopt(permissions);
        Adopt(offset);
        Adopt(device);
        Adopt(inode);
        Adopt(name);
    }

    public override SyntaxKind Kind => SyntaxKind.MapsLinePattern;

    public PatternFieldSyntax Start { get; }

    public SyntaxToken? Dash { get; }

    public PatternFieldSyntax? End { get; }

    public PatternFieldSyntax Permissions { get; }

    public PatternFieldSyntax Offset { get; }

    /// <summary>Read, not compared.</summary>
    public PatternFieldSyntax? Device { get; }

    /// <summary>Read, not compared.</summary>
    public PatternFieldSyntax? Inode { get; }

    /// <summary>Null is an unnamed mapping.</summary>
    public PatternFieldSyntax? Name { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Start;
        if (Dash is not null)
            yield return Dash;
        if (End is not null)
            yield return End;
        yield return Permissions;
        yield return Offset;
        if (Device is not null)
            yield return Device;
        if (Inode is not null)
            yield return Inode;
        if (Name is not null)
            yield return Name;
    }
}
