using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Lowering;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler;

/// <summary>
/// A student's file, compiled against the exam that it answers. It sees what <c>vary</c> and <c>given</c> declare and what <c>given</c> uses, and
/// nothing else of the exam. Each answer is compiled for itself: one that is wrong leaves the others as they are.
/// </summary>
public sealed class AnswerCompilation
{
    private AnswerCompilation(SyntaxTree tree, BoundAnswers bound, OperationProgram program)
    {
        SyntaxTree = tree;
        Program = program;
        Answers = [.. bound.Answers.Select(answer => new CompiledAnswer(answer.Name, answer.Item, answer.Part, answer.Diagnostics, tree.Text, answer.Span))];
        OtherDiagnostics = bound.Diagnostics;
    }

    public SyntaxTree SyntaxTree { get; }

    /// <summary>
    /// The exam's functions, then those of the answers. <see cref="OperationProgram.Main"/> gives the file's constants their values; it runs before an
    /// answer.
    /// </summary>
    public OperationProgram Program { get; }

    /// <summary>In the order of the file, also those with errors.</summary>
    public ImmutableArray<CompiledAnswer> Answers { get; }

    /// <summary>What is wrong with the file beside its answers; an error here may also be among those of answers that use what it is about.</summary>
    public ImmutableArray<Diagnostic> OtherDiagnostics { get; }

    /// <summary>Compiles a file of answers.</summary>
    /// <param name="exam">Has exercises, and no errors.</param>
    /// <param name="tree">The file; it may have mistakes.</param>
    /// <exception cref="ArgumentException">The exam has errors.</exception>
    public static AnswerCompilation Create(Compilation exam, SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(tree);
        if (exam.Emit().Program is not { } program) throw new ArgumentException("the exam has errors", nameof(exam));
        var bound = exam.BindAnswers(tree);
        return new AnswerCompilation(tree, bound, Lowerer.Lower(bound.Program, exam.Library, program));
    }

    /// <summary>Everything that is wrong, in the order of the text, each once.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics()
    {
        var all = new DiagnosticBag();
        all.AddRange(Answers.SelectMany(answer => answer.Diagnostics).Concat(OtherDiagnostics).Distinct(ReferenceEqualityComparer.Instance).Cast<Diagnostic>());
        return all.ToSortedArray();
    }
}

/// <summary>An <c>answer</c> of a student's file.</summary>
/// <param name="Name">As written.</param>
/// <param name="Item">The question or task of that name; null when the exam has none.</param>
/// <param name="Part">What runs: gives the value, or does the task. Null when there is an error.</param>
/// <param name="Diagnostics">What is wrong with it, and with the functions and constants that it uses.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">The whole answer.</param>
public sealed record CompiledAnswer(
    string Name, ItemDescriptor? Item, ExercisePart? Part, ImmutableArray<Diagnostic> Diagnostics, SourceText Source, TextSpan Span)
{
    /// <summary>The answer as it was written.</summary>
    public string Text => Source.ToString(Span);
}
