using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Exams.Running;
using MemDsl.Scripting;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Grading;

/// <summary>An answer to a question: worked out, taken or not, and judged.</summary>
internal static class QuestionGrader
{
    public static GradedItem Grade(QuestionState state, AnswerFile.Answer answer, GradingContext context)
    {
        var key = state.Key!.Value;
        var result = context.See(state.Variant.Given.Do(answer, PartOptions.Default with { MaxOperations = TaskJudge.DefaultOperations }).Result);
        if (result.Value is not { } value)
            return GradedItems.Without(state, result.Status == RunStatus.Limited ? ItemVerdict.Limited : ItemVerdict.Stopped, answer.Text, StopWords.Of(state.Question, result));
        if (Acceptance.Problem(state.Question, key, state.Accept, state.Choices, value) is { } problem)
            return GradedItems.Without(state, ItemVerdict.Malformed, answer.Text, problem);

        var judgement = AnswerJudge.Judge(state.Question, key, value);
        var distractor = judgement.IsRight ? null : Distractor(state, value);
        ImmutableArray<GradedCheck> checks = [Check(state, key, value, judgement, distractor ?? state.Note)];
        return GradedItems.Of(state, GradedItems.Verdict(checks), answer.Text, "", checks) with { Distractor = distractor };
    }

    private static GradedCheck Check(QuestionState state, PartValue key, PartValue answer, Judgement judgement, string note)
    {
        var check = new GradedCheck
        {
            Name = GradedItems.AnswerCheck,
            Passed = judgement.IsRight,
            Points = judgement.Of(state.Question.Points),
            MaxPoints = state.Question.Points,
            Revelation = state.Question.Revelation,
            Found = QuestionState.Shown(answer),
        };
        if (judgement.IsRight) return check;
        return check with
        {
            Note = note,
            Error = judgement.Error,
            Expected = state.KeyText,
            Difference = judgement.Difference,
            Explanation = state.Explanation,
            Pictures = Pictures(state, key, answer),
        };
    }

    /// <summary>Why this wrong answer is wrong, where the teacher has foreseen it; else null.</summary>
    private static string? Distractor(QuestionState state, PartValue answer)
    {
        foreach (var distractor in state.Distractors)
            if (distractor.Value.Equals(answer)) return distractor.Reason;
        return null;
    }

    private static ImmutableArray<StatePicture> Pictures(QuestionState state, PartValue key, PartValue answer) =>
        state.Question.AnswerKind == AnswerKind.Maps && key.Slot.Reference is ListValue areas && answer.Slot.Reference is MapsPattern pattern
            ?
            [
                AddressSpacePicture.Of("expected", PatternReader.Lines(areas)),
                AddressSpacePicture.Of("your answer", pattern.Lines.OfType<AreaLine>().Select(line => new MapsLine(line.Start ?? 0, line.End ?? 0, line.Permissions ?? "", line.Offset ?? 0, line.Name ?? ""))),
            ]
            : [];
}
