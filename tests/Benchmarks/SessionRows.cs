using MemDsl.Scripting;

namespace MemDsl.Benchmarks;

/// <summary>What a session at the prompt costs: a machine of 1 GiB, and a hundred statements that each touch pages of it.</summary>
internal static class SessionRows
{
    private const int Statements = 100;

    public static LanguageRow[] All { get; } =
    [
        new("`:undo` and `:redo` in a session of 100 statements on a 1 GiB machine", "20 ms", Undo),
        new("`:undo` and the next statement there", "20 ms", UndoAndGoOn),
        new("a statement there that does nothing", "", Statement),
        new("`:diff` there", "", Difference),
        new("memory of a state of that session, of 100", "", Memory),
    ];

    private static Comparison Undo()
    {
        var session = Session();
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1000, () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                session.Undo();
                session.Redo();
            }
        }))));
    }

    private static Comparison UndoAndGoOn()
    {
        var session = Session();
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () =>
        {
            session.Undo();
            session.Submit("p.touch(a + 99M..+64K)");
        }))));
    }

    private static Comparison Statement()
    {
        var session = Session();
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () => session.Submit("1")))));
    }

    private static Comparison Difference()
    {
        var session = Session();
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () => GC.KeepAlive(session.LastDifference)))));
    }

    /// <summary>What the heap grows by from the first state to the last, divided by the states; each touched 16 pages, whose entries and records are its own.</summary>
    private static Comparison Memory()
    {
        var session = Begin();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        GoOn(session);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(session);
        return new(FormattableString.Invariant($"{(after - before) / 1024.0 / Statements:0} KiB"));
    }

    private static ScriptSession Session()
    {
        var session = Begin();
        GoOn(session);
        return session;
    }

    /// <summary>A process that has a tenth of the machine in use.</summary>
    private static ScriptSession Begin()
    {
        var session = new ScriptSession(ScriptOptions.Default with { MaxEvents = 0 });
        session.Submit("machine x86_64 { ram = 1G }\nimage app { .text 8K r-x }\nlet p = spawn(app)\nlet a = p.mmap(200M)\np.touch(a..+100M)");
        return session;
    }

    private static void GoOn(ScriptSession session)
    {
        for (var i = 0; i < Statements; i++) session.Submit(FormattableString.Invariant($"p.touch(a + 100M + {i} * 1M - 1M..+64K)"));
    }
}
