using MemDsl.Compiler.Operations;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Release;

/// <summary>What an answer looks like, in lines that say nothing about what it is.</summary>
public static class AnswerForms
{
    /// <summary>For a student, whose choices have an order of their own; null for nobody in particular.</summary>
    public static IEnumerable<string> Of(ItemState item, string? student) => item switch
    {
        QuestionState question => [.. Form(question), .. question.ChoicesOf(student).Select(choice => $"- {choice}")],
        TaskState task => Form(task.Task),
        _ => [],
    };

    private static IEnumerable<string> Form(QuestionState state)
    {
        var question = state.Question;
        yield return question.IsMultipleChoice ? "one of these, as it is written:" : question.AnswerKind switch
        {
            AnswerKind.Number => "a number" + Range(state) + (question.Tolerance > 0 ? $", at most {Points.Text(question.Tolerance)} off" : ""),
            AnswerKind.Address => "an address, such as 0x7fff0000" + Range(state),
            AnswerKind.Truth => "true or false",
            AnswerKind.Text => "a text in quotes" + Range(state),
            AnswerKind.Name => "a name, such as EINVAL" + Range(state),
            AnswerKind.Sequence => "a list in order, such as [1, 2]; each element" + Range(state, " is anything of its type"),
            AnswerKind.Set => "a list in any order, such as [1, 2]; each element" + Range(state, " is anything of its type"),
            AnswerKind.Maps => $"maps {{ … }} with a line for each area; what counts: {string.Join(", ", question.Blanks.IsEmpty ? ["every field"] : question.Blanks)}",
            _ => "a value",
        };
    }

    private static IEnumerable<string> Form(ExamTask task)
    {
        yield return "what you do: { … }";
        if (!task.Forbidden.IsEmpty) yield return $"without {string.Join(", ", task.Forbidden)}";
        if (task.OperationLimit is { } operations) yield return $"at most {operations} operations";
        if (task.SystemCallLimit is { } calls) yield return $"at most {calls} system calls";
    }

    private static string Range(QuestionState state, string without = "") => state.Accept is { } accept ? " " + Acceptance.Words(accept) : without;
}
