using MemDsl.Scripting;
using MemDsl.Scripting.Sessions;

namespace MemDsl.Cli.Repl.Commands;

/// <summary>Texts that come from elsewhere than the prompt, and where the session goes.</summary>
internal static class FileCommands
{
    private const string WithAsserts = "--with-asserts";

    public static WrongArguments? Save(LoopContext context, string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var path = string.Join(' ', words.Where(word => word != WithAsserts));
        if (path.Length == 0 || words.Any(word => word != WithAsserts && word.StartsWith('-'))) return new WrongArguments($"the name of a file, and {WithAsserts} or nothing");
        var script = words.Contains(WithAsserts)
            ? context.Interruptible(token => Task.Run(() => SessionScript.WithAsserts(context.Session, path, token), token))
            : SessionScript.Of(context.Session, path);
        if (script is null) return null;
        if (script.Problem is { } problem)
        {
            context.Say(problem);
            return null;
        }

        WholeFile.Write(path, writer => writer.Write(script.Text));
        foreach (var note in script.Notes) context.Say(note);
        return null;
    }

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
