using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Checking;

/// <summary>Findings about an exercise; the same one in several variants is one, which says in how many.</summary>
/// <param name="space">The variants of the exercise.</param>
/// <param name="looked">How many of them are looked at.</param>
internal sealed class FindingCollector(VariantSpace space, int looked)
{
    private readonly List<(DiagnosticDescriptor Descriptor, TextLocation Place, string Subject)> _order = [];
    private readonly Dictionary<(DiagnosticDescriptor, TextLocation, string), List<(Variant? Variant, string Words)>> _found = [];

    /// <summary>Something about every variant.</summary>
    public void Add(DiagnosticDescriptor descriptor, TextLocation place, string words) => Add(descriptor, place, words, words, null);

    /// <summary>Something about one variant.</summary>
    /// <param name="descriptor">Its row; the message is one place for the words.</param>
    /// <param name="place">Where in the exam.</param>
    /// <param name="subject">What makes two findings the same.</param>
    /// <param name="words">What is wrong in this variant.</param>
    /// <param name="variant">Null for all.</param>
    public void Add(DiagnosticDescriptor descriptor, TextLocation place, string subject, string words, Variant? variant)
    {
        var key = (descriptor, place, subject);
        if (!_found.TryGetValue(key, out var variants))
        {
            _found.Add(key, variants = []);
            _order.Add(key);
        }

        variants.Add((variant, words));
    }

    /// <summary>In the order in which they were first met.</summary>
    public ImmutableArray<Diagnostic> Findings => [.. _order.Select(key => Diagnostic.Create(key.Descriptor, key.Place, Message(_found[key])))];

    private string Message(List<(Variant? Variant, string Words)> variants)
    {
        var (first, words) = variants[0];
        if (first is null || space.Variants.Count == 1 || variants.Count == looked) return words;
        return string.Create(CultureInfo.InvariantCulture, $"{words}, in {variants.Count} of {looked} variants, the first with {first}");
    }
}
