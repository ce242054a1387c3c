using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Lowering;

/// <content>Loops, and what is loaded once before them.</content>
internal sealed partial class FunctionLowerer
{
    private readonly record struct Loop(int Next, int Exit, int RegionDepth);

    private readonly Stack<Loop> _loops = new(4);

    /// <summary>Loops around this place, those of list functions included.</summary>
    private int _loopDepth;

    /// <summary>What the outermost open loop loads before it starts.</summary>
    private readonly List<(Operation Operation, TextSpan Span)> _hoisted = new(8);

    private readonly Dictionary<(bool IsWord, Word Word, object? Reference), int> _hoistedConstants = [];
    private readonly Dictionary<VariableSymbol, int> _hoistedGlobals = new(ReferenceEqualityComparer.Instance);

    /// <summary>Enters a loop: gives the label to jump to first, where the outermost loop will put its loads.</summary>
    private int OpenLoop()
    {
        _loopDepth++;
        return NewLabel();
    }

    /// <summary>Leaves a loop whose code is complete but for its loads; after them control goes to <paramref name="start"/>.</summary>
    private void CloseLoop(int hoistedLabel, int start, int exit, TextSpan span)
    {
        _loopDepth--;
        if (_loopDepth > 0 || _hoisted.Count == 0)
        {
            _labels[hoistedLabel] = _labels[start];
            Place(exit);
            return;
        }

        Emit(OpCode.Jump, span, exit);
        Place(hoistedLabel);
        foreach (var (operation, place) in _hoisted) Emit(operation.Code, place, operation.A, operation.B, operation.C);
        Emit(OpCode.Jump, span, start);
        Place(exit);
        _hoisted.Clear();
        _hoistedConstants.Clear();
        _hoistedGlobals.Clear();
    }

    private void Hoist(TextSpan span, OpCode code, int a, int b = 0) => _hoisted.Add((new Operation(code, a, b), span));

    private int NewPermanentWindow(int length)
    {
        var first = PermanentBase + _permanentCount;
        _permanentCount += length;
        return first;
    }

    /// <summary>A slot that holds the constant during the whole outermost loop.</summary>
    private int HoistConstant(ConstantValue value, TextSpan span)
    {
        var key = (value.Type.IsWord, value.Word, value.Reference);
        if (_hoistedConstants.TryGetValue(key, out var slot)) return slot;
        slot = NewPermanentWindow(1);
        _hoistedConstants.Add(key, slot);
        var load = LoadOf(value, slot);
        _hoisted.Add((load, span));
        return slot;
    }

    private bool IsUnchanging(BoundExpression expression) => _loopDepth > 0 && expression switch
    {
        BoundLiteral => true,
        BoundVariableExpression { Variable: { IsReadOnly: true } variable } => IsGlobal(variable) ? !_isFunction : _depths[variable] == 0,
        BoundConversion { Kind: ConversionKind.Reinterpret, Operand: var operand } => IsUnchanging(operand),
        _ => false,
    };

    private static bool IsGlobal(VariableSymbol variable) => variable is GlobalVariableSymbol or TemplateSymbol;

    private static int GlobalSlot(VariableSymbol variable) => variable switch
    {
        GlobalVariableSymbol global => global.Slot,
        TemplateSymbol template => template.Slot,
        _ => throw new InvalidOperationException($"'{variable.Name}' is not global"),
    };

    /// <summary>Loads an unchanging expression into a permanent slot before the outermost loop.</summary>
    private void HoistInto(BoundExpression expression, int slot)
    {
        switch (expression)
        {
            case BoundLiteral literal:
                _hoisted.Add((LoadOf(literal.Value, slot), literal.Span));
                break;
            case BoundVariableExpression { Variable: var variable }:
                if (IsGlobal(variable)) Hoist(expression.Span, OpCode.LoadGlobal, slot, GlobalSlot(variable));
                else Hoist(expression.Span, OpCode.Move, slot, _locals[variable]);
                break;
            case BoundConversion conversion:
                HoistInto(conversion.Operand, slot);
                break;
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} is not unchanging");
        }
    }

    private void LowerFor(BoundForStatement statement)
    {
        if (statement.Collection.Type is ListType)
        {
            LowerListLoop(statement.Variable, statement.Collection, statement.Span, loop =>
            {
                _loops.Push(loop);
                LowerStatements(statement.Body.Statements);
                _loops.Pop();
            });
            return;
        }

        var mark = _nextSlot;
        var variable = DeclareLocal(statement.Variable, extraDepth: 1);
        var limit = NewSlot();
        LowerBounds(statement.Collection, variable, limit);
        var (body, next, exit) = (NewLabel(), NewLabel(), NewLabel());
        Emit(OpCode.JumpIfLessOrEqual, statement.Collection.Span, limit, variable, exit);
        var hoisted = OpenLoop();
        Emit(OpCode.Jump, statement.Span, hoisted);
        Place(body);
        _loops.Push(new Loop(next, exit, _regionDepth));
        LowerStatements(statement.Body.Statements);
        _loops.Pop();
        Place(next);
        Emit(OpCode.NextInRange, statement.Collection.Span, variable, limit, body);
        CloseLoop(hoisted, body, exit, statement.Span);
        Release(mark);
    }

    private void LowerBounds(BoundExpression range, int start, int end)
    {
        if (range is BoundRangeExpression { EndIsLength: false } literal)
        {
            LowerInto(literal.Start, start);
            LowerInto(literal.End, end);
            return;
        }

        var mark = _nextSlot;
        var slot = Lower(range);
        Emit(OpCode.RangeStart, range.Span, start, slot);
        Emit(OpCode.RangeEnd, range.Span, end, slot);
        Release(mark);
    }

    /// <summary>A loop over a list: the body finds the element in the variable's slot.</summary>
    private void LowerListLoop(VariableSymbol? variable, BoundExpression list, TextSpan span, Action<Loop> lowerBody)
    {
        var mark = _nextSlot;
        var pair = NewWindow(2);
        LowerInto(list, pair);
        Emit(OpCode.LoadSmall, list.Span, pair + 1, -1);
        var element = variable is null ? NewSlot() : DeclareLocal(variable, extraDepth: 1);
        var (body, next, exit) = (NewLabel(), NewLabel(), NewLabel());
        var hoisted = OpenLoop();
        Emit(OpCode.Jump, span, hoisted);
        Place(body);
        lowerBody(new Loop(next, exit, _regionDepth));
        Place(next);
        Emit(OpCode.NextInList, list.Span, element, pair, body);
        CloseLoop(hoisted, next, exit, span);
        Release(mark);
    }

    private void LowerWhile(BoundWhileStatement statement)
    {
        var (body, next, exit) = (NewLabel(), NewLabel(), NewLabel());
        var hoisted = OpenLoop();
        Emit(OpCode.Jump, statement.Span, hoisted);
        Place(body);
        _loops.Push(new Loop(next, exit, _regionDepth));
        LowerStatements(statement.Body.Statements);
        _loops.Pop();
        Place(next);
        JumpIf(statement.Condition, true, body);
        CloseLoop(hoisted, next, exit, statement.Span);
    }
}
