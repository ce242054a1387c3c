using System.Collections.Immutable;
using System.Reflection;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Running;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Grading;

/// <summary>Grades submissions to an exam, one after the other or from several threads at once. What one does or is cannot be seen in the result of another.</summary>
public sealed class Grader : IDisposable
{
    /// <summary>What diagnostics call a submission: where it lies on the grader's computer is nobody's business.</summary>
    public const string SubmissionPath = "answer.mem";

    /// <summary>Mistakes that are told about one answer.</summary>
    private const int MostMistakes = 3;

    private readonly VariantStates _states;
    private readonly GradingTurns _turns = new();

    /// <param name="states">Of an exam without errors whose variants can be counted.</param>
    public Grader(VariantStates states)
    {
        ArgumentNullException.ThrowIfNull(states);
        _states = states;
    }

    /// <summary>The version of the model, which results name.</summary>
    public static string ModelVersion { get; } = typeof(Runtime.Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Grades one submission. Never throws for what it is.</summary>
    public GradedSubmission Grade(SubmissionFile file, SubmissionText text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        return _turns.Take(context => Grade(file, text, context));
    }

    public void Dispose() => _turns.Dispose();

    private GradedSubmission Grade(SubmissionFile file, SubmissionText text, GradingContext context)
    {
        var states = _states.Of(file.Student);
        var result = new GradedSubmission
        {
            Student = file.Student,
            StudentName = file.Name,
            Exam = _states.Exam.Name,
            Variant = [.. states.SelectMany(state => state.Variant.Drawn)],
            Verdict = text.Verdict,
            Reason = text.Reason,
            ModelVersion = ModelVersion,
            Digest = text.Digest,
        };
        try
        {
            if (states.SelectMany(state => state.Problems).FirstOrDefault() is { } problem)
                return Ungraded(result, states, SubmissionVerdict.Defect, $"the exam does not run in this variant: {problem}");
            if (text.Verdict != SubmissionVerdict.Graded) return Ungraded(result, states, text.Verdict, text.Reason);
            result = Answered(result, states, AnswerFile.Compile(_states.Exam, SourceText.From(text.Text, SubmissionPath)), context);
            return context.Defect is { } defect ? Ungraded(result, states, SubmissionVerdict.Defect, Words(defect)) : result;
        }
#pragma warning disable CA1031 // A defect of ours is a verdict, so that the others are still graded.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Ungraded(result, states, SubmissionVerdict.Defect, Words(defect));
        }
    }

    private static GradedSubmission Answered(GradedSubmission result, ImmutableArray<VariantState> states, AnswerFile answers, GradingContext context)
    {
        var mistakes = answers.OtherDiagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        if (answers.Answers.IsEmpty)
        {
            return mistakes.Count == 0
                ? Ungraded(result, states, SubmissionVerdict.Empty, "the file has no answer in it")
                : Ungraded(result, states, SubmissionVerdict.Invalid, Words(mistakes));
        }

        var unknown = answers.Answers.Where(answer => answer.Item is null).SelectMany(answer => answer.Diagnostics.Where(diagnostic => diagnostic.IsError));
        var left = mistakes.Concat(unknown).Distinct().ToList();
        return result with
        {
            Reason = left.Count == 0 ? "" : "some of the file is no answer and was left out: " + Words(left),
            Items = [.. states.SelectMany(state => state.Items).Select(item => Grade(item, answers.Find(item.Item), context))],
        };
    }

    private static GradedItem Grade(ItemState item, AnswerFile.Answer? answer, GradingContext context)
    {
        if (answer is null) return GradedItems.Without(item, ItemVerdict.Missing, null, "");
        if (answer.HasErrors) return GradedItems.Without(item, ItemVerdict.Malformed, answer.Text, Mistakes([.. answer.Diagnostics.Where(diagnostic => diagnostic.IsError)]));
        return item switch
        {
            QuestionState question => QuestionGrader.Grade(question, answer, context),
            TaskState task => TaskGrader.Grade(task, answer, context),
            _ => throw new InvalidOperationException($"an item of kind {item.GetType().Name}"),
        };
    }

    private static GradedSubmission Ungraded(GradedSubmission result, ImmutableArray<VariantState> states, SubmissionVerdict verdict, string reason) => result with
    {
        Verdict = verdict,
        Reason = reason,
        Items = [.. states.SelectMany(state => state.Items).Select(item => GradedItems.Without(item, ItemVerdict.Ungraded, null, ""))],
    };

    private static string Mistakes(List<Scripting.ScriptDiagnostic> mistakes) =>
        (mistakes.Any(mistake => mistake.Id == DiagnosticDescriptors.AnsweredTwice.Id) ? "the item is answered twice, and none of the answers counts: " : "the answer does not compile: ") + Words(mistakes);

    private static string Words(List<Scripting.ScriptDiagnostic> mistakes)
    {
        var words = string.Join('\n', mistakes.Take(MostMistakes).Select(mistake => mistake.Rendered.TrimEnd('\n')));
        return mistakes.Count <= MostMistakes ? words : words + $"\n… and {mistakes.Count - MostMistakes} more";
    }

    private static string Words(Exception defect) => $"grading met a defect of mem, and a person has to look: {defect.GetType().Name}";
}
