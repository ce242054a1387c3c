using MemDsl.Scripting.Tests.Fuzzing.Inputs;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>What holds for every session: mistakes change nothing, going back is going back, and the machine's books are right after each submission.</summary>
internal static class SessionProperties
{
    private static readonly ScriptOptions Limits = ScriptOptions.Default with
    {
        MaxOperations = 5_000,
        MaxCallDepth = 200,
        MaxOutput = 1 << 18,
        MaxListLength = 1 << 14,
        MaxTextLength = 1 << 16,
        MaxFailures = 50,
        MaxRam = 4UL << 30,
        Host = ScriptHost.Nothing,
    };

    /// <summary>Throws when one does not hold.</summary>
    public static void Hold(int seed)
    {
        var random = new Random(seed);
        var typed = new List<string>();
        try
        {
            var session = new ScriptSession(Limits);
            var state = MemScript.Create(ScriptWriter.Beginning, Limits).RunAsync().GetAwaiter().GetResult();
            session.Submit(ScriptWriter.Beginning);
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                var text = random.Next(4) == 0 ? TokenMutation.Of(random, [ScriptWriter.Submission(random), ScriptWriter.Submission(random)]) : ScriptWriter.Submission(random);
                typed.Add(text);
                var before = Shown(session);
                var result = session.Submit(text);
                if (result.Diagnostics.Any(one => one.IsError) && Shown(session) != before) throw new InvalidOperationException("a mistake changed the session");
                ComesBack(session);
                if (Continued(state, text) is not { } next) continue;
                var again = Continued(state, text)!;
                if (next.Output != again.Output || next.Stop?.Message != again.Stop?.Message) throw new InvalidOperationException($"twice from one state is not the same:\n{next.Output}\n====\n{again.Output}");
                if (next.Stop?.Id.StartsWith("MEM5", StringComparison.Ordinal) == true) continue; // from the state before
                next.Machine.Validate();
                state = next;
            }

            session.Submit("print 1");
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n----\n{string.Join("----\n", typed)}----", failure);
        }
    }

    /// <summary>What was undone and done again is what it was, and what was undone is gone.</summary>
    private static void ComesBack(ScriptSession session)
    {
        if (session.States.Length < 2) return;
        var after = Shown(session);
        session.Undo();
        session.States[^1].Machine.Validate();
        session.Redo();
        if (Shown(session) != after) throw new InvalidOperationException($"undo and redo is not nothing:\n{after}\n====\n{Shown(session)}");
        session.States[^1].Machine.Validate();
    }

    /// <summary>The variables, and what the machine looks like.</summary>
    private static string Shown(ScriptSession session) => session.States is [.., var last]
        ? string.Join('\n', last.Variables.Select(variable => $"{variable.Name} = {variable.Text}")) + string.Join('\n', last.Machine.Processes.All.Select(process => $"{process.Pid} {process.State}"))
        : "";

    private static ScriptState? Continued(ScriptState state, string text)
    {
        try
        {
            return state.ContinueWithAsync(text).GetAwaiter().GetResult();
        }
        catch (CompilationException)
        {
            return null;
        }
    }
}
