using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting;

/// <summary>Finds imported scripts: relative to the importing one, and never outside the script root.</summary>
/// <param name="options">What of the computer scripts may read, and how much.</param>
/// <param name="root">The folder that imports may not leave.</param>
/// <param name="length">Bytes of the script itself, which count too.</param>
internal sealed class ScriptImports(ScriptOptions options, string root, long length) : ImportResolver
{
    private readonly ScriptRoot _root = new(options.Host, root);
    private long _length = length;
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);

    public override ImportResult Resolve(string importingPath, string path)
    {
        if (_root.Find(importingPath, path, out var problem) is not { } found) return new ImportResult.Failed(problem);
        if (_trees.TryGetValue(found, out var known)) return new ImportResult.Found(known);
        var read = options.Host.ReadScript(found);
        if (read.Bytes is null) return new ImportResult.Failed(read.Problem ?? "it cannot be read");
        _length += read.Bytes.Length;
        if (_length > options.MaxScript) return new ImportResult.TooLong(options.MaxScript);
        var tree = SyntaxTree.Parse(SourceText.From(read.Bytes, found));
        _trees.Add(found, tree);
        return new ImportResult.Found(tree);
    }
}
