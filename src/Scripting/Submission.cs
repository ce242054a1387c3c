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
    private readonly MemScript _script;
    private readonly CompiledScript? _tests;

    private Submission(MemScript script, Compilation compilation, List<Diagnostic> diagnostics)
    {
        _script = script;
        Compilation = compilation;
        Diagnostics = diagnostics;
        Blocks = BlockCompiler.Compile(
            [.. compilation.CSharpBlocks.Skip(compilation.Previous?.CSharpBlocks.Length ?? 0)], script.Options.AllowedCSharp, diagnostics);
        Program = diagnostics.Exists(diagnostic => diagnostic.IsError) ? null : compilation.Emit().Program;
        if (Program is { Tests.IsEmpty: false }) _tests = script.Compile();
    }

    public Compilation Compilation { get; }

    /// <summary>Null when there is an error.</summary>
    public OperationProgram? Program { get; }

    /// <summary>Its own blocks of C#; null when it has none.</summary>
    public ICSharpProgram? Blocks { get; }

    public List<Diagnostic> Diagnostics { get; }

    /// <summary>A text that follows a state, or begins a session.</summary>
    public static Submission Compile(MemScript script, ScriptState? previous)
    {
        var compilation = Bind(script, previous);
        return new Submission(script, compilation, [.. compilation.GetDiagnostics()]);
    }

    /// <summary>The text bound to what is declared so far; nothing is emitted.</summary>
    public static Compilation Bind(MemScript script, ScriptState? previous)
    {
        var source = script.Source!;
        return Compilation.CreateScript(
            previous?.Submission.Compilation,
            SyntaxTree.Parse(source),
            script.Options.Library.Library,
            new CompilationOptions { Imports = new ScriptImports(script.Options, script.Root, source.Length), MaxImportDepth = script.Options.MaxImportDepth });
    }

    /// <summary>Runs its <c>test</c> blocks, each on a machine of its own; they see what the text itself declares.</summary>
    public ImmutableArray<CaseResult> RunTests(CancellationToken cancellation) => _tests?.RunUntil(cancellation).Cases ?? [];

    /// <exception cref="CompilationException">The text has mistakes.</exception>
    public void ThrowIfWrong()
    {
        if (Diagnostics.Exists(diagnostic => diagnostic.IsError)) throw new CompilationException(Shown(_script.Path));
        if (_tests is { HasErrors: true }) throw new CompilationException(_tests.Diagnostics);
    }

    public ImmutableArray<ScriptDiagnostic> Shown(string path) => [.. Diagnostics.Select(diagnostic => ScriptDiagnostic.Of(diagnostic, path))];
}
