using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Benchmarks;

/// <summary>The model's half of the rows that <c>Kernel/baseline.c</c> measures on the kernel, with the same counts.</summary>
internal static class KernelRows
{
    private const int Calls = 2000;
    private const ulong FaultPages = 4096;
    private const ulong ForkPages = 10_000;
    private const ulong ManyAreas = 10_000;
    private const ulong WalkPages = 8192;

    public static KernelRow[] All { get; } =
    [
        new("mmap-munmap", "mmap + munmap of a page", "kernel / 10", () => MmapMunmap(new Subject())),
        new("mmap-many", "mmap + munmap among 10,000 areas", "kernel / 10", () => MmapAmongMany(ManyAreas)),
        new("mprotect", "mprotect that splits, and one that merges", "kernel / 10", MprotectSplitMerge),
        new("brk", "brk up and down by a page", "kernel / 10", Brk),
        new("first-write", "first write to a page", "kernel / 10", FirstWrite),
        new("read-fault", "read fault (zero page)", "kernel / 10", ReadFault),
        new("cow-write", "copy-on-write", "kernel / 10", CopyOnWrite),
        new("fork-exit", "fork + exit + wait with 10,000 pages", "kernel / 10", () => ForkExit(ForkPages)),
        new("load-hit", "load, TLB hit", "20 ns", LoadHit),
        new("load-miss", "load, TLB miss (walk of four levels)", "60 ns", LoadMiss),
    ];

    private static Round MmapMunmap(Subject subject) => () => Stopwatches.Time(Calls, () =>
    {
        for (var i = 0; i < Calls; i++)
            subject.Unmap(subject.Map(1), 1);
    });

    internal static Round MmapAmongMany(ulong count)
    {
        var subject = new Subject(maxMapCount: (int)count * 2);
        var areas = subject.Map(count, Protection.None);
        for (ulong i = 0; i < count; i += 2)
            Subject.Value(subject.Process.Mprotect(areas + i * PageSize.Bytes, PageSize.Bytes, Protection.Read));
        return MmapMunmap(subject);
    }

    private static Round MprotectSplitMerge()
    {
        var subject = new Subject();
        var middle = subject.Map(3) + PageSize.Bytes;
        return () => Stopwatches.Time(Calls, () =>
        {
            for (var i = 0; i < Calls; i++)
            {
                Subject.Value(subject.Process.Mprotect(middle, PageSize.Bytes, Protection.Read));
                Subject.Value(subject.Process.Mprotect(middle, PageSize.Bytes, Subject.ReadWrite));
            }
        });
    }

    private static Round Brk()
    {
        var process = new Subject().Process;
        var end = new VirtualAddress(Subject.Value(process.Brk(VirtualAddress.Zero)));
        return () => Stopwatches.Time(Calls, () =>
        {
            for (var i = 0; i < Calls; i++)
            {
                Subject.Value(process.Brk(end + PageSize.Bytes));
                Subject.Value(process.Brk(end));
            }
        });
    }

    private static Round FirstWrite()
    {
        var subject = new Subject();
        return () =>
        {
            var at = subject.Map(FaultPages);
            var took = Stopwatches.Time((int)FaultPages, () => Write(subject.Process, at, FaultPages, 1));
            subject.Unmap(at, FaultPages);
            return took;
        };
    }

    private static Round ReadFault()
    {
        var subject = new Subject();
        return () =>
        {
            var at = subject.Map(FaultPages);
            var took = Stopwatches.Time((int)FaultPages, () =>
            {
                for (ulong i = 0; i < FaultPages; i++)
                    Subject.Value(subject.Process.Load(at + i * PageSize.Bytes));
            });
            subject.Unmap(at, FaultPages);
            return took;
        };
    }

    private static Round CopyOnWrite()
    {
        var subject = new Subject();
        var at = subject.Map(FaultPages);
        subject.Fill(at, FaultPages);
        return () =>
        {
            var child = Fork(subject);
            var took = Stopwatches.Time((int)FaultPages, () => Write(child, at, FaultPages, 2));
            End(subject, child);
            return took;
        };
    }

    internal static Round ForkExit(ulong pages)
    {
        var subject = new Subject(1UL << 30);
        subject.Fill(subject.Map(pages), pages);
        return () => Stopwatches.Time(1, () => End(subject, Fork(subject)));
    }

    private static Round LoadHit()
    {
        const int Count = 100_000;
        var subject = new Subject();
        var at = subject.Map(1);
        subject.Fill(at, 1);
        return () => Stopwatches.Time(Count, () =>
        {
            for (var i = 0; i < Count; i++)
                Subject.Value(subject.Process.Load(at));
        });
    }

    /// <summary>One load a page, in the helper's order, over more pages than the TLB holds.</summary>
    private static Round LoadMiss()
    {
        var subject = new Subject();
        var at = subject.Map(WalkPages);
        subject.Fill(at, WalkPages);
        return () => Stopwatches.Time((int)WalkPages, () =>
        {
            ulong next = 0;
            for (ulong i = 0; i < WalkPages; i++)
            {
                Subject.Value(subject.Process.Load(at + next * PageSize.Bytes, 8));
                next = (next + 2531) % WalkPages;
            }
        });
    }

    private static void Write(Process process, VirtualAddress at, ulong pages, ulong value)
    {
        for (ulong i = 0; i < pages; i++)
            Subject.Value(process.Store(at + i * PageSize.Bytes, value));
    }

    private static Process Fork(Subject subject) => subject.Machine.Processes[(int)Subject.Value(subject.Process.Fork())];

    private static void End(Subject subject, Process child)
    {
        Subject.Value(child.Exit(0));
        Subject.Value(subject.Process.Wait(child));
    }
}
