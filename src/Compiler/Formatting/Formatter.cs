using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>
/// The one layout of a script. Line breaks inside an expression stay where their writer put them; all other white space follows from the tree:
/// two spaces a level, one statement a line (a block that stood on one line stays there), at most one blank line, names of sections in a column,
/// comments at the ends of neighbouring lines in a column.
/// </summary>
public static class Formatter
{
    /// <summary>The script in its layout. Formatting that again changes nothing.</summary>
    /// <param name="tree">Without a mistake of syntax.</param>
    /// <exception cref="ArgumentException">The tree has mistakes.</exception>
    public static string Format(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        if (tree.Diagnostics.Any(diagnostic => diagnostic.IsError)) throw new ArgumentException("a text with mistakes of syntax has no layout", nameof(tree));
        var text = new LayoutWriter(tree).Write();
        if (!SameScript.Are(tree, SyntaxTree.Parse(text, tree.Path)))
            throw new InvalidOperationException($"the layout of {tree.Path} would not be the same script");
        return text;
    }
}
