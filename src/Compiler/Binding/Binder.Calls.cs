using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Calls: what is called, and which argument goes to which parameter.</content>
internal sealed partial class Binder
{
    /// <summary>A parameter of anything callable.</summary>
    private readonly record struct CallParameter(string Name, TypeSymbol Type, ImmutableArray<TypeSymbol> Alternatives, ConstantValue? Default, bool IsOptional);

    private BoundExpression BindCall(CallExpressionSyntax syntax) => syntax.Target switch
    {
        MemberAccessExpressionSyntax member => BindMethodCall(syntax, member),
        NameExpressionSyntax name => BindNamedCall(syntax, name),
        _ => BindCallOf(syntax, BindReceiver(syntax.Target)),
    };

    private BoundExpression BindCallOf(CallExpressionSyntax syntax, BoundExpression target) => target.Type is FunctionType type
        ? BindValueCall(syntax, target, type)
        : BindBadCall(syntax, target, syntax.Target.Span, syntax.Target.ToString());

    private BoundExpression BindMethodCall(CallExpressionSyntax syntax, MemberAccessExpressionSyntax member)
    {
        var target = BindReceiver(member.Target);
        if (target.Type.IsError || member.Name.IsMissing) return BindArgumentsOnly(syntax);
        var name = member.Name.Text;
        var row = _library.FindMember(target.Type, name);
        if (target.Type is ListType list && TryParseListFunction(name) is { } function && (row is null || !LooksLikeRowCall(syntax, row)))
            return BindListCall(syntax, function, target, list);
        if (row is not null) return BindRowCall(syntax, row, target, member);
        if (BindBuiltInMember(member, target, name) is not null) return BindBadCall(syntax, target, member.Name.Span, name, isProperty: true);
        ReportUnknownMember(member.Name, target);
        return BindArgumentsOnly(syntax);
    }

    // t.count(page_fault) is the library's, t.count(e => …) and t.count() the language's.
    private static bool LooksLikeRowCall(CallExpressionSyntax syntax, LibraryFunction row) =>
        row.Parameters.Length == 0 ? syntax.Arguments.Count == 0 : syntax.Arguments.Count > 0 && syntax.Arguments[0].Value is not LambdaExpressionSyntax;

    private BoundExpression BindNamedCall(CallExpressionSyntax syntax, NameExpressionSyntax target)
    {
        var name = target.Name;
        if (target.IsMissing) return BindArgumentsOnly(syntax);
        if (_scope.Lookup(name) is { } symbol)
        {
            _recorder?.Record(target, symbol);
            if (symbol is FunctionSymbol function) return BindFunctionCall(syntax, function);
            if (symbol is VariableSymbol { Type: FunctionType or NullableType { Underlying: FunctionType } }) return BindCallOf(syntax, BindReceiver(target));
            return BindBadCall(syntax, ErrorAt(target), target.Span, name, report: true);
        }

        for (var i = _withs.Count - 1; i >= 0; i--)
        {
            if (_library.FindMember(_withs[i].Type, name) is { } member) return BindRowCall(syntax, member, With(i, target.Span), target);
        }

        if (_library.FindFunction(name) is { } row) return BindRowCall(syntax, row, receiver: null, target);
        if (name == "int" || (FindType(name) is UnitType unit && unit != UnitType.EventKind)) return BindExplicitConversion(syntax, FindType(name)!);
        if (_library.FindConstant(name) is not null || _library.FindEventKind(name) is not null)
            return BindBadCall(syntax, ErrorAt(target), target.Span, name, report: true);
        ReportUnknown(DiagnosticDescriptors.UnknownName, target.Span, name, NamesInScope(), name);
        return BindArgumentsOnly(syntax);
    }

    private BoundErrorExpression BindBadCall(
        CallExpressionSyntax syntax, BoundExpression target, Text.TextSpan span, string name, bool isProperty = false, bool report = false)
    {
        if (isProperty) Report(DiagnosticDescriptors.PropertyTakesNoParentheses, span, name);
        else if (report || !target.Type.IsError) Report(DiagnosticDescriptors.NotCallable, span, name);
        return BindArgumentsOnly(syntax);
    }

    /// <summary>Binds the arguments of a call that is wrong anyway, for their own diagnostics.</summary>
    private BoundErrorExpression BindArgumentsOnly(CallExpressionSyntax syntax)
    {
        foreach (var argument in syntax.Arguments)
        {
            if (argument.Value is not (LambdaExpressionSyntax or RecordExpressionSyntax)) BindValue(argument.Value);
        }

        _failableCalls++; // whatever was meant may fail and raise: no second diagnostic about that
        _raisingCalls++;
        return ErrorAt(syntax);
    }

    /// <summary><c>address(x)</c>, <c>pfn(x)</c>, <c>int(x)</c>: the same word with another unit.</summary>
    private BoundExpression BindExplicitConversion(CallExpressionSyntax syntax, TypeSymbol target)
    {
        if (syntax.Arguments.Count != 1 || syntax.Arguments[0].Name is not null)
        {
            Report(DiagnosticDescriptors.TooManyArguments, syntax.Span, target.Name, "one value");
            return BindArgumentsOnly(syntax);
        }

        var value = BindReceiver(syntax.Arguments[0].Value);
        if (value.Type.IsError) return ErrorAt(syntax);
        if (!value.Type.IsWord)
        {
            Report(DiagnosticDescriptors.TypeMismatch, value.Span, "int or a unit", Describe(value));
            return ErrorAt(syntax);
        }

        if (value.Constant is not { } constant) return new BoundConversion(syntax.Span, target, ConversionKind.Reinterpret, value);
        if (target is UnitType && constant.Word < 0)
        {
            Report(DiagnosticDescriptors.ConstantDoesNotFit, value.Span, constant, target);
            return ErrorAt(syntax);
        }

        return new BoundLiteral(syntax.Span, ConstantValue.OfWord(target, constant.Word));
    }

    private BoundExpression BindFunctionCall(CallExpressionSyntax syntax, FunctionSymbol function)
    {
        if (IsRefused(syntax.Span, $"'{function.Name}' is a call")) return ErrorAt(syntax);
        _calls.Add(function);
        _uses?.Add(function);
        _runtimeValues++;
        var parameters = function.Parameters.Select(p => new CallParameter(p.Name, p.Type, [], p.Default, false)).ToArray();
        var arguments = BindArguments(syntax, function.Name, parameters);
        if (arguments is null) return function.Type.IsError ? ErrorAt(syntax) : new BoundConversion(syntax.Span, function.Type, ConversionKind.Reinterpret, ErrorAt(syntax));
        return new BoundFunctionCall(syntax.Span, function, [.. arguments.Select(a => a!)]);
    }

    private BoundExpression BindRowCall(CallExpressionSyntax syntax, LibraryFunction row, BoundExpression? receiver, SyntaxNode name)
    {
        _recorder?.Record(name, new LibrarySymbol(row));
        _recorder?.Record(syntax, new LibrarySymbol(row));
        if (row.Kind is LibraryFunctionKind.Property or LibraryFunctionKind.Global)
            return BindBadCall(syntax, ErrorAt(name), name is MemberAccessExpressionSyntax member ? member.Name.Span : name.Span, row.Name, isProperty: true);
        if (IsRefused(syntax.Span, $"'{row.Name}' is a call")) return ErrorAt(syntax);
        CountCall(row);
        var parameters = new CallParameter[row.Parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = row.Parameters[i];
            parameters[i] = new CallParameter(parameter.Name, parameter.Type, parameter.Alternatives, parameter.Default, parameter.IsOptional);
        }

        var arguments = BindArguments(syntax, row.Name, parameters);
        // A call with a wrong argument still has its type, so that what follows is checked too.
        if (arguments is null) return new BoundConversion(syntax.Span, row.Result, ConversionKind.Reinterpret, ErrorAt(syntax));
        var window = ImmutableArray.CreateBuilder<BoundExpression?>(row.WindowLength);
        if (receiver is not null) window.Add(receiver);
        window.AddRange(arguments);
        return new BoundLibraryCall(syntax.Span, ResultOf(row, arguments), row, window.MoveToImmutable());
    }

    private TypeSymbol ResultOf(LibraryFunction row, BoundExpression?[] arguments)
    {
        if (row.ResultKindParameter < 0) return row.Result;
        return arguments[row.ResultKindParameter]?.Constant is { } kind && kind.Word >= 0 && kind.Word < _library.EventKinds.Length
            ? new ListType(_library.EventKinds[(int)kind.Word].Record)
            : row.Result;
    }

    /// <summary>The arguments in the order of the parameters, defaults filled in, null where none is given; null as a whole after an error.</summary>
    private BoundExpression?[]? BindArguments(CallExpressionSyntax syntax, string name, CallParameter[] parameters)
    {
        var arguments = new BoundExpression?[parameters.Length];
        var given = new bool[parameters.Length];
        var position = 0;
        var named = false;
        var errors = false;
        foreach (var argument in syntax.Arguments)
        {
            var index = argument.Name is null ? position++ : Array.FindIndex(parameters, p => p.Name == argument.Name.Text);
            named |= argument.Name is not null;
            if (CheckArgument(argument, name, parameters, index, given, named))
            {
                given[index] = true;
                var value = BindArgument(argument.Value, name, parameters[index]);
                arguments[index] = value;
                errors |= value.Type.IsError;
            }
            else
            {
                errors = true;
                if (argument.Value is not (LambdaExpressionSyntax or RecordExpressionSyntax)) BindValue(argument.Value);
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (given[i]) continue;
            if (parameters[i].Default is { } constant)
            {
                arguments[i] = Filled(syntax, parameters[i], constant);
            }
            else if (!parameters[i].IsOptional && !errors)
            {
                Report(DiagnosticDescriptors.MissingArgument, syntax.CloseParenToken.IsMissing ? syntax.Span : syntax.CloseParenToken.Span, name, parameters[i].Name, parameters[i].Type);
                errors = true;
            }
        }

        return errors ? null : arguments;
    }

    /// <summary>A default as the parameter wants it: the 0 of <c>a: address = 0</c> is an address.</summary>
    private static BoundExpression Filled(CallExpressionSyntax syntax, CallParameter parameter, ConstantValue constant)
    {
        var literal = new BoundLiteral(syntax.Span, constant);
        return constant.Type == PrimitiveType.Null ? literal : TryConvert(literal, parameter.Type) ?? literal;
    }

    private bool CheckArgument(ArgumentSyntax argument, string name, CallParameter[] parameters, int index, bool[] given, bool named)
    {
        if (argument.Name is null && named)
        {
            Report(DiagnosticDescriptors.PositionalAfterNamed, argument.Span);
            return false;
        }

        if (argument.Name is { } word && index < 0)
        {
            ReportUnknown(DiagnosticDescriptors.UnknownArgument, word.Span, word.Text, parameters.Select(p => p.Name), name, word.Text);
            return false;
        }

        if (index >= parameters.Length)
        {
            // One message is enough, however many are too many.
            if (index == parameters.Length) Report(DiagnosticDescriptors.TooManyArguments, argument.Span, name, Count(parameters.Length));
            return false;
        }

        if (!given[index]) return true;
        Report(DiagnosticDescriptors.DuplicateArgument, argument.Span, $"the argument '{parameters[index].Name}'");
        return false;
    }

    private static string Count(int parameters) => parameters switch
    {
        0 => "no arguments",
        1 => "1 argument",
        _ => $"{parameters} arguments",
    };

    private BoundExpression BindArgument(ExpressionSyntax syntax, string function, CallParameter parameter)
    {
        if (syntax is RecordExpressionSyntax record)
        {
            if (parameter.Type is RecordType type) return BindRecord(record, type);
            Report(DiagnosticDescriptors.ArgumentMismatch, syntax.Span, parameter.Name, function, parameter.Type, "a record");
            return ErrorAt(syntax);
        }

        var value = BindExpected(syntax, parameter.Type);
        if (TryConvert(value, parameter.Type) is { } converted) return converted;
        foreach (var alternative in parameter.Alternatives)
        {
            if (TryConvert(value, alternative) is { } other) return other;
        }

        // null for an object parameter whose default is null
        if (value.Type == PrimitiveType.Null && parameter.Default is { } constant && constant.Type == PrimitiveType.Null) return value;
        if (ReportUnfitConstant(value, parameter.Type)) return ErrorAt(syntax);
        var expected = string.Join(" or ", parameter.Alternatives.Prepend(parameter.Type).Select(t => t.Name));
        ReportWithHelp(DiagnosticDescriptors.ArgumentMismatch, syntax.Span, UnitHelp(value, parameter.Type), parameter.Name, function, expected, Describe(value));
        return ErrorAt(syntax);
    }

    private BoundExpression BindRecord(RecordExpressionSyntax syntax, RecordType type)
    {
        var values = new BoundExpression?[type.Fields.Length];
        var errors = false;
        foreach (var field in syntax.Fields)
        {
            var name = field.Name.Text;
            var index = -1;
            for (var i = 0; i < type.Fields.Length; i++)
            {
                if (type.Fields[i].Name == name) index = i;
            }

            if (index < 0)
            {
                ReportUnknown(DiagnosticDescriptors.UnknownField, field.Name.Span, name, type.Fields.Select(f => f.Name), type, name);
                BindValue(field.Value);
                errors = true;
                continue;
            }

            if (values[index] is not null) Report(DiagnosticDescriptors.DuplicateArgument, field.Name.Span, $"the field '{name}'");
            values[index] = BindField(field.Value, type.Fields[index].Type);
            errors |= values[index]!.Type.IsError;
        }

        return errors ? ErrorAt(syntax) : new BoundRecordExpression(syntax.Span, type, [.. values]);
    }

    private BoundExpression BindField(ExpressionSyntax syntax, TypeSymbol type)
    {
        var value = BindValue(syntax);
        return type is RangeType range && TryConvert(value, range.Element) is { Type.IsError: false } single
            ? new BoundConversion(syntax.Span, type, ConversionKind.SingleToRange, single)
            : Convert(value, type);
    }
}
