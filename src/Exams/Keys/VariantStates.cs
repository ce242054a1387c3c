using System.Collections.Immutable;
using System.Numerics;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Keys;

/// <summary>The variants of an exam, and the states of those that were used last. Serves several threads.</summary>
public sealed class VariantStates
{
    /// <summary>States that are kept; one takes some hundred kilobytes.</summary>
    public const int MaxKept = 256;

    private readonly ImmutableArray<(ExerciseStart Start, VariantSpace Space)> _exercises;
    private readonly Dictionary<Variant, LinkedListNode<(Variant Variant, Lazy<VariantState> State)>> _kept = [];
    private readonly LinkedList<(Variant Variant, Lazy<VariantState> State)> _order = [];
    private readonly Lock _gate = new();

    /// <param name="exam">Without errors.</param>
    public VariantStates(Exam exam)
    {
        ArgumentNullException.ThrowIfNull(exam);
        Exam = exam;
        _exercises = [.. exam.Exercises.Select(exercise => new ExerciseStart(exercise)).Select(start => (start, VariantSpace.Of(start)))];
    }

    public Exam Exam { get; }

    /// <summary>One an exercise, in the order of the exam.</summary>
    public IEnumerable<VariantSpace> Spaces => _exercises.Select(pair => pair.Space);

    /// <summary>What keeps variants from being drawn; empty where everybody can have one.</summary>
    public IEnumerable<Diagnostic> Problems => Spaces.Select(space => space.Problem).OfType<Diagnostic>();

    /// <summary>What the exam's file requires and this computer does not have; null when nothing is missing.</summary>
    public string? Missing => _exercises.Select(pair => pair.Start.Result.SkipReason).FirstOrDefault(reason => reason is not null);

    /// <summary>The state of each exercise in the variant that is drawn for a student.</summary>
    public ImmutableArray<VariantState> Of(string student) => [.. Spaces.Select(space => Of(space.Draw(student)))];

    /// <summary>In how many variants the exam exists: those of its exercises multiplied.</summary>
    public BigInteger Count => Spaces.Aggregate(BigInteger.One, (count, space) => count * space.Variants.Count);

    /// <summary>The state of a variant.</summary>
    public VariantState Of(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        Lazy<VariantState> state;
        lock (_gate)
        {
            if (_kept.TryGetValue(variant, out var node))
            {
                _order.Remove(node);
            }
            else
            {
                var start = _exercises.First(pair => pair.Start.Exercise == variant.Exercise).Start;
                node = new((variant, new Lazy<VariantState>(() => new VariantState(start, variant))));
                _kept.Add(variant, node);
                if (_kept.Count > MaxKept)
                {
                    _kept.Remove(_order.Last!.Value.Variant);
                    _order.RemoveLast();
                }
            }

            _order.AddFirst(node);
            state = node.Value.State;
        }

        return state.Value;
    }
}
