using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting;

/// <summary>Finds imported scripts: relative to the importing one, and never outside the script root.</summary>
internal sealed class ScriptImports(IScriptHost host, string root) : ImportResolver
{
    private readonly ScriptRoot _root = new(host, root);
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);

    public override ImportResult Resolve(string importingPath, string path)
    {
        if (_root.Find(importingPath, path, out var problem) is not { } found) return new ImportResult.Failed(problem);
        if (_trees.TryGetValue(found, out var known)) return new ImportResult.Found(known);
        var read = host.ReadScript(found);
        if (read.Bytes is null) return new ImportResult.Failed(read.Problem ?? "it cannot be read");
        var tree = SyntaxTree.Parse(SourceText.From(read.Bytes, found));
        _trees.Add(found, tree);
        return new ImportResult.Found(tree);
    }
}
