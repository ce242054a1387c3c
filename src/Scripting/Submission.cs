using System.Collections.Immutable;
using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Blocks;

namespace MemDsl.Scripting;

/// <summary>A text compiled as a part of a session: it sees what the submissions before it declared.</summary>
internal sealed class Submission
{
    private Submission(Compilation compilation, OperationProgram? program, ICSharpProgram? blocks, List<Diagnostic> diagnostics)
    {
        Compilation = compilation;
        Program = program;
        Blocks = blocks;
        Diagnostics = diagnostics;
    }

    public Compilation Compilation { get; }

    /// <summary>Null when there is an error.</summary>
    public OperationProgram? Program { get; }

    /// <summary>Its own blocks of C#; null when it has none.</summary>
    public ICSharpProgram? Blocks { get; }

    public List<Diagnostic> Diagnostics { get; }

    public static Submission Compile(SourceText source, string root, ScriptOptions options, Compilation? previous)
    {
        var imports = new ScriptImports(options, root, source.Length);
        var compilation = Compilation.CreateScript(previous, SyntaxTree.Parse(source), options.Library.Library, new CompilationOptions { Imports = imports, MaxImportDepth = options.MaxImportDepth });
        var diagnostics = new List<Diagnostic>(compilation.GetDiagnostics());
        var blocks = BlockCompiler.Compile([.. compilation.CSharpBlocks.Skip(previous?.CSharpBlocks.Length ?? 0)], options.AllowedCSharp, diagnostics);
        var program = diagnostics.Exists(diagnostic => diagnostic.IsError) ? null : compilation.Emit().Program;
        return new Submission(compilation, program, blocks, diagnostics);
    }

    public ImmutableArray<ScriptDiagnostic> Shown(string path) => [.. Diagnostics.Select(diagnostic => ScriptDiagnostic.Of(diagnostic, path))];
}
