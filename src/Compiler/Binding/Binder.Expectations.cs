using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>fails, raises, try, trace, explain.</content>
internal sealed partial class Binder
{
    private BoundExpression BindFails(FailsExpressionSyntax syntax)
    {
        var before = Effects;
        var operand = BindExpression(syntax.Expression);
        if (!operand.Type.IsError) Expect(before, CallEffect.Fails, syntax.FailsKeyword.Span, "fail with an errno");

        if (syntax.Errno is null) return new BoundFailsExpression(syntax.Span, operand, null, "");
        if (syntax.Errno is NameExpressionSyntax name && !name.IsMissing)
        {
            if (_library.FindConstant(name.Name) is { } constant && constant.Type == UnitType.Errno)
            {
                _recorder?.Record(name, new LibrarySymbol(constant));
                return new BoundFailsExpression(syntax.Span, operand, constant.Value, constant.Name);
            }

            if (_scope.Lookup(name.Name) is VariableSymbol { Constant: { } known } && known.Type == UnitType.Errno)
                return new BoundFailsExpression(syntax.Span, operand, known, name.Name);
            if (IsConstantOf(UnitType.Signal, name.Name))
            {
                ReportWithHelp(DiagnosticDescriptors.ExpectedErrno, name.Span, $"a signal is expected with 'raises {name.Name}'", name.Name);
                return ErrorAt(syntax);
            }

            var errnos = _library.Constants.Where(c => c.Type == UnitType.Errno).Select(c => c.Name);
            ReportUnknown(DiagnosticDescriptors.ExpectedErrno, name.Span, name.Name, errnos, name.Name);
        }
        else if (!syntax.Errno.IsMissing)
        {
            Report(DiagnosticDescriptors.ExpectedErrno, syntax.Errno.Span, syntax.Errno.ToString());
        }

        return ErrorAt(syntax);
    }

    private BoundExpression BindRaises(RaisesExpressionSyntax syntax)
    {
        var before = Effects;
        var operand = BindExpression(syntax.Expression);
        if (!operand.Type.IsError) Expect(before, CallEffect.Raises, syntax.RaisesKeyword.Span, "raise a signal");

        if (syntax.Signal is null) return new BoundRaisesExpression(syntax.Span, operand, null);
        if (FindSignalConstant(syntax.Signal.Signal, UnitType.Signal, "a signal") is not { } signal) return ErrorAt(syntax);
        if (syntax.Signal.Code is not { } word) return new BoundRaisesExpression(syntax.Span, operand, new SignalDescriptor(signal.Name, signal.Value.Word, null, null));
        if (FindSignalConstant(word, UnitType.SignalCode, "the code of a signal") is not { } code) return ErrorAt(syntax);
        return new BoundRaisesExpression(syntax.Span, operand, new SignalDescriptor(signal.Name, signal.Value.Word, code.Name, code.Value.Word));
    }

    private bool IsConstantOf(UnitType type, string name) => _library.FindConstant(name) is { } constant && constant.Type == type;

    private LibraryConstant? FindSignalConstant(SyntaxToken word, UnitType type, string what)
    {
        if (word.IsMissing) return null;
        if (_library.FindConstant(word.Text) is { } constant && constant.Type == type) return constant;
        if (IsConstantOf(UnitType.Errno, word.Text))
        {
            ReportWithHelp(DiagnosticDescriptors.ExpectedSignal, word.Span, $"an errno is expected with 'fails {word.Text}'", word.Text, what);
            return null;
        }

        var candidates = _library.Constants.Where(c => c.Type == type).Select(c => c.Name);
        ReportUnknown(DiagnosticDescriptors.ExpectedSignal, word.Span, word.Text, candidates, word.Text, what);
        return null;
    }

    private BoundExpression BindTry(TryExpressionSyntax syntax)
    {
        var before = Effects;
        var operand = BindExpression(syntax.Expression);
        if (operand.Type.IsError) return ErrorAt(syntax);
        Expect(before, CallEffect.Fails | CallEffect.Raises, syntax.TryKeyword.Span, "fail");
        return new BoundTryExpression(syntax.Span, new ResultType(operand.Type), operand);
    }

    private BoundExpression BindTrace(TraceExpressionSyntax syntax)
    {
        _runtimeValues++;
        var body = BindBlock(syntax.Body);
        if (_library.EventType is { } type) return new BoundTraceExpression(syntax.Span, new ListType(type), body);
        Report(DiagnosticDescriptors.NotAvailable, syntax.TraceKeyword.Span, "trace", "events");
        return ErrorAt(syntax);
    }

    private BoundExplainExpression BindExplain(ExplainExpressionSyntax syntax)
    {
        _runtimeValues++;
        return new BoundExplainExpression(syntax.Span, BindBlock(syntax.Body));
    }
}
