using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Variants;

/// <summary>A value for each <c>vary</c> variable of an exercise.</summary>
/// <param name="Exercise">Whose it is.</param>
/// <param name="Index">Its place among all variants of the exercise, from 0.</param>
/// <param name="Values">In the order of the variables.</param>
public sealed record Variant(Exercise Exercise, int Index, ImmutableArray<ConstantValue> Values)
{
    /// <summary>The values as results keep them.</summary>
    public IEnumerable<DrawnValue> Drawn => Exercise.Variables.Select((variable, i) => new DrawnValue(Exercise.Name, variable.Name, Values[i].ToString()));

    /// <summary><c>pages = 8, stride = 3</c>; empty where nothing varies.</summary>
    public override string ToString() => string.Join(", ", Exercise.Variables.Select((variable, i) => $"{variable.Name} = {Values[i]}"));

    public bool Equals(Variant? other) => other is not null && Exercise == other.Exercise && Index == other.Index;

    public override int GetHashCode() => HashCode.Combine(Exercise, Index);
}
