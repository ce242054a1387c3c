using System.Collections.Immutable;
using MemDsl.Compiler;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Scripting;

namespace MemDsl.Exams.Running;

/// <summary>A student's file, compiled against an exam. Nothing of it has run. Immutable.</summary>
public sealed class AnswerFile
{
    private AnswerFile(Exam exam, AnswerCompilation compilation)
    {
        Exam = exam;
        Program = compilation.Program;
        Answers = [.. compilation.Answers.Select(answer => new Answer(this, answer))];
        OtherDiagnostics = Shown(compilation.OtherDiagnostics);
        Diagnostics = Shown(compilation.GetDiagnostics());
    }

    public Exam Exam { get; }

    /// <summary>In the order of the file, also those with mistakes.</summary>
    public ImmutableArray<Answer> Answers { get; }

    /// <summary>Everything that is wrong with the file, in its order.</summary>
    public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }

    /// <summary>What of it is about no answer: a machine block, a statement outside of answers, a function with a mistake.</summary>
    public ImmutableArray<ScriptDiagnostic> OtherDiagnostics { get; }

    internal OperationProgram Program { get; }

    /// <summary>Compiles a file of answers. Never throws for what it contains.</summary>
    /// <param name="exam">Without errors.</param>
    /// <param name="text">The student's file.</param>
    public static AnswerFile Compile(Exam exam, SourceText text)
    {
        ArgumentNullException.ThrowIfNull(exam);
        return new AnswerFile(exam, AnswerCompilation.Create(exam.Script.Compilation!, SyntaxTree.Parse(text)));
    }

    /// <summary>The answer to an item; null when there is none. Of several the first, which then has a mistake like the others.</summary>
    public Answer? Find(ExerciseItem item) => Array.Find([.. Answers], answer => answer.Item == item);

    private static ImmutableArray<ScriptDiagnostic> Shown(ImmutableArray<Compiler.Diagnostics.Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => ScriptDiagnostic.Of(diagnostic, diagnostic.Location?.Path ?? ""))];

    /// <summary>An <c>answer</c> of the file.</summary>
    public sealed class Answer
    {
        private readonly CompiledAnswer _answer;

        internal Answer(AnswerFile file, CompiledAnswer answer)
        {
            File = file;
            _answer = answer;
            Item = answer.Item is { } item ? file.Exam.Find(item.Name) : null;
            Diagnostics = Shown(answer.Diagnostics);
        }

        public AnswerFile File { get; }

        /// <summary>The name as written.</summary>
        public string Name => _answer.Name;

        /// <summary>The question or task of that name; null when the exam has none.</summary>
        public ExerciseItem? Item { get; }

        /// <summary>What is wrong with it and with what it uses; with an error among it it cannot be run.</summary>
        public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }

        public bool HasErrors => _answer.Part is null;

        /// <summary>The answer as it was written.</summary>
        public string Text => _answer.Text;

        /// <summary>What runs; null when there is an error.</summary>
        public ExercisePart? Part => _answer.Part;

        /// <summary>Names of the library's calls that stand in it or in functions that it reaches, sorted; whether they are made is not said.</summary>
        public ImmutableArray<string> Calls => Part is { } part ? PartCalls.Of(File.Program, part) : [];

        /// <summary>The first place of a call, in it or in functions that it reaches; null when there is none.</summary>
        public ScriptLocation? PlaceOf(string call) => Part is { } part ? PartCalls.PlaceOf(File.Program, part, call) : null;
    }
}
