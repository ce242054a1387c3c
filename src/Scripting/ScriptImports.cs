using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting;

/// <summary>Finds imported scripts: relative to the importing one, and never outside the script root, symbolic links included.</summary>
internal sealed class ScriptImports(IScriptHost host, string root) : ImportResolver
{
    /// <summary>PATH_MAX less the NUL.</summary>
    private const int LongestPath = 4095;

    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);

    public override ImportResult Resolve(string importingPath, string path)
    {
        if (path.Length > LongestPath) return new ImportResult.Failed($"a path has at most {LongestPath} characters");
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return new ImportResult.Failed("that is no path");
        if (Path.IsPathRooted(path)) return new ImportResult.Failed("it is outside of the script root: the path must be relative");
        var folder = Path.GetDirectoryName(importingPath) ?? "";
        var found = Path.GetRelativePath(".", Path.Combine(folder, path)).Replace('\\', '/');
        if (!IsInside(host.ResolvePath(Path.GetFullPath(found)), host.ResolvePath(Path.GetFullPath(root))))
            return new ImportResult.Failed("it is outside of the script root");
        if (_trees.TryGetValue(found, out var known)) return new ImportResult.Found(known);
        var read = host.ReadScript(found);
        if (read.Bytes is null) return new ImportResult.Failed(read.Problem ?? "it cannot be read");
        var tree = SyntaxTree.Parse(SourceText.From(read.Bytes, found));
        _trees.Add(found, tree);
        return new ImportResult.Found(tree);
    }

    private static bool IsInside(string path, string root)
    {
        var folder = root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar;
        return path.StartsWith(folder, StringComparison.Ordinal);
    }
}
