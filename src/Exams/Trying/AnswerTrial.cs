using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Running;
using MemDsl.Exams.Variants;
using MemDsl.Scripting;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Reporting;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Trying;

/// <summary>Tries a file of answers with an edition for students, in which everything varies in one way.</summary>
/// <param name="exam">Without errors.</param>
/// <param name="instant">Hashes of answers; empty for none.</param>
public sealed class AnswerTrial(Exam exam, ImmutableArray<InstantAnswer> instant)
{
    /// <summary>What is wrong with the file besides answers.</summary>
    public ImmutableArray<ScriptDiagnostic> Mistakes { get; private set; } = [];

    public ImmutableArray<TriedItem> Try(string text)
    {
        var answers = AnswerFile.Compile(exam, SourceText.From(text, Grader.SubmissionPath));
        Mistakes = [.. answers.OtherDiagnostics.Concat(answers.Answers.Where(answer => answer.Item is null).SelectMany(answer => answer.Diagnostics)).Where(mistake => mistake.IsError).Distinct()];
        var tried = ImmutableArray.CreateBuilder<TriedItem>();
        foreach (var exercise in exam.Exercises)
        {
            var start = new ExerciseStart(exercise);
            var given = start.Begin(VariantSpace.Of(start).Variants[0].Values);
            foreach (var item in exercise.Items) tried.Add(Try(given, item, answers.Find(item)));
        }

        return tried.ToImmutable();
    }

    private TriedItem Try(ExerciseRun given, ExerciseItem item, AnswerFile.Answer? answer)
    {
        if (answer is null) return new TriedItem(item.Name, "missing", false, []);
        if (answer.HasErrors) return Bad(item, "cannot be read", [.. answer.Diagnostics.Select(mistake => mistake.Rendered.TrimEnd('\n'))]);
        return item is ExamTask task ? Try(given, task, answer) : Try(given, (Question)item, answer);
    }

    private TriedItem Try(ExerciseRun given, Question question, AnswerFile.Answer answer)
    {
        var result = given.Do(answer, PartOptions.Default with { MaxOperations = TaskJudge.DefaultOperations }).Result;
        if (result.Value is not { } value) return Bad(question, "does not come to its end", StopWords.Of(question, result));
        if (Problem(given, question, value) is { } problem) return Bad(question, "not well-formed", problem);
        return instant.FirstOrDefault(one => one.Question == question.Name) is not { } hash ? new TriedItem(question.Name, "well-formed", true, [])
            : hash.IsRight(value) ? new TriedItem(question.Name, "right", true, [])
            : new TriedItem(question.Name, "wrong", false, []);
    }

    private static string? Problem(ExerciseRun given, Question question, PartValue value)
    {
        if (value.Slot.Reference is MapsPattern maps) return MapsJudge.Malformed(maps);
        if (question.Choices is { } list && given.Run(list).Value is { } choices)
            return Acceptance.IsAccepted(choices, value) ? null : $"the answer is {Acceptance.Words(choices)}, and {AnswerWords.Short(value)} is none of them";
        if (question.Accept is not { } part || given.Run(part).Value is not { } accept) return null;
        var element = value.Slot.Reference is ListValue elements ? elements.Element : value.Type;
        var wanted = accept.Type switch { RangeType range => range.Element, ListType of => of.Element, _ => element };
        // A whole number may be meant as any unit.
        if (element != wanted && element != PrimitiveType.Int) return $"the answer is {Acceptance.Words(accept)}, and {AnswerWords.Short(value)} is {element.Name}";
        return Acceptance.IsAccepted(accept, value) ? null : $"the answer is {Acceptance.Words(accept)}, and {AnswerWords.Short(value)} is not";
    }

    private static TriedItem Try(ExerciseRun given, ExamTask task, AnswerFile.Answer answer)
    {
        if (task.Forbidden.FirstOrDefault(answer.Calls.Contains) is { } written) return Bad(task, "forbidden", $"{answer.PlaceOf(written)}: the task forbids {written}");
        var after = given.Do(answer, TaskJudge.Limits(task));
        if (TaskJudge.ForbiddenCall(task, after.Result) is { } made) return Bad(task, "forbidden", $"it makes the system call {made}, which the task forbids");
        if (TaskJudge.ExceedsSystemCalls(task, after.Result)) return Bad(task, "over a limit", $"it makes {after.Result.SystemCalls.Total} system calls, and the task allows {task.SystemCallLimit}");
        if (after.Result.Status is not (RunStatus.Passed or RunStatus.Failed)) return Bad(task, "does not come to its end", StopWords.Of(task, after.Result));
        var judged = TaskJudge.Judge(task, after);
        var failed = judged.Where(check => !check.Passed).ToList();
        return new TriedItem(
            task.Name,
            judged.IsEmpty ? "runs; it has no visible check" : $"{judged.Length - failed.Count} of {judged.Length} visible {(judged.Length == 1 ? "check passes" : "checks pass")}",
            failed.Count == 0,
            [.. failed.Select(check => $"{check.Check.Name}: {Words(task, check.Result)}")]);
    }

    private static string Words(ExamTask task, PartResult result) =>
        result.Failures is [var failure, ..] ? FailureText.Explain(failure with { Location = StopWords.Bare(failure.Location), LastChange = failure.LastChange is { } change ? StopWords.Bare(change) : null }).TrimEnd('\n') : StopWords.Of(task, result);

    private static TriedItem Bad(ExerciseItem item, string outcome, params ImmutableArray<string> lines) => new(item.Name, outcome, false, lines);
}
