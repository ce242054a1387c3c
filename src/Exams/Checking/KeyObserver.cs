using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Checking;

/// <summary>Looks at the key of a question in one variant after the other.</summary>
internal sealed class KeyObserver(Question question, FindingCollector found)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(QuestionState State, string Subject, bool IsSmall, string Words)> _trivial = [];

    public KeyDistribution Distribution => new(
        question.Name,
        AnswerWords.Kind(question),
        [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new KeyCount(pair.Key, pair.Value))]);

    public void Observe(QuestionState state)
    {
        if (state.Key is not { } key) return;
        _counts[state.KeyText] = _counts.GetValueOrDefault(state.KeyText) + 1;
        if (state.Accept is { } accept && !Acceptance.IsAccepted(accept, key))
            Add(state, DiagnosticDescriptors.KeyNotAccepted, "key", $"the key of '{question.Name}' is {key}, and an answer is {Acceptance.Words(accept)}");
        ObserveDistractors(state, key);
        var places = state.Choices.Count(choice => choice.Equals(key));
        if (question.IsMultipleChoice && places != 1)
            Add(state, DiagnosticDescriptors.ChoicesWithoutKey, "choices", $"the key {key} is {(places == 0 ? "none of" : "more than once among")} the choices of '{question.Name}'");
        if (!question.IsMultipleChoice) ObserveTrivial(state, key);
        ObserveTexts(state);
    }

    /// <summary>What can be said when all variants were looked at.</summary>
    public void Conclude(int looked)
    {
        ConcludeTrivial(looked);
        if (looked > 1 && _counts.Count == 1 && !question.IsMultipleChoice && question.AnswerKind != AnswerKind.Truth)
            found.Add(DiagnosticDescriptors.KeyNeverVaries, ExamCheck.PlaceOf(question), $"the key of '{question.Name}' is {_counts.Keys.First()} in every variant");
    }

    private void ObserveDistractors(QuestionState state, PartValue key)
    {
        for (var i = 0; i < state.Distractors.Length; i++)
        {
            var value = state.Distractors[i].Value;
            if (AnswerJudge.Judge(question, key, value).IsRight)
                Add(state, DiagnosticDescriptors.DistractorIsKey, $"key {i}", $"a distractor of '{question.Name}' is the key, {key}");
            else if (state.Accept is { } accept && !Acceptance.IsAccepted(accept, value))
                Add(state, DiagnosticDescriptors.DistractorNotAccepted, $"accept {i}", $"a distractor of '{question.Name}' is {value}, and an answer is {Acceptance.Words(accept)}");
            for (var other = 0; other < i; other++)
            {
                if (state.Distractors[other].Value.Equals(value))
                    Add(state, DiagnosticDescriptors.DistractorTwice, $"twice {other} {i}", $"two distractors of '{question.Name}' are {value}");
            }
        }
    }

    /// <summary>A key that the student can read off: the value of a variable, or a number of the text.</summary>
    private void ObserveTrivial(QuestionState state, PartValue key)
    {
        var exercise = question.Exercise;
        for (var i = 0; i < exercise.Variables.Length; i++)
        {
            if (IsShown(state.Variant.Variant.Values[i], key)) _trivial.Add((state, $"variable {i}", key.IsSmall, $"the key of '{question.Name}' is the value of '{exercise.Variables[i].Name}'"));
        }

        if (question.AnswerKind is AnswerKind.Number or AnswerKind.Address or AnswerKind.Name && !key.IsSmall
            && (WordSearch.Contains(state.Text, key.ToString()) || WordSearch.Contains(state.Variant.Prompt, key.ToString())))
            _trivial.Add((state, "text", false, $"the key of '{question.Name}', {key}, stands in the text"));
    }

    /// <summary>Small numbers are trivial where they are it in half of the variants; others always.</summary>
    private void ConcludeTrivial(int looked)
    {
        foreach (var same in _trivial.GroupBy(one => one.Subject))
        {
            foreach (var (state, subject, isSmall, words) in same)
                if (!isSmall || 2 * same.Count() >= looked) Add(state, DiagnosticDescriptors.TrivialKey, subject, words);
        }
    }

    private static bool IsShown(Compiler.Symbols.ConstantValue variable, PartValue key) =>
        PartValue.Of(variable) is var value && value.Type == key.Type && value.Equals(key);

    private void ObserveTexts(QuestionState state)
    {
        // One letter or digit stands in every text.
        if (state.KeyText.Length < 2 || question.AnswerKind is AnswerKind.Truth) return;
        foreach (var hint in state.Hints)
            if (WordSearch.Contains(hint, Bare(state))) Add(state, DiagnosticDescriptors.TextShowsKey, "hint", $"a hint of '{question.Name}' has the key in it, {state.KeyText}");
        if (WordSearch.Contains(state.Note, Bare(state))) Add(state, DiagnosticDescriptors.TextShowsKey, "note", $"the note of '{question.Name}' has the key in it, {state.KeyText}");
    }

    /// <summary>A text without its quotes.</summary>
    private static string Bare(QuestionState state) => state.Key is { Slot.Reference: string text } ? text : state.KeyText;

    private void Add(QuestionState state, DiagnosticDescriptor descriptor, string subject, string words) =>
        found.Add(descriptor, ExamCheck.PlaceOf(question), subject, words, state.Variant.Variant);
}
