using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// What an assertion looked at. Each part's slot still holds its value when <see cref="OpCode.Assert"/> runs; a part that was not evaluated (the right
/// side of <c>or</c>, what follows a failure inside <c>fails</c>) holds <see cref="OperationProgram.NotGiven"/> in its word and null in its reference.
/// </summary>
/// <param name="Source">The text that the spans refer to.</param>
/// <param name="Span">The asserted expression.</param>
/// <param name="Parts">The sub-expressions worth showing, in source order, outer before inner; literals and names of constants are left out.</param>
/// <param name="Comparison">The shape when the whole condition is one comparison, else null.</param>
/// <param name="Expectation">The outermost <c>fails</c> or <c>raises</c>, else null.</param>
public sealed record AssertionDescriptor(
    SourceText Source,
    TextSpan Span,
    ImmutableArray<AssertionPart> Parts,
    AssertionComparison? Comparison,
    AssertionExpectation? Expectation);

/// <summary>A sub-expression with the slot and type of its value.</summary>
public sealed record AssertionPart(TextSpan Span, int Slot, TypeSymbol Type);

/// <summary>
/// The two sides of the comparison that an assertion consists of, under <see cref="IsNegated"/> <c>not</c>s. For <c>maps ==</c> the pattern's type is
/// a <see cref="PatternType"/>, on either side.
/// </summary>
public sealed record AssertionComparison(string Operator, AssertionPart Left, AssertionPart Right, bool IsNegated);

/// <summary>
/// The <c>fails</c> or <c>raises</c> that an assertion consists of: <see cref="Outcome"/> is the slot that the region wrote (its reference is the
/// outcome, or null when nothing failed), <see cref="Operand"/> the expression in it with its value if it was reached; its slot is −1 when it has none.
/// </summary>
public sealed record AssertionExpectation(AssertionExpectationKind Kind, string Expected, int Outcome, AssertionPart Operand, bool IsNegated);

/// <summary>Whether an errno or a signal is expected.</summary>
public enum AssertionExpectationKind
{
    Fails,
    Raises,
}
