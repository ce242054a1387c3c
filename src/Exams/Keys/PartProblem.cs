using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Exams.Keys;

/// <summary>Something of an exam that is missing or does not run in a variant.</summary>
/// <param name="Place">The part in the exam's file, or the block that lacks it.</param>
/// <param name="Words">What is wrong, in one sentence.</param>
public sealed record PartProblem(TextLocation Place, string Words)
{
    /// <summary>Where a part stands.</summary>
    public static TextLocation PlaceOf(ExercisePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new TextLocation(part.Source, part.Span);
    }

    public override string ToString() => Words;
}
