using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Judging;

/// <summary>Whether an answer is well-formed: of the question's kind, and one of what it may be.</summary>
public static class Acceptance
{
    /// <summary>Why an answer is not taken, in words for the student; null when it is.</summary>
    /// <param name="question">Its rules.</param>
    /// <param name="key">Its type is that of the answer.</param>
    /// <param name="accept">The question's range or list; null for everything.</param>
    /// <param name="choices">Of a multiple choice, what there is to choose from; else empty.</param>
    /// <param name="answer">What was answered.</param>
    public static string? Problem(Question question, PartValue key, PartValue? accept, IReadOnlyList<PartValue> choices, PartValue answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(choices);
        if (answer.Slot.Reference is MapsPattern maps) return MapsJudge.Malformed(maps);
        if (answer.Type != key.Type) return $"the answer is {key.Type.Name}, and this is {answer.Type.Name}";
        if (question.IsMultipleChoice && !choices.Contains(answer)) return $"the answer is one of {string.Join(", ", choices)}, and {AnswerWords.Short(answer)} is none of them";
        if (accept is not { } allowed || IsAccepted(allowed, answer)) return null;
        return answer.Slot.Reference is ListValue
            ? $"every element of the answer is {Words(allowed)}, and one of {AnswerWords.Short(answer)} is not"
            : $"the answer is {Words(allowed)}, and {AnswerWords.Short(answer)} is not";
    }

    /// <summary>Whether a range or list has a value, or every element of a list.</summary>
    public static bool IsAccepted(PartValue accept, PartValue value) => (accept.Slot.Reference, value.Slot.Reference) switch
    {
        (_, ListValue elements) => Enumerable.Range(0, elements.Count).All(i => IsAccepted(accept, new PartValue(elements.Element, elements[i]))),
        (RangeValue range, _) => range.Contains(value.Slot.Word),
        (ListValue list, _) => list.Contains(value.Slot),
        _ => true,
    };

    /// <summary><c>from 0 to 8</c>, <c>one of [1, 2, 4]</c>.</summary>
    public static string Words(PartValue accept) => accept switch
    {
        { Type: Compiler.Symbols.RangeType range, Slot.Reference: RangeValue ends } => $"from {ValueFormatter.Word(range.Element, ends.Start)} to {ValueFormatter.Word(range.Element, ends.End - 1)}",
        _ => $"one of {accept}",
    };
}
