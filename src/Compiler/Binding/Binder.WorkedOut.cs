using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>Answers to questions: values that were worked out, which neither call anything nor look at the machine.</content>
internal sealed partial class Binder
{
    /// <summary>Not null while the answer to a question is bound.</summary>
    private WorkedOut? _workedOut;

    /// <param name="variables">Slots of the variables that vary, which may be used.</param>
    private sealed class WorkedOut(HashSet<int> variables)
    {
        /// <summary>One message is enough.</summary>
        public bool IsReported { get; set; }

        public bool MayUse(VariableSymbol variable) => variable is GlobalVariableSymbol global && variables.Contains(global.Slot);
    }

    /// <summary>Reports what an answer to a question may not contain; true when there is such a rule here.</summary>
    private bool IsRefused(TextSpan span, string what)
    {
        if (_workedOut is null) return false;
        if (!_workedOut.IsReported) Report(DiagnosticDescriptors.AnswerNotWorkedOut, span, what);
        _workedOut.IsReported = true;
        return true;
    }

    /// <summary>Whether a variable is one of the given state, which an answer to a question may not use.</summary>
    private bool IsRefused(VariableSymbol variable, TextSpan span) =>
        _workedOut is { } rule && _examNames!.Contains(variable) && variable.Constant is null && !rule.MayUse(variable)
        && IsRefused(span, $"'{variable.Name}' is {(variable is TemplateSymbol template ? $"{(template.Word == "image" ? "an" : "a")} {template.Word}" : "a variable of the given state")}");

    /// <summary>Whether an expression is one that only a machine can give a value.</summary>
    private bool IsRefused(ExpressionSyntax syntax) => _workedOut is not null && syntax switch
    {
        TraceExpressionSyntax => IsRefused(syntax.Span, "a trace looks at the machine"),
        ExplainExpressionSyntax => IsRefused(syntax.Span, "explain looks at the machine"),
        CSharpExpressionSyntax => IsRefused(syntax.Span, "C# is not for answers"),
        FailsExpressionSyntax or RaisesExpressionSyntax or TryExpressionSyntax => IsRefused(syntax.Span, "what fails is for a task"),
        _ => false,
    };
}
