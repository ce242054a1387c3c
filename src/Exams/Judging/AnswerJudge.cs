using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Judging;

/// <summary>A well-formed answer against the key of its question.</summary>
public static class AnswerJudge
{
    public static Judgement Judge(Question question, PartValue key, PartValue answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.AnswerKind switch
        {
            AnswerKind.Maps when answer.Slot.Reference is MapsPattern pattern => MapsJudge.Judge(PatternReader.Lines((ListValue)key.Slot.Reference!), pattern, Blanks(question)),
            AnswerKind.Number when question.Tolerance > 0 => Judgement(IsClose(key, answer, question.Tolerance), answer),
            AnswerKind.Set => Judgement(IsSameSet((ListValue)key.Slot.Reference!, (ListValue)answer.Slot.Reference!), answer),
            _ => Judgement(key.Equals(answer), answer),
        };
    }

    /// <summary>The fields of a maps answer that count.</summary>
    public static ImmutableArray<MapsField> Blanks(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Blanks.IsEmpty ? MapsFields.All : [.. question.Blanks.Select(MapsFields.Parse).OfType<MapsField>()];
    }

    private static Judgement Judgement(bool isRight, PartValue answer) => isRight ? Judging.Judgement.Correct : Judging.Judgement.Wrong($"{AnswerWords.Short(answer)} is not right");

    private static bool IsClose(PartValue key, PartValue answer, decimal tolerance)
    {
        // Differences of words can be larger than a decimal; such a one is larger than any tolerance.
        if (key.Type.IsWord)
        {
            var off = key.Slot.Word - answer.Slot.Word;
            return off <= (Compiler.Word)decimal.Floor(tolerance) && off >= -(Compiler.Word)decimal.Floor(tolerance);
        }

        return Math.Abs((decimal)key.Slot.Reference! - (decimal)answer.Slot.Reference!) <= tolerance;
    }

    private static bool IsSameSet(ListValue key, ListValue answer) => Has(answer, key) && Has(key, answer);

    private static bool Has(ListValue whole, ListValue part) => Enumerable.Range(0, part.Count).All(i => whole.Contains(part[i]));
}
