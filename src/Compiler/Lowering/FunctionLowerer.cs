using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Lowering;

/// <summary>
/// Lowers one function. Slots are given out like a stack: parameters, then variables of the open blocks, then intermediate values. What a loop needs
/// again in every round (constants, variables that do not change) is loaded once before it, into slots of its own that nothing else uses; their
/// numbers start at <see cref="PermanentBase"/> until the function is finished and its real size known.
/// <code>
///     for i in a..b { f(k) }          i = a; limit = b; if limit &lt;= i -> exit
///                                     -> hoisted
///                              body:  CallFunction f(k)
///                              next:  NextInRange i, limit -> body
///                                     -> exit
///                           hoisted:  load k
///                                     -> body
///                              exit:
/// </code>
/// </summary>
internal sealed partial class FunctionLowerer
{
    private const int PermanentBase = 1 << 24;

    private readonly ProgramTables _tables;
    private readonly BoundProgram _program;
    private readonly SourceText _source;
    private readonly bool _isFunction;
    private readonly List<Operation> _operations = new(64);
    private readonly List<TextSpan> _spans = new(64);

    /// <summary>Where each label stands; −1 until it is placed. Jumps name labels until the function is finished.</summary>
    private readonly List<int> _labels = [];

    private readonly Dictionary<VariableSymbol, int> _locals = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many loops were open when a variable was declared; the variable of a loop counts as declared inside it.</summary>
    private readonly Dictionary<VariableSymbol, int> _depths = new(ReferenceEqualityComparer.Instance);

    private int _nextSlot;
    private int _slotCount;
    private int _permanentCount;
    private int _regionDepth;

    public FunctionLowerer(ProgramTables tables, BoundProgram program, SourceText source, bool isFunction)
    {
        _tables = tables;
        _program = program;
        _source = source;
        _isFunction = isFunction;
    }

    public OperationFunction Lower(string name, int ordinal, ImmutableArray<ParameterSymbol> parameters, BoundBlock body)
    {
        foreach (var parameter in parameters) DeclareLocal(parameter);
        var firstAssertion = _tables.Assertions.Count;
        LowerStatements(body.Statements);
        Emit(OpCode.Return, new TextSpan(body.Span.End, 0), -1);
        Finish(firstAssertion);
        return new OperationFunction(name, ordinal, _source, parameters.Length, _slotCount + _permanentCount, [.. _operations], [.. _spans]);
    }

    /// <summary>Lowers a function of one line: what it keeps, then its parameter, are its first slots.</summary>
    public OperationFunction Lower(BoundLambdaBody lambda, int ordinal)
    {
        foreach (var capture in lambda.Captures) DeclareLocal(capture);
        DeclareLocal(lambda.Parameter);
        var firstAssertion = _tables.Assertions.Count;
        if (lambda.Result == PrimitiveType.Void)
        {
            LowerEffect(lambda.Body);
            Emit(OpCode.Return, lambda.Body.Span, -1);
        }
        else
        {
            Emit(OpCode.Return, lambda.Body.Span, Lower(lambda.Body));
        }

        Finish(firstAssertion);
        return new OperationFunction(lambda.Name, ordinal, _source, lambda.Captures.Length + 1, _slotCount + _permanentCount, [.. _operations], [.. _spans])
        {
            CaptureCount = lambda.Captures.Length,
        };
    }

    private int DeclareLocal(VariableSymbol variable, int extraDepth = 0)
    {
        var slot = NewSlot();
        _locals[variable] = slot;
        _depths[variable] = _loopDepth + extraDepth;
        return slot;
    }

    private int NewSlot() => NewWindow(1);

    /// <summary>The first of several consecutive slots.</summary>
    private int NewWindow(int length)
    {
        var first = _nextSlot;
        _nextSlot += length;
        _slotCount = Math.Max(_slotCount, _nextSlot);
        return first;
    }

    /// <summary>Gives slots back, unless an assertion still wants to show what they hold.</summary>
    private void Release(int mark)
    {
        if (_parts is null) _nextSlot = mark;
        else if (_parts.Count >= MaximumParts) _nextSlot = Math.Max(mark, _endOfParts);
    }

    private void Emit(OpCode code, TextSpan span, int a = 0, int b = 0, int c = 0)
    {
        _operations.Add(new Operation(code, a, b, c));
        _spans.Add(span);
    }

    private int NewLabel() => ProgramTables.Append(_labels, -1);

    private void Place(int label) => _labels[label] = _operations.Count;

    /// <summary>Turns labels into indices and numbers of permanent slots into real ones.</summary>
    private void Finish(int firstAssertion)
    {
        for (var i = 0; i < _operations.Count; i++)
        {
            var (code, a, b, c) = _operations[i];
            (a, b, c) = (Real(a), code == OpCode.LoadSmall ? b : Real(b), Real(c));
            _operations[i] = Targets.PositionOf(code) switch
            {
                TargetPosition.A => new(code, _labels[a], b, c),
                TargetPosition.B => new(code, a, _labels[b], c),
                TargetPosition.C => new(code, a, b, _labels[c]),
                _ => new(code, a, b, c),
            };
        }

        for (var i = firstAssertion; i < _tables.Assertions.Count; i++) _tables.Assertions[i] = WithRealSlots(_tables.Assertions[i]);
    }

    private int Real(int operand) => operand >= PermanentBase ? operand - PermanentBase + _slotCount : operand;
}
