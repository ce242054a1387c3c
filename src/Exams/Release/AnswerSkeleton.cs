using System.Collections.Immutable;
using System.Text;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Release;

/// <summary>The file that a student fills in: one answer an item, as a comment until it is answered.</summary>
public static class AnswerSkeleton
{
    public static string Of(Exam exam, ImmutableArray<VariantState> states, string? student)
    {
        ArgumentNullException.ThrowIfNull(exam);
        var text = new StringBuilder();
        text.Append("# ").Append(SafeText.Line(exam.Name)).Append(student is null ? ": answers" : $": answers of {SafeText.Line(student)}").Append('\n');
        text.Append("# Take the # away from an answer and fill it in. What stands in comments is not read.\n");
        foreach (var state in states)
        {
            text.Append("\n# == ").Append(SafeText.Line(state.Exercise.Name)).Append('\n');
            foreach (var item in state.Items) Append(text, item, student);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ItemState item, string? student)
    {
        text.Append("\n# ").Append(SafeText.Line(item.Text)).Append(" (").Append(Points.Text(item.Item.Points)).Append(")\n");
        foreach (var line in AnswerForms.Of(item, student)) text.Append("#   ").Append(SafeText.Line(line)).Append('\n');
        text.Append(Form(item)).Append('\n');
    }

    private static string Form(ItemState item) => item is not QuestionState { Question: var question } ? $"# answer {item.Item.Name} {{\n# }}" : question.AnswerKind switch
    {
        AnswerKind.Maps => $"# answer {question.Name} = maps {{\n#   00000000-00000000 ---p 00000000\n# }}",
        AnswerKind.Sequence or AnswerKind.Set => $"# answer {question.Name} = []",
        AnswerKind.Text => $"# answer {question.Name} = \"\"",
        _ => $"# answer {question.Name} =",
    };
}
