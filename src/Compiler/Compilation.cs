using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Lowering;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler;

/// <summary>
/// A script with everything that it refers to, bound against a library; or one submission of a session, which sees what the submissions before it
/// declared. Immutable; work is done when it is asked for, and once.
/// </summary>
public sealed class Compilation
{
    private sealed record BindingResult(BoundProgram? Program, ImmutableArray<CSharpBlockDescriptor> CSharpBlocks, ImmutableArray<Diagnostic> Diagnostics);

    private readonly Lazy<BindingResult> _bound;
    private readonly Lazy<SemanticRecorder> _recorder;
    private readonly Lazy<OperationProgram?> _program;

    private Compilation(SyntaxTree tree, Library library, CompilationOptions options, bool isScript, Compilation? previous)
    {
        SyntaxTree = tree;
        Library = library;
        Options = options;
        IsScript = isScript;
        Previous = previous;
        _bound = new(BindOnce);
        _recorder = new(RecordOnce);
        _program = new(EmitOnce);
    }

    public SyntaxTree SyntaxTree { get; }

    /// <summary>Trees that were given beside the script.</summary>
    public ImmutableArray<SyntaxTree> OtherTrees { get; private init; } = [];

    public Library Library { get; }

    public CompilationOptions Options { get; }

    /// <summary>Whether this is a submission of a session, in which a statement may be any expression.</summary>
    public bool IsScript { get; }

    /// <summary>The submission before this one, or null.</summary>
    public Compilation? Previous { get; }

    /// <summary>A script as a file holds it.</summary>
    public static Compilation Create(SyntaxTree tree, Library library, CompilationOptions? options = null) =>
        new(tree, library, options ?? CompilationOptions.Default, isScript: false, previous: null);

    /// <summary>A script, the first tree, with others whose declarations it sees as if it imported them.</summary>
    public static Compilation Create(ImmutableArray<SyntaxTree> trees, Library library, CompilationOptions? options = null) =>
        new(trees[0], library, options ?? CompilationOptions.Default, isScript: false, previous: null) { OtherTrees = trees.RemoveAt(0) };

    /// <summary>
    /// The next submission of a session. <paramref name="previous"/> must have compiled without errors; its variables, functions and images are seen, and
    /// may be declared again.
    /// </summary>
    public static Compilation CreateScript(Compilation? previous, SyntaxTree tree, Library library, CompilationOptions? options = null)
    {
        if (previous is not null && previous._bound.Value.Program is null)
            throw new ArgumentException("the submission before this one has errors", nameof(previous));
        return new(tree, library, options ?? CompilationOptions.Default, isScript: true, previous);
    }

    /// <summary>Everything that is wrong, of syntax and of meaning, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics() => _bound.Value.Diagnostics;

    /// <summary>The blocks of C#, those of earlier submissions first; also those of a script with errors, so that theirs can be told together.</summary>
    public ImmutableArray<CSharpBlockDescriptor> CSharpBlocks => _bound.Value.CSharpBlocks;

    /// <summary>Types and symbols of the tree's nodes, also of a script with errors.</summary>
    public SemanticModel GetSemanticModel(SyntaxTree tree) => new(this, tree, _recorder.Value);

    /// <summary>The operations. There are none when there is an error.</summary>
    public EmitResult Emit() => new(_program.Value, GetDiagnostics());

    /// <summary>What a name stands for at the top level, at the end of this text: a declaration of this or of an earlier submission; null for none.</summary>
    public Symbol? FindDeclaration(string name) => (_bound.Value.Program?.Scope ?? Previous?._bound.Value.Program?.Scope)?.Lookup(name);

    /// <summary>Binds a file of answers to the exercises of this script, which has compiled without errors.</summary>
    internal BoundAnswers BindAnswers(SyntaxTree tree) => Binder.BindAnswers(tree, Library, _bound.Value.Program!);

    private BindingResult BindOnce()
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(SyntaxTree.Diagnostics);
        var program = Binder.Bind(SyntaxTree, OtherTrees, Library, Options, IsScript, Previous?._bound.Value.Program, diagnostics, recorder: null);
        return new(diagnostics.HasErrors ? null : program, program.CSharpBlocks, WithoutConsequences(diagnostics.ToSortedArray()));
    }

    /// <summary>
    /// Where a line has a mistake of syntax, what the binder says about it is guesswork about a text that was not understood: only the first is told.
    /// </summary>
    internal static ImmutableArray<Diagnostic> WithoutConsequences(ImmutableArray<Diagnostic> all)
    {
        var lines = new HashSet<(Text.SourceText Text, int Line)>();
        foreach (var diagnostic in all)
        {
            if (DiagnosticDescriptors.IsSyntax(diagnostic.Descriptor) && LineOf(diagnostic) is { } line) lines.Add(line);
        }

        return lines.Count == 0 ? all : [.. all.Where(d => DiagnosticDescriptors.IsSyntax(d.Descriptor) || LineOf(d) is not { } line || !lines.Contains(line))];
    }

    private static (Text.SourceText Text, int Line)? LineOf(Diagnostic diagnostic) =>
        diagnostic.Location is { } location ? (location.Text, location.Text.GetLineIndex(location.Span.Start)) : null;

    private SemanticRecorder RecordOnce()
    {
        var recorder = new SemanticRecorder();
        Binder.Bind(SyntaxTree, OtherTrees, Library, Options, IsScript, Previous?._bound.Value.Program, [], recorder);
        return recorder;
    }

    private OperationProgram? EmitOnce() =>
        _bound.Value.Program is { } program ? Lowerer.Lower(program, Library, Previous?._program.Value) : null;
}
