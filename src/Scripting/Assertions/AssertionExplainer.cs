using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;
using CompiledPart = MemDsl.Compiler.Operations.AssertionPart;

namespace MemDsl.Scripting.Assertions;

/// <summary>Turns an assertion that did not hold into its explanation.</summary>
internal static class AssertionExplainer
{
    private const int MostShown = 40;
    private const int LongestValue = 400;

    public static AssertionFailure Explain(AssertionDescriptor assertion, ReadOnlySpan<Slot> slots, string? message, CallJournal journal, RowCode[] rows, Machine machine)
    {
        var difference = Difference(assertion.Comparison, slots, machine);
        return new AssertionFailure(
            Compiler.Diagnostics.DiagnosticDescriptors.AssertionFailed.Id,
            OperationPlace.LocationOf(assertion.Source, assertion.Span),
            message,
            Parts(assertion, slots, !difference.IsEmpty),
            Notes(assertion.Expectation, slots),
            difference,
            journal.LastChange(new ScriptSpan(assertion.Source, assertion.Span), rows)?.Location);
    }

    private static ImmutableArray<AssertionPart> Parts(AssertionDescriptor assertion, ReadOnlySpan<Slot> slots, bool hasDifference)
    {
        var parts = ImmutableArray.CreateBuilder<AssertionPart>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in assertion.Parts)
        {
            if (parts.Count == MostShown) break;
            ref readonly var value = ref slots[part.Slot];
            var isWhole = part.Span == assertion.Span;
            if (isWhole || IsNotEvaluated(value) || part.Type is PatternType || part.Type == PrimitiveType.Void) continue;
            if (hasDifference && (part.Type is ListType || value.Reference is string several && several.Contains('\n', StringComparison.Ordinal))) continue;
            var text = Flat(assertion.Source.ToString(part.Span));
            if (!shown.Add(text)) continue;
            var shownValue = (part.Type is ListType ? TraceText.Summary(value.Reference) : null) ?? Short(ValueFormatter.Format(part.Type, value, quoted: true, LongestValue));
            if (shownValue != text) parts.Add(new AssertionPart(text, shownValue)); // 'buddy = buddy' says nothing
        }

        return parts.ToImmutable();
    }

    private static bool IsNotEvaluated(in Slot value) => value.Word == OperationProgram.NotGiven && value.Reference is null;

    private static ImmutableArray<string> Notes(AssertionExpectation? expectation, ReadOnlySpan<Slot> slots)
    {
        if (expectation is null) return [];
        var verb = expectation.Kind == AssertionExpectationKind.Fails ? "fail" : "raise";
        if (slots[expectation.Outcome].Reference is CallFailure failure)
        {
            var happened = expectation.IsNegated ? $"'{failure.Operation}' was not to {verb}" : $"expected {expectation.Expected}";
            return [$"{happened}, but it gave {failure.What}", $"because {failure.Reason} ({failure.RuleId})"];
        }

        var value = Returned(expectation.Operand, slots);
        return [$"expected {(expectation.Expected.Length == 0 ? $"it to {verb}" : expectation.Expected)}, but nothing failed{value}"];
    }

    private static string Returned(CompiledPart operand, ReadOnlySpan<Slot> slots)
    {
        if (operand.Type == PrimitiveType.Void || operand.Slot < 0 || IsNotEvaluated(slots[operand.Slot])) return "";
        return $": it gave {Short(ValueFormatter.Format(operand.Type, slots[operand.Slot], quoted: true, LongestValue))}";
    }

    private static ImmutableArray<string> Difference(AssertionComparison? comparison, ReadOnlySpan<Slot> slots, Machine machine)
    {
        if (comparison is null || comparison.Operator != "==" || comparison.IsNegated) return [];
        var left = PatternReader.Compared(slots[comparison.Left.Slot].Reference, machine);
        var right = PatternReader.Compared(slots[comparison.Right.Slot].Reference, machine);
        return (left, right) switch
        {
            (ListValue actual, MapsPattern pattern) => MapsDifference.Of(pattern, PatternReader.Lines(actual)),
            (MapsPattern pattern, ListValue actual) => MapsDifference.Of(pattern, PatternReader.Lines(actual)),
            (string actual, BuddyInfoPattern pattern) => pattern.Difference(PatternReader.BuddyLines(actual)),
            (BuddyInfoPattern pattern, string actual) => pattern.Difference(PatternReader.BuddyLines(actual)),
            (ListValue { Element: ObjectType { Name: "vma" } } actual, ListValue { Element: ObjectType { Name: "vma" } } expected) =>
                MapsDifference.Of(PatternReader.Exactly(expected), PatternReader.Lines(actual)),
            (string actual, string expected) when actual.Contains('\n', StringComparison.Ordinal) || expected.Contains('\n', StringComparison.Ordinal) =>
                TextDifference.Of(expected, actual),
            _ => [],
        };
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ");

    private static string Short(string value)
    {
        if (value.Length > 2 * LongestValue) value = value[..(2 * LongestValue)];
        var flat = value.Replace("\n", "\\n", StringComparison.Ordinal);
        return flat.Length <= LongestValue ? flat : flat[..LongestValue] + "…";
    }
}
