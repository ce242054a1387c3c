using MemDsl.Compiler.Syntax;
using MemDsl.Scripting;
using MemDsl.Scripting.Pictures;

namespace MemDsl.Cli.Repl.Commands;

/// <summary>Looking at the machine and at what statements do to it; none of these is a statement itself.</summary>
internal static class LookCommands
{
    public static WrongArguments? Maps(LoopContext context, string arguments)
    {
        if (arguments.Length == 0) return new WrongArguments("a process, like p or spawn(app)");
        var compilation = context.Session.CreateCompilation(arguments);
        var tree = compilation.SyntaxTree;
        if (!compilation.GetDiagnostics().Any(diagnostic => diagnostic.IsError)
            && (tree.Root.Statements is not [ExpressionStatementSyntax { Expression: var expression }]
                || compilation.GetSemanticModel(tree).GetTypeInfo(expression)?.Name != "process"))
            return new WrongArguments("an expression that is a process");
        var text = compilation.GetDiagnostics().Any(diagnostic => diagnostic.IsError) ? arguments : $"show ({arguments}).maps";
        if (context.Interruptible(token => context.Session.EvaluateAsync(text, token)) is { } seen) context.Show(seen);
        return null;
    }

    public static WrongArguments? Diff(LoopContext context, string arguments)
    {
        context.Say(DifferencePicture.OfLastStatement(context.Session));
        return null;
    }

    public static WrongArguments? Time(LoopContext context, string arguments)
    {
        switch (arguments)
        {
            case "": return new WrongArguments("on, off or a statement");
            case "on" or "off":
                context.IsTimed = arguments == "on";
                break;
            default:
                var before = context.IsTimed;
                context.IsTimed = true;
                context.Submit(arguments, ScriptSession.TypedText);
                context.IsTimed = before;
                break;
        }

        return null;
    }

    public static WrongArguments? Trace(LoopContext context, string arguments)
    {
        if (arguments is not ("on" or "off")) return new WrongArguments("on or off");
        context.Session.Options = context.Session.Options with { Trace = arguments == "on" };
        return null;
    }
}
