using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Lowering;

/// <content>Assertions: every sub-expression keeps a slot of its own until the assertion is recorded.</content>
internal sealed partial class FunctionLowerer
{
    /// <summary>More parts than a reader would look at are not kept.</summary>
    private const int MaximumParts = 64;

    /// <summary>The parts of the assertion that is being lowered, or null outside of one.</summary>
    private List<AssertionPart>? _parts;

    /// <summary>The first slot above those of all parts: with <see cref="MaximumParts"/> parts, slots from here on are given back again.</summary>
    private int _endOfParts;

    private readonly List<int> _conditionalSlots = [];
    private int _conditionalDepth;

    private void LowerAssert(BoundAssertStatement statement)
    {
        var mark = _nextSlot;
        var start = _operations.Count;
        var firstLabel = _labels.Count;
        _conditionalSlots.Clear();
        _conditionalDepth = 0;
        _parts = [];
        var condition = statement.Condition;
        var negated = false;
        if (condition is BoundLiteral { Origin: { } computed }) condition = computed;
        while (condition is BoundUnaryExpression { Operator.Code: OpCode.Not } not)
        {
            condition = not.Operand;
            negated = !negated;
        }

        AssertionComparison? comparison = null;
        AssertionExpectation? expectation = null;
        var result = NewSlot();
        switch (condition)
        {
            case BoundBinaryExpression binary when IsComparison(binary.Operator.Token):
                var left = Lower(binary.Left);
                var right = Lower(binary.Right);
                EmitOperator(binary, result, left, right);
                comparison = new AssertionComparison(SyntaxFacts.GetText(binary.Operator.Token)!, Part(binary.Left, left), Part(binary.Right, right), negated);
                break;
            case BoundFailsExpression or BoundRaisesExpression:
                expectation = LowerExpectation(condition, result) with { IsNegated = negated };
                break;
            default:
                result = Lower(condition);
                break;
        }

        var parts = _parts.Where(p => p.Span != condition.Span).OrderBy(p => p.Span.Start).ThenByDescending(p => p.Span.Length).ToImmutableArray();
        _parts = null;
        InsertResets(start, firstLabel, statement.Condition.Span);
        if (negated)
        {
            var inverse = NewSlot();
            Emit(OpCode.Not, statement.Condition.Span, inverse, result);
            result = inverse;
        }

        var descriptor = new AssertionDescriptor(_source, statement.Condition.Span, parts, comparison, expectation);
        Emit(OpCode.Assert, statement.Span, result, ProgramTables.Append(_tables.Assertions, descriptor), LowerMessage(statement.Message, result));
        _nextSlot = mark;
    }

    private static AssertionPart Part(BoundExpression expression, int slot) => new(expression.Span, slot, expression.Type);

    private static bool IsComparison(SyntaxKind token) => SyntaxFacts.GetBinaryPrecedence(token) == SyntaxFacts.ComparisonPrecedence;

    /// <summary>The slot of the message, which is made only when the assertion has failed; −1 when there is none.</summary>
    private int LowerMessage(BoundExpression? message, int condition)
    {
        if (message is null) return -1;
        if (message is BoundLiteral) return Lower(message);
        var slot = NewSlot();
        var holds = NewLabel();
        Emit(OpCode.JumpIfTrue, message.Span, condition, holds);
        LowerInto(message, slot);
        Place(holds);
        return slot;
    }

    /// <summary>Remembers a value for the explanation.</summary>
    private void Note(BoundExpression expression, int slot, bool isVariable)
    {
        if (_parts is null || _parts.Count >= MaximumParts) return;
        if (expression is BoundLiteral { IsVariable: false } or BoundConversion or BoundPatternExpression or BoundExplainExpression || expression.Type == PrimitiveType.Void) return;
        _parts.Add(Part(expression, slot));
        _endOfParts = _nextSlot;
        if (_conditionalDepth > 0 && !isVariable && slot < PermanentBase) _conditionalSlots.Add(slot);
    }

    /// <summary>
    /// Puts operations at the assertion's start that mark what may not be evaluated. Which slots these are is known only now, so the labels of the
    /// assertion move down.
    /// </summary>
    private void InsertResets(int start, int firstLabel, TextSpan span)
    {
        if (_conditionalSlots.Count == 0) return;
        var count = _conditionalSlots.Count;
        for (var i = 0; i < count; i++)
        {
            _operations.Insert(start + i, new Operation(OpCode.LoadNotGiven, _conditionalSlots[i]));
            _spans.Insert(start + i, span);
        }

        for (var label = firstLabel; label < _labels.Count; label++)
        {
            if (_labels[label] >= start) _labels[label] += count;
        }
    }

    /// <summary><c>fails</c> and <c>raises</c>: true when the region's mark was reached with the right errno or signal.</summary>
    private AssertionExpectation LowerExpectation(BoundExpression expression, int slot)
    {
        var (operand, kind, code, expected, index) = expression switch
        {
            BoundFailsExpression fails => (fails.Operand, AssertionExpectationKind.Fails, OpCode.EnterFails, fails.ErrnoName,
                fails.Errno is { } errno ? _tables.Add(errno.Word) : -1),
            BoundRaisesExpression raises => (raises.Operand, AssertionExpectationKind.Raises, OpCode.EnterRaises, NameOf(raises.Signal),
                raises.Signal is { } signal ? ProgramTables.Append(_tables.Signals, signal) : -1),
            _ => throw new InvalidOperationException($"an expectation {expression.GetType().Name}"),
        };
        var reached = NewLabel();
        Emit(code, expression.Span, slot, reached, index);
        _regionDepth++;
        _conditionalDepth++;
        var value = -1;
        if (operand.Type == PrimitiveType.Void) LowerEffect(operand);
        else value = Lower(operand);
        _conditionalDepth--;
        _regionDepth--;
        Emit(OpCode.LeaveRegion, expression.Span);
        Emit(OpCode.LoadNull, expression.Span, slot);
        Place(reached);
        return new AssertionExpectation(kind, expected, slot, new AssertionPart(operand.Span, value, operand.Type), IsNegated: false);
    }

    private static string NameOf(SignalDescriptor? signal) =>
        signal is null ? "" : signal.CodeName is null ? signal.SignalName : $"{signal.SignalName}({signal.CodeName})";

    private AssertionDescriptor WithRealSlots(AssertionDescriptor descriptor) => descriptor with
    {
        Parts = [.. descriptor.Parts.Select(WithRealSlot)],
        Comparison = descriptor.Comparison is { } c ? c with { Left = WithRealSlot(c.Left), Right = WithRealSlot(c.Right) } : null,
        Expectation = descriptor.Expectation is { } e ? e with { Outcome = Real(e.Outcome), Operand = WithRealSlot(e.Operand) } : null,
    };

    private AssertionPart WithRealSlot(AssertionPart part) => part with { Slot = Real(part.Slot) };
}
