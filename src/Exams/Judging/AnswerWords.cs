using MemDsl.Compiler.Operations;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Judging;

/// <summary>What an answer looks like, in words for students.</summary>
public static class AnswerWords
{
    /// <summary>In a word.</summary>
    public static string Kind(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.IsMultipleChoice ? "choice" : question.AnswerKind switch
        {
            AnswerKind.Number => "number",
            AnswerKind.Address => "address",
            AnswerKind.Truth => "true or false",
            AnswerKind.Text => "text",
            AnswerKind.Name => "name",
            AnswerKind.Sequence => "sequence",
            AnswerKind.Set => "set",
            AnswerKind.Maps => "maps",
            _ => "unknown",
        };
    }

    /// <summary>A value in a sentence: what is long is cut.</summary>
    public static string Short(PartValue value)
    {
        const int Most = 200;
        var text = value.ToString();
        return text.Length <= Most ? text : text[..Most] + "…";
    }
}
