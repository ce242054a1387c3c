using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>
/// Functions as values. A name of one is its value; <c>x => e</c> is one where a function type is expected. Such a function keeps what it uses of the
/// local names around it as they were when it was made, so these may not be variables; names of the top level it sees as every function does.
/// </content>
internal sealed partial class Binder
{
    private readonly List<BoundLambdaBody> _lambdas = [];

    /// <summary>The function of one line that is being bound; null outside of one that is a value.</summary>
    private OpenLambda? _lambda;

    /// <summary>A function of one line while it is bound.</summary>
    /// <param name="outer">The one around it.</param>
    /// <param name="withs">How many <c>with</c> blocks are open around it.</param>
    private sealed class OpenLambda(OpenLambda? outer, int withs)
    {
        public OpenLambda? Outer { get; } = outer;

        public int Withs { get; } = withs;

        /// <summary>Names that are declared in it.</summary>
        public HashSet<Symbol> Own { get; } = [];

        public List<(VariableSymbol Outer, BoundExpression Value, LocalVariableSymbol Inner)> Captures { get; } = [];
    }

    /// <summary>Binds an expression of which it is known what it must be: only so has a function of one line its types.</summary>
    private BoundExpression BindExpected(ExpressionSyntax syntax, TypeSymbol expected)
    {
        if (expected is not FunctionType { Parameters: [var parameter], Result: var result } type) return BindValue(syntax);
        return syntax switch
        {
            LambdaExpressionSyntax lambda => BindLambda(lambda, type, parameter, result),
            ParenthesizedExpressionSyntax { Expression: LambdaExpressionSyntax inner } => BindLambda(inner, type, parameter, result),
            _ => BindValue(syntax),
        };
    }

    private BoundErrorExpression BindUntypedLambda(LambdaExpressionSyntax syntax)
    {
        var name = syntax.Parameter.Text;
        ReportWithHelp(DiagnosticDescriptors.LambdaNotPossible, syntax.Span, $"write its type, as in: let f: fn(int) -> int = {name} => …", name);
        return ErrorAt(syntax);
    }

    private BoundExpression BindLambda(LambdaExpressionSyntax syntax, FunctionType type, TypeSymbol parameter, TypeSymbol result)
    {
        if (IsRefused(syntax.Span, "a function is no answer")) return ErrorAt(syntax);
        var lambda = new OpenLambda(_lambda, _withs.Count);
        var (function, isTopLevel, loopDepth, isInAssertion) = (_function, _isTopLevel, _loopDepth, _isInAssertion);
        var (values, failable, raising, calls) = (_runtimeValues, _failableCalls, _raisingCalls, _calls.Count);
        (_lambda, _function, _isTopLevel, _loopDepth, _isInAssertion) = (lambda, null, false, 0, false);
        OpenScope(syntax.Span);
        var variable = new LocalVariableSymbol(syntax.Parameter.Text, parameter, isReadOnly: true, constant: null, LocationOf(syntax.Parameter)) { Role = "the parameter of a function" };
        Declare(variable, syntax.Parameter);
        var body = result == PrimitiveType.Void ? BindExpression(syntax.Body) : Convert(BindExpected(syntax.Body, result), result);
        CloseScope();
        (_lambda, _function, _isTopLevel, _loopDepth, _isInAssertion) = (lambda.Outer, function, isTopLevel, loopDepth, isInAssertion);
        // To make a function is not to call it.
        (_runtimeValues, _failableCalls, _raisingCalls) = (values, failable, raising);
        _calls.RemoveRange(calls, _calls.Count - calls);
        if (body.Type.IsError) return ErrorAt(syntax);
        // Not the whole of it: how a script is laid out must not show in what it prints.
        var name = $"{syntax.Parameter.Text} => …";
        _lambdas.Add(new BoundLambdaBody(name, _tree.Text, [.. lambda.Captures.Select(capture => capture.Inner)], variable, body, result));
        return new BoundLambda(syntax.Span, type, _lambdas.Count - 1, [.. lambda.Captures.Select(capture => capture.Value)]);
    }

    /// <summary>A variable as the open function of one line sees it; null when it may change and so cannot be kept (reported).</summary>
    private VariableSymbol? AsSeen(VariableSymbol variable, TextSpan span) => _lambda is null ? variable : AsSeen(_lambda, variable, span);

    private VariableSymbol? AsSeen(OpenLambda lambda, VariableSymbol variable, TextSpan span)
    {
        if (variable is GlobalVariableSymbol or TemplateSymbol || variable.Constant is not null || lambda.Own.Contains(variable)) return variable;
        foreach (var capture in lambda.Captures)
        {
            if (capture.Outer == variable) return capture.Inner;
        }

        if (!variable.IsReadOnly)
        {
            ReportWithHelp(DiagnosticDescriptors.CapturedVariable, span, $"copy it before: let now = {variable.Name}", variable.Name);
            return null;
        }

        var outer = lambda.Outer is null ? variable : AsSeen(lambda.Outer, variable, span)!;
        var inner = new LocalVariableSymbol(variable.Name, variable.Type, isReadOnly: true, constant: null, variable.Location);
        lambda.Captures.Add((variable, new BoundVariableExpression(span, outer), inner));
        return inner;
    }

    /// <summary>The receiver of an open <c>with</c>.</summary>
    private BoundExpression With(int index, TextSpan span) =>
        _lambda is not null && index < _lambda.Withs && _withs[index] is BoundVariableExpression { Variable: var variable }
            ? new BoundVariableExpression(span, AsSeen(variable, span)!)
            : _withs[index];

    private BoundExpression BindFunctionName(NameExpressionSyntax syntax, FunctionSymbol function)
    {
        if (IsRefused(syntax.Span, "a function is no answer")) return ErrorAt(syntax);
        if (function.Type.IsError || function.Parameters.Any(parameter => parameter.Type.IsError)) return ErrorAt(syntax);
        _uses?.Add(function);
        return new BoundFunctionReference(syntax.Span, function, new FunctionType([.. function.Parameters.Select(parameter => parameter.Type)], function.Type));
    }

    /// <summary>A call of what an expression gives.</summary>
    private BoundExpression BindValueCall(CallExpressionSyntax syntax, BoundExpression function, FunctionType type)
    {
        if (IsRefused(syntax.Span, "what it calls is a value")) return ErrorAt(syntax);
        NoteValueCall();
        var parameters = type.Parameters.Select((parameter, i) => new CallParameter($"{i + 1}", parameter, [], null, false)).ToArray();
        var arguments = BindArguments(syntax, TextOf(syntax.Target.Span) ?? "the function", parameters);
        if (arguments is null) return new BoundConversion(syntax.Span, type.Result, ConversionKind.Reinterpret, ErrorAt(syntax));
        return new BoundValueCall(syntax.Span, type.Result, function, [.. arguments.Select(argument => argument!)]);
    }

    /// <summary>Only who made the function knows what it can do.</summary>
    private void NoteValueCall()
    {
        _failableCalls++;
        _raisingCalls++;
        _runtimeValues++;
    }

    /// <summary><c>xs.map(f)</c>, where f is a value: evaluated once, and called for each element.</summary>
    private BoundExpression BindWithValue(CallExpressionSyntax syntax, ListFunctionKind kind, BoundExpression list, ListType type, BoundExpression function, FunctionType called)
    {
        NoteValueCall();
        var callee = new LocalVariableSymbol("function", called, isReadOnly: true, constant: null, LocationOf(syntax));
        var element = new LocalVariableSymbol("it", type.Element, isReadOnly: true, constant: null, LocationOf(syntax));
        var argument = Convert(new BoundVariableExpression(function.Span, element), called.Parameters[0]);
        if (argument.Type.IsError) return ErrorAt(syntax);
        var body = new BoundValueCall(function.Span, called.Result, new BoundVariableExpression(function.Span, callee), [argument]);
        var finished = FinishListCall(syntax, kind, list, type, element, body);
        return finished is BoundListCall call ? call with { Callee = new BoundVariableDeclaration(function.Span, callee, function) } : finished;
    }

    /// <summary>The constant behind a parameter's <c>=</c>.</summary>
    private ConstantValue BindDefault(ParameterSyntax syntax, TypeSymbol type)
    {
        var value = syntax.Default!.Value;
        if (NamesVariable(value))
        {
            ReportWithHelp(DiagnosticDescriptors.DefaultNotConstant, value.Span, "names of the script may be declared later: write the value", syntax.Name.Text);
            return ConstantValue.Null;
        }

        var bound = BindExpected(value, type);
        if (bound.Type.IsError || Convert(bound, type).Type.IsError) return ConstantValue.Null;
        if (bound.Constant is { } constant) return constant;
        Report(DiagnosticDescriptors.DefaultNotConstant, value.Span, syntax.Name.Text);
        return ConstantValue.Null;
    }

    /// <summary>Whether an expression names a variable of the top level of its file.</summary>
    private static bool NamesVariable(SyntaxNode syntax)
    {
        var pending = new Stack<SyntaxNode>([syntax]);
        while (pending.TryPop(out var node))
        {
            if (node is NameExpressionSyntax name && syntax.Tree.Root.Statements.Any(statement => statement is VariableDeclarationSyntax variable && variable.Name.Text == name.Name)) return true;
            foreach (var child in node.GetChildren()) pending.Push(child);
        }

        return false;
    }
}
