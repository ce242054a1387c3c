using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler;

/// <summary>Finds imported files for the compiler, which itself opens none.</summary>
public abstract class ImportResolver
{
    /// <summary>Resolves nothing: for text that does not come from a file.</summary>
    public static ImportResolver None { get; } = new NoImports();

    /// <param name="importingPath">The path of the importing file's tree.</param>
    /// <param name="path">The path as written, relative to that file.</param>
    /// <returns>The tree, whose path must be the same every time the same file is found; or why not.</returns>
    public abstract ImportResult Resolve(string importingPath, string path);

    private sealed class NoImports : ImportResolver
    {
        public override ImportResult Resolve(string importingPath, string path) => new ImportResult.Failed("nothing can be imported here");
    }
}
