using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Variants;

/// <summary>All variants of an exercise: the values of the domains for which every condition holds, the last variable running fastest.</summary>
public sealed class VariantSpace
{
    /// <summary>An exercise with more variants is refused: nobody could look at all of them.</summary>
    public const int MaxCount = 100_000;

    /// <summary>Values that are tried for them.</summary>
    private const int MaxTried = 1_000_000;

    private readonly ExerciseStart _start;
    private readonly ImmutableArray<ConstantValue>.Builder _prefix = ImmutableArray.CreateBuilder<ConstantValue>();
    private readonly List<Variant> _variants = [];
    private int _tried;

    private VariantSpace(ExerciseStart start) => _start = start;

    public Exercise Exercise => _start.Exercise;

    /// <summary>At least one, when there is no <see cref="Problem"/>.</summary>
    public IReadOnlyList<Variant> Variants => _variants;

    /// <summary>Why they cannot be counted; null when they were.</summary>
    public Diagnostic? Problem { get; private set; }

    /// <summary>Counts the variants of an exercise.</summary>
    public static VariantSpace Of(ExerciseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var space = new VariantSpace(start);
        space.Extend();
        if (space.Problem is null && space._variants.Count == 0)
            space.Refuse(DiagnosticDescriptors.NoVariants, start.Exercise.Name);
        return space;
    }

    /// <summary>The variant that is drawn for a student: the same one for ever.</summary>
    public Variant Draw(string student)
    {
        var source = new DrawSource("variant", Exercise.Name, Exercise.Seed, student);
        return _variants[(int)source.Below((ulong)_variants.Count)];
    }

    /// <summary>Some of the variants, spread evenly over all; the same ones every time.</summary>
    /// <param name="most">All are given when there are no more than this.</param>
    public ImmutableArray<Variant> Sample(int most)
    {
        if (_variants.Count <= most) return [.. _variants];
        return [.. Enumerable.Range(0, most).Select(i => _variants[(int)((long)i * _variants.Count / most)])];
    }

    /// <summary>Gives the next variable each of its values, as long as nothing is wrong.</summary>
    private void Extend()
    {
        var variable = _prefix.Count;
        if (variable == Exercise.Variables.Length)
        {
            if (_variants.Count == MaxCount) Refuse(DiagnosticDescriptors.TooManyVariants, Exercise.Name, $"more than {MaxCount.ToString("N0", CultureInfo.InvariantCulture)}");
            else _variants.Add(new Variant(Exercise, _variants.Count, _prefix.ToImmutable()));
            return;
        }

        var domain = Exercise.Variables[variable].Domain;
        for (var i = (MemDsl.Compiler.Word)0; i < domain.Count && Problem is null; i++)
        {
            if (++_tried > MaxTried)
            {
                Refuse(DiagnosticDescriptors.TooManyVariants, Exercise.Name, $"more than {MaxTried.ToString("N0", CultureInfo.InvariantCulture)} values to try");
                return;
            }

            _prefix.Add(domain[i]);
            if (Holds(variable)) Extend();
            _prefix.RemoveAt(variable);
        }
    }

    private bool Holds(int variable)
    {
        if (!Exercise.Variables[variable].HasCondition) return true;
        var result = _start.Where(variable, _prefix.ToImmutable().AsSpan());
        if (result.Passed && result.Value is { } value) return value.IsTrue;
        Refuse(DiagnosticDescriptors.ConditionStops, Exercise.Variables[variable].Name, Exercise.Name, PartWords.WhyNot(result));
        return false;
    }

    private void Refuse(DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments) => Problem ??= Diagnostic.Create(descriptor, null, arguments);
}
