using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>The functions of lists: where any all count sum map first min max.</content>
internal sealed partial class Binder
{
    private static string NameOf(string function) => function.ToLowerInvariant();

    private static ListFunctionKind? TryParseListFunction(string name) => name switch
    {
        "where" => ListFunctionKind.Where,
        "any" => ListFunctionKind.Any,
        "all" => ListFunctionKind.All,
        "count" => ListFunctionKind.Count,
        "sum" => ListFunctionKind.Sum,
        "map" => ListFunctionKind.Map,
        "first" => ListFunctionKind.First,
        "min" => ListFunctionKind.Min,
        "max" => ListFunctionKind.Max,
        _ => null,
    };

    private BoundExpression BindListCall(CallExpressionSyntax syntax, ListFunctionKind function, BoundExpression list, ListType type)
    {
        var name = NameOf(function.ToString());
        if (syntax.Arguments.Count > 1)
        {
            Report(DiagnosticDescriptors.TooManyArguments, syntax.Arguments[1].Span, name, "one function");
            return BindArgumentsOnly(syntax);
        }

        if (syntax.Arguments.Count == 0)
        {
            if (function is ListFunctionKind.Where or ListFunctionKind.All or ListFunctionKind.Map)
            {
                Report(DiagnosticDescriptors.LambdaNeeded, syntax.CloseParenToken.Span, name, Example(function));
                return ErrorAt(syntax);
            }

            return FinishListCall(syntax, function, list, type, null, null);
        }

        var argument = syntax.Arguments[0];
        if (argument.Value is LambdaExpressionSyntax lambda) return BindWithLambda(syntax, function, list, type, lambda);
        if (argument.Value is NameExpressionSyntax reference && _scope.Lookup(reference.Name) is FunctionSymbol named && named.Parameters.Length == 1)
            return BindWithFunction(syntax, function, list, type, named, argument);
        var value = BindReceiver(argument.Value);
        if (value.Type.IsError) return ErrorAt(syntax);
        if (value.Type is FunctionType { Parameters.Length: 1 } called) return BindWithValue(syntax, function, list, type, value, called);
        var help = value.Type is FunctionType other ? $"'{TextOf(argument.Span)}' takes {Count(other.Parameters.Length)}, a function of one is needed" : null;
        ReportWithHelp(DiagnosticDescriptors.LambdaNeeded, argument.Span, help, name, Example(function));
        return ErrorAt(syntax);
    }

    private static string Example(ListFunctionKind function) =>
        function is ListFunctionKind.Map or ListFunctionKind.Sum or ListFunctionKind.Min or ListFunctionKind.Max ? "x.size" : "x.size > 4K";

    private BoundExpression BindWithLambda(CallExpressionSyntax syntax, ListFunctionKind function, BoundExpression list, ListType type, LambdaExpressionSyntax lambda)
    {
        OpenScope(lambda.Span);
        var variable = new LocalVariableSymbol(lambda.Parameter.Text, type.Element, isReadOnly: true, constant: null, LocationOf(lambda.Parameter)) { Role = "the parameter of a function" };
        Declare(variable, lambda.Parameter);
        var body = BindValue(lambda.Body);
        CloseScope();
        return FinishListCall(syntax, function, list, type, variable, body);
    }

    // xs.map(f) is xs.map(x => f(x)).
    private BoundExpression BindWithFunction(CallExpressionSyntax syntax, ListFunctionKind function, BoundExpression list, ListType type, FunctionSymbol named, ArgumentSyntax argument)
    {
        _recorder?.Record(argument.Value, named);
        _calls.Add(named);
        _uses?.Add(named);
        _runtimeValues++;
        var variable = new LocalVariableSymbol("it", type.Element, isReadOnly: true, constant: null, LocationOf(argument));
        var value = Convert(new BoundVariableExpression(argument.Span, variable), named.Parameters[0].Type);
        if (value.Type.IsError) return ErrorAt(syntax);
        return FinishListCall(syntax, function, list, type, variable, new BoundFunctionCall(argument.Span, named, [value]));
    }

    private BoundExpression FinishListCall(
        CallExpressionSyntax syntax, ListFunctionKind function, BoundExpression list, ListType type, VariableSymbol? variable, BoundExpression? body)
    {
        if (body is not null && body.Type.IsError) return ErrorAt(syntax);
        if (body is not null && function is ListFunctionKind.Where or ListFunctionKind.Any or ListFunctionKind.All or ListFunctionKind.Count or ListFunctionKind.First)
            body = Convert(body!, PrimitiveType.Bool);
        var value = body?.Type ?? type.Element;
        if (function is ListFunctionKind.Sum or ListFunctionKind.Min or ListFunctionKind.Max && !IsOrdered(value, function))
        {
            Report(DiagnosticDescriptors.TypeMismatch, body?.Span ?? syntax.Span, function == ListFunctionKind.Sum ? "int or number" : "int, number or address", value);
            return ErrorAt(syntax);
        }

        if (body is not null && body.Type.IsError) return ErrorAt(syntax);
        if (body?.Type == PrimitiveType.Void)
        {
            Report(DiagnosticDescriptors.NoValue, body.Span);
            return ErrorAt(syntax);
        }

        TypeSymbol result = function switch
        {
            ListFunctionKind.Where => type,
            ListFunctionKind.Any or ListFunctionKind.All => PrimitiveType.Bool,
            ListFunctionKind.Count => PrimitiveType.Int,
            ListFunctionKind.Sum => value,
            ListFunctionKind.Map => new ListType(value),
            ListFunctionKind.First => type.Element is NullableType ? type.Element : new NullableType(type.Element),
            ListFunctionKind.Min or ListFunctionKind.Max => new NullableType(value),
            _ => throw new InvalidOperationException($"list function {function}"),
        };
        return new BoundListCall(syntax.Span, result, function, list, variable, body);
    }

    private static bool IsOrdered(TypeSymbol type, ListFunctionKind function) =>
        type == PrimitiveType.Int || type == PrimitiveType.Number || (function != ListFunctionKind.Sum && type is UnitType { IsAffine: true });
}
