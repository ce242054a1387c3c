using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>What stands after a dot.</content>
internal sealed partial class Binder
{
    private BoundExpression BindMemberAccess(MemberAccessExpressionSyntax syntax)
    {
        var target = BindReceiver(syntax.Target);
        if (target.Type.IsError || syntax.Name.IsMissing) return ErrorAt(syntax);
        var name = syntax.Name.Text;
        if (_library.FindMember(target.Type, name) is { } member) return BindRowRead(syntax, member, target);
        if (BindBuiltInMember(syntax, target, name) is { } builtIn) return builtIn;
        if (target.Type is ListType && TryParseListFunction(name) is not null)
        {
            ReportWithHelp(DiagnosticDescriptors.CallNeedsParentheses, syntax.Name.Span, $"write {name}()", name);
            return ErrorAt(syntax);
        }

        ReportUnknownMember(syntax.Name, target);
        return ErrorAt(syntax);
    }

    /// <summary>Binds what stands before a dot: a nullable is looked through, its null being a run-time error.</summary>
    private BoundExpression BindReceiver(ExpressionSyntax syntax)
    {
        var target = BindValue(syntax);
        return target.Type is NullableType nullable ? Convert(target, nullable.Underlying) : target;
    }

    private static BoundMemberExpression? BindBuiltInMember(MemberAccessExpressionSyntax syntax, BoundExpression target, string name) =>
        BuiltInMember.Find(target.Type, name) is { } member ? new(syntax.Span, member.ResultOn(target.Type), member.Code, target) : null;

    private void ReportUnknownMember(SyntaxToken name, BoundExpression target)
    {
        var candidates = _library.MembersOf(target.Type).Select(row => row.Name)
            .Concat(BuiltInMember.Of(target.Type).Select(m => m.Name))
            .Concat(target.Type is ListType ? Enum.GetNames<ListFunctionKind>().Select(NameOf) : []);
        ReportUnknown(DiagnosticDescriptors.UnknownMember, name.Span, name.Text, candidates, Describe(target), name.Text);
    }

    /// <summary>Reads a property or a global object; a function without parentheses is an error.</summary>
    private BoundExpression BindRowRead(SyntaxNode syntax, LibraryFunction row, BoundExpression? receiver)
    {
        _recorder?.Record(syntax, new LibrarySymbol(row));
        if (row.Kind is LibraryFunctionKind.Function or LibraryFunctionKind.Method)
        {
            ReportWithHelp(DiagnosticDescriptors.CallNeedsParentheses, syntax.Span, $"write {row.Name}({(row.Parameters.Length == 0 ? "" : "…")})", row.Name);
            return ErrorAt(syntax);
        }

        if (IsRefused(syntax.Span, $"'{row.Name}' looks at the machine")) return ErrorAt(syntax);
        CountCall(row);
        return new BoundLibraryCall(syntax.Span, row.Result, row, receiver is null ? [] : [receiver]);
    }

    private void CountCall(LibraryFunction row)
    {
        _runtimeValues++;
        if (row.CanFail) _failableCalls++;
        if (row.CanRaise) _raisingCalls++;
    }
}
