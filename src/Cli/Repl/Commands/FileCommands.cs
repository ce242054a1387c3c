using MemDsl.Scripting;

namespace MemDsl.Cli.Repl.Commands;

/// <summary>Texts that come from elsewhere than the prompt, and where the session goes.</summary>
internal static class FileCommands
{
    public static WrongArguments? Load(LoopContext context, string arguments)
    {
        if (arguments.Length == 0) return new WrongArguments("the name of a script");
        context.RunFile(ScriptFiles.Readable(arguments));
        return null;
    }

    public static WrongArguments? CSharp(LoopContext context, string arguments)
    {
        if (arguments.Length == 0) return new WrongArguments("a line of C#");

        // A comment at the end of the line would swallow the brace.
        context.Submit(arguments.Contains("//", StringComparison.Ordinal) ? $"csharp {{ {arguments}\n}}" : $"csharp {{ {arguments} }}", ScriptSession.TypedText);
        return null;
    }
}
