using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>Finds the files that a script imports, each once, those that others need first.</summary>
internal sealed class ImportLoader(ImportResolver resolver, int maximumDepth, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly List<SyntaxTree> _trees = [];

    public IReadOnlyList<SyntaxTree> Load(ImmutableArray<SyntaxTree> others, SyntaxTree tree)
    {
        foreach (var other in others)
        {
            diagnostics.AddRange(other.Diagnostics);
            Visit(other);
        }

        Visit(tree);
        _trees.RemoveAt(_trees.Count - 1);
        return _trees;
    }

    private void Visit(SyntaxTree tree)
    {
        _open.Add(tree.Path);
        foreach (var statement in tree.Root.Statements)
        {
            if (statement is ImportDeclarationSyntax { Path.Value: string path } import) Follow(tree, import.Path, path);
        }

        _open.RemoveAt(_open.Count - 1);
        _done.Add(tree.Path);
        _trees.Add(tree);
    }

    private void Follow(SyntaxTree tree, SyntaxToken token, string path)
    {
        var location = new TextLocation(tree.Text, token.Span);
        switch (resolver.Resolve(tree.Path, path))
        {
            case ImportResult.Failed failed:
                diagnostics.Report(DiagnosticDescriptors.ImportFailed, location, path, failed.Reason);
                break;
            case ImportResult.TooLong tooLong:
                diagnostics.Report(DiagnosticDescriptors.ScriptTooLong, location, tooLong.Limit);
                break;
            case ImportResult.Found found when _open.Contains(found.Tree.Path):
                diagnostics.Report(DiagnosticDescriptors.ImportCycle, location, path, string.Join(" → ", _open.Append(found.Tree.Path)));
                break;
            case ImportResult.Found when _open.Count > maximumDepth:
                diagnostics.Report(DiagnosticDescriptors.ImportDepth, location, maximumDepth);
                break;
            case ImportResult.Found found when !_done.Contains(found.Tree.Path):
                diagnostics.AddRange(found.Tree.Diagnostics);
                Visit(found.Tree);
                break;
        }
    }
}
