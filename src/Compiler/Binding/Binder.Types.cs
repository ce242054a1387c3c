using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Types as they are written.</content>
internal sealed partial class Binder
{
    internal static readonly ImmutableArray<TypeSymbol> BuiltInTypes =
    [
        PrimitiveType.Bool, PrimitiveType.Int, PrimitiveType.Number, PrimitiveType.String, PrimitiveType.Bytes, RangeType.Int,
        UnitType.Address, UnitType.Pfn, UnitType.Errno, UnitType.Signal, UnitType.SignalCode, UnitType.EventKind,
    ];

    private TypeSymbol BindType(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case NamedTypeSyntax named: return BindNamedType(named);
            case NullableTypeSyntax nullable:
                var underlying = BindType(nullable.Type);
                return underlying.IsError || underlying is NullableType ? underlying : new NullableType(underlying);
            case GenericTypeSyntax generic: return BindGenericType(generic);
            case FunctionTypeSyntax function: return BindFunctionType(function);
            default: throw new InvalidOperationException($"a type of kind {syntax.Kind}");
        }
    }

    private TypeSymbol BindNamedType(NamedTypeSyntax syntax)
    {
        var name = syntax.Name.Text;
        if (syntax.Name.IsMissing) return PrimitiveType.Error;
        if (FindType(name) is { } type) return type;
        var candidates = BuiltInTypes.Select(t => t.Name).Concat(_library.Types.Select(t => t.Name)).Append("list").Append("result");
        ReportUnknown(DiagnosticDescriptors.UnknownType, syntax.Span, name, candidates, name);
        return PrimitiveType.Error;
    }

    private TypeSymbol BindFunctionType(FunctionTypeSyntax syntax)
    {
        var parameters = syntax.Parameters.Select(BindType).ToImmutableArray();
        var result = syntax.ReturnType is null ? PrimitiveType.Void : BindType(syntax.ReturnType.Type);
        return result.IsError || parameters.Any(type => type.IsError) ? PrimitiveType.Error : new FunctionType(parameters, result);
    }

    private TypeSymbol BindGenericType(GenericTypeSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(BindType).ToArray();
        var name = syntax.Name.Text;
        if (arguments.Length == 1)
        {
            var argument = arguments[0];
            if (argument.IsError) return argument;
            switch (name)
            {
                case "list": return new ListType(argument);
                case "result": return new ResultType(argument);
                case "range" when argument == PrimitiveType.Int: return RangeType.Int;
                case "range" when argument == UnitType.Address: return RangeType.Address;
                case "range" when argument == UnitType.Pfn: return RangeType.Pfn;
            }
        }

        ReportUnknown(DiagnosticDescriptors.UnknownType, syntax.Span, name, ["list", "result", "range"], syntax.ToString());
        return PrimitiveType.Error;
    }

    private TypeSymbol? FindType(string name)
    {
        foreach (var type in BuiltInTypes)
        {
            if (type.Name == name) return type;
        }

        return _library.FindType(name);
    }
}
