using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Lowering;

/// <content>Expressions.</content>
internal sealed partial class FunctionLowerer
{
    /// <summary>The slot that holds the expression's value: a variable's own, or a new one.</summary>
    private int Lower(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundLiteral { Origin: { } origin } when _parts is not null:
                return Lower(origin);
            case BoundLiteral literal when _loopDepth > 0:
                var constant = HoistConstant(literal.Value, literal.Span);
                Note(expression, constant, isVariable: true);
                return constant;
            case BoundVariableExpression { Variable: var variable } when !IsGlobal(variable):
                Note(expression, _locals[variable], isVariable: true);
                return _locals[variable];
            case BoundVariableExpression { Variable: var variable } when IsUnchanging(expression):
                if (!_hoistedGlobals.TryGetValue(variable, out var global))
                {
                    global = NewPermanentWindow(1);
                    _hoistedGlobals.Add(variable, global);
                    HoistInto(expression, global);
                }

                Note(expression, global, isVariable: true);
                return global;
            case BoundConversion { Kind: ConversionKind.Reinterpret } conversion when conversion.Operand is not BoundLiteral { Value.Reference: null, Type.IsWord: false }:
                return Lower(conversion.Operand);
        }

        var slot = NewSlot();
        LowerInto(expression, slot);
        return slot;
    }

    /// <summary>Evaluates for the effect alone.</summary>
    private void LowerEffect(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundLibraryCall call:
                LowerCall(call, -1);
                break;
            case BoundFunctionCall call:
                LowerCall(call, -1);
                break;
            case BoundValueCall call:
                LowerCall(call, -1);
                break;
            case BoundCSharpExpression block:
                LowerCSharp(block, -1);
                break;
            default:
                LowerInto(expression, NewSlot());
                break;
        }
    }

    /// <summary>Evaluates into a given slot.</summary>
    private void LowerInto(BoundExpression expression, int slot)
    {
        var mark = _nextSlot;
        var span = expression.Span;
        switch (expression)
        {
            case BoundLiteral { Origin: { } origin } when _parts is not null:
                LowerInto(origin, slot);
                return;
            case BoundLiteral literal:
                var load = LoadOf(literal.Value, slot);
                Emit(load.Code, span, load.A, load.B);
                break;
            case BoundVariableExpression variable:
                LowerVariable(variable, slot);
                break;
            case BoundUnaryExpression unary:
                Emit(unary.Operator.Code, span, slot, Lower(unary.Operand));
                break;
            case BoundBinaryExpression { Operator.IsLogical: true } logical:
                LowerLogical(logical, slot);
                break;
            case BoundBinaryExpression binary:
                LowerChain(binary, slot);
                break;
            case BoundConversion conversion:
                LowerConversion(conversion, slot);
                break;
            case BoundLibraryCall call:
                LowerCall(call, slot);
                break;
            case BoundFunctionCall call:
                LowerCall(call, slot);
                break;
            case BoundValueCall call:
                LowerCall(call, slot);
                break;
            case BoundFunctionReference function:
                Emit(OpCode.FunctionNew, span, slot, 0, function.Function.Ordinal);
                break;
            case BoundLambda lambda:
                Emit(OpCode.FunctionNew, span, slot, LowerWindow(lambda.Captured!, span), _program.FirstLambda + lambda.Index);
                break;
            case BoundCSharpExpression block:
                LowerCSharp(block, slot);
                break;
            case BoundListCall call:
                LowerListCall(call, slot);
                break;
            case BoundMemberExpression member:
                Emit(member.Code, span, slot, Lower(member.Operand));
                break;
            case BoundIndexExpression index:
                var target = Lower(index.Target);
                Emit(index.Code, span, slot, target, Lower(index.Index));
                break;
            case BoundRangeExpression range:
                var start = Lower(range.Start);
                Emit(range.EndIsLength ? OpCode.RangeOfLength : OpCode.RangeNew, span, slot, start, Lower(range.End));
                break;
            case BoundListExpression list:
                var elements = LowerWindow(list.Elements!, span);
                Emit(OpCode.ListNew, span, slot, elements, ProgramTables.Append(_tables.Shapes, new ListShape(list.ListType.Element, list.Elements.Length)));
                break;
            case BoundRecordExpression record:
                var fields = LowerWindow(record.Fields, span);
                Emit(OpCode.RecordNew, span, slot, fields, ProgramTables.Append(_tables.Records, record.RecordType));
                break;
            case BoundInterpolation interpolation:
                var holes = LowerWindow(interpolation.Holes!, span);
                Emit(OpCode.Interpolate, span, slot, holes, ProgramTables.Append(_tables.Interpolations, interpolation.Descriptor));
                break;
            case BoundPatternExpression pattern:
                var values = LowerWindow(pattern.Holes!, span);
                Emit(OpCode.PatternNew, span, slot, values, ProgramTables.Append(_tables.Patterns, pattern.Descriptor));
                break;
            case BoundFailsExpression or BoundRaisesExpression:
                LowerExpectation(expression, slot);
                break;
            case BoundTryExpression @try:
                LowerTry(@try, slot);
                break;
            case BoundTraceExpression trace:
                Emit(OpCode.EnterTrace, span);
                LowerRegion(trace.Body);
                Emit(OpCode.LeaveTrace, span, slot);
                break;
            case BoundExplainExpression explain:
                Emit(OpCode.EnterExplain, span);
                LowerRegion(explain.Body);
                Emit(OpCode.LeaveExplain, span);
                break;
            default:
                throw new InvalidOperationException($"an expression {expression.GetType().Name}");
        }

        Note(expression, slot, isVariable: false);
        Release(mark);
    }

    private Operation LoadOf(ConstantValue value, int slot)
    {
        if (value.Type.IsWord)
            return value.Word >= int.MinValue && value.Word <= int.MaxValue
                ? new(OpCode.LoadSmall, slot, (int)value.Word)
                : new(OpCode.LoadWord, slot, _tables.Add(value.Word));
        return value.Reference is null ? new(OpCode.LoadNull, slot) : new(OpCode.LoadReference, slot, _tables.Add(value.Reference));
    }

    private void LowerVariable(BoundVariableExpression expression, int slot)
    {
        var variable = expression.Variable;
        if (!IsGlobal(variable))
        {
            Emit(OpCode.Move, expression.Span, slot, _locals[variable]);
            return;
        }

        if (_isFunction && variable is GlobalVariableSymbol) Emit(OpCode.CheckGlobal, expression.Span, GlobalSlot(variable));
        Emit(OpCode.LoadGlobal, expression.Span, slot, GlobalSlot(variable));
    }

    private void LowerConversion(BoundConversion conversion, int slot)
    {
        if (conversion.Kind == ConversionKind.Reinterpret)
        {
            LowerInto(conversion.Operand, slot);
            return;
        }

        var operand = Lower(conversion.Operand);
        switch (conversion.Kind)
        {
            case ConversionKind.IntToNumber: Emit(OpCode.NumberOfWord, conversion.Span, slot, operand); break;
            case ConversionKind.WrapNullable: Emit(OpCode.WrapNullable, conversion.Span, slot, operand); break;
            case ConversionKind.UnwrapNullable: Emit(OpCode.UnwrapNullable, conversion.Span, slot, operand); break;
            case ConversionKind.StringToBytes: Emit(OpCode.BytesOfString, conversion.Span, slot, operand); break;
            case ConversionKind.SingleToRange: Emit(OpCode.RangeNew, conversion.Span, slot, operand, operand); break;
            default: throw new InvalidOperationException($"a conversion {conversion.Kind}");
        }
    }

    /// <summary>and, or as a value: operands from left to right until one decides.</summary>
    private void LowerLogical(BoundBinaryExpression logical, int slot)
    {
        var exit = NewLabel();
        var leave = logical.Operator.Token == SyntaxKind.OrKeyword ? OpCode.JumpIfTrue : OpCode.JumpIfFalse;
        var operands = Flatten(logical);
        for (var i = 0; i < operands.Count; i++)
        {
            var mark = _nextSlot;
            if (_parts is null) LowerInto(operands[i], slot);
            else Emit(OpCode.Move, operands[i].Span, slot, Lower(operands[i]));
            Release(mark);
            if (i == 0) _conditionalDepth++;
            if (i + 1 < operands.Count) Emit(leave, operands[i].Span, slot, exit);
        }

        _conditionalDepth--;
        Place(exit);
    }

    /// <summary>A left-deep chain of operators, from its innermost left operand outwards; only the last operation writes the destination.</summary>
    private void LowerChain(BoundBinaryExpression chain, int slot)
    {
        var links = new Stack<BoundBinaryExpression>();
        BoundExpression first = chain;
        while (first is BoundBinaryExpression { Operator.IsLogical: false } link)
        {
            links.Push(link);
            first = link.Left;
        }

        var left = Lower(first);
        var accumulator = -1;
        while (links.TryPop(out var link))
        {
            var target = slot;
            if (links.Count > 0) target = accumulator = accumulator < 0 ? NewSlot() : accumulator;
            var mark = _nextSlot;
            EmitOperator(link, target, left, Lower(link.Right));
            Release(mark);
            left = target;
        }
    }

    private void EmitOperator(BoundBinaryExpression expression, int slot, int left, int right)
    {
        var operation = expression.Operator;
        var span = expression.Span;
        if (operation.IsSwapped) (left, right) = (right, left);
        if (operation.Code == OpCode.ValuesEqual && (IsNull(expression.Left) || IsNull(expression.Right)))
        {
            Emit(OpCode.IsNull, span, slot, IsNull(expression.Left) ? right : left);
        }
        else if (operation.Code is OpCode.ValuesEqual or OpCode.ListContains)
        {
            var window = left;
            if (right != left + 1)
            {
                window = NewWindow(2);
                Emit(OpCode.Move, expression.Left.Span, window, left);
                Emit(OpCode.Move, expression.Right.Span, window + 1, right);
            }

            Emit(operation.Code, span, slot, window, _tables.Add(operation.Left));
        }
        else
        {
            Emit(operation.Code, span, slot, left, right);
        }

        if (operation.IsNegated) Emit(OpCode.Not, span, slot, slot);
    }

    private static bool IsNull(BoundExpression expression) =>
        expression is BoundLiteral literal ? literal.Type == PrimitiveType.Null : expression is BoundConversion conversion && IsNull(conversion.Operand);

    private void LowerRegion(BoundBlock body)
    {
        var parts = _parts;
        _parts = null;
        var mark = _nextSlot;
        _regionDepth++;
        LowerStatements(body.Statements);
        _regionDepth--;
        _nextSlot = mark;
        _parts = parts;
    }

    private void LowerTry(BoundTryExpression expression, int slot)
    {
        var failed = NewLabel();
        Emit(OpCode.EnterTry, expression.Span, slot, failed);
        _regionDepth++;
        _conditionalDepth++;
        if (expression.Operand.Type == PrimitiveType.Void)
        {
            LowerEffect(expression.Operand);
            Emit(OpCode.LeaveTry, expression.Span, slot, -1);
        }
        else
        {
            var value = Lower(expression.Operand);
            Emit(OpCode.LeaveTry, expression.Span, slot, value, _tables.Add(expression.Operand.Type));
        }

        _conditionalDepth--;
        _regionDepth--;
        Place(failed);
    }
}
