using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Checking;

/// <summary>
/// Looks, in one variant after the other, for a key that students need not work out, since what they are given shows it: the maps of the given state, which are drawn
/// on their page, and the variables of the exercise, whose values <c>mem repl</c> shows them.
/// </summary>
internal sealed class ReleaseObserver(Question question, FindingCollector found)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private bool _isCommon;

    public void Observe(QuestionState state)
    {
        if (state.Key is not { } key) return;
        _keys.Add(state.KeyText);
        _isCommon |= question.AnswerKind == AnswerKind.Truth || key.IsSmall;
        foreach (var (name, value) in Seen(state.Variant))
            if (IsRight(key, value)) _variables[name] = _variables.GetValueOrDefault(name) + 1;
        if (question.AnswerKind == AnswerKind.Maps) ObserveMaps(state, key);
    }

    /// <summary>A variable is worth a word when it is the key in every variant, and not just a value that two things have now and then.</summary>
    public void Conclude(int looked)
    {
        if (_isCommon && _keys.Count == 1) return;
        foreach (var (name, count) in _variables.Where(pair => pair.Value == looked).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            found.Add(
                DiagnosticDescriptors.KeyReleased,
                ExamCheck.PlaceOf(question),
                string.Create(CultureInfo.InvariantCulture, $"the key of '{question.Name}' is the value of '{name}'{(count > 1 ? " in every variant" : "")}, which students can show"));
        }
    }

    private void ObserveMaps(QuestionState state, PartValue key)
    {
        foreach (var process in state.Variant.Given.Machine.Processes.All.Where(process => process.State == ProcessState.Running))
        {
            var lines = process.Mm.Areas.All().Select(area => Line(VmaViews.Of(process, area)!.Line));
            if (!IsRight(key, key with { Slot = new Slot(new MapsPattern([.. lines])) })) continue;
            found.Add(
                DiagnosticDescriptors.KeyReleased,
                ExamCheck.PlaceOf(question),
                "maps",
                $"the key of '{question.Name}' is what the maps of process {process.Pid} are beforehand, which students are shown",
                state.Variant.Variant);
            return;
        }
    }

    private static AreaLine Line(MapsLine line) => new(line.Start, line.End, line.Permissions, line.Offset, line.Name);

    /// <summary>What <c>given</c> declares; and what varies, where <see cref="KeyObserver"/> does not look at it.</summary>
    private IEnumerable<(string Name, PartValue Value)> Seen(VariantState state)
    {
        var drawn = question.IsMultipleChoice
            ? state.Exercise.Variables.Select((variable, i) => (variable.Name, PartValue.Of(state.Variant.Values[i])))
            : [];
        return drawn.Concat(state.Given.Variables);
    }

    /// <summary>Whether who hands in the value has all points.</summary>
    private bool IsRight(PartValue key, PartValue value)
    {
        if (value.Type != key.Type) return false;
        var answer = question.AnswerKind == AnswerKind.Maps && value.Slot.Reference is ListValue areas ? value with { Slot = new Slot(PatternReader.Exactly(areas)) } : value;
        return AnswerJudge.Judge(question, key, answer).IsRight;
    }
}
