using MemDsl.Runtime;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Benchmarks;

/// <summary>What a whole machine costs.</summary>
internal static class MachineRows
{
    public static LanguageRow[] All { get; } =
    [
        new("boot of a 64 GiB machine", "milliseconds", BootLarge),
        new("clone of a 1 GiB machine with 10,000 touched pages", "2 ms", Clone),
        new("clone, then a first write to each of 10,000 pages", "", CloneAndWrite),
        new("mmap + munmap among 1,000,000 areas, against 10,000", "O(log n)", () => Growth(KernelRows.MmapAmongMany, 1_000_000, 10_000)),
        new("fork + exit + wait with 100,000 pages, against 10,000", "linear", () => Growth(KernelRows.ForkExit, 100_000, 10_000)),
        new("bookkeeping of a resident page", "40 bytes", Bookkeeping),
    ];

    private static Comparison BootLarge()
    {
        var options = MachineOptions.Default with { Ram = 64UL << 30 };
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () => GC.KeepAlive(new Machine(options))))));
    }

    private static Comparison Clone()
    {
        var subject = new Subject(1UL << 30);
        subject.Fill(subject.Map(10_000), 10_000);
        return new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () => GC.KeepAlive(subject.Machine.Clone())))));
    }

    /// <summary>The cost a page, with the clone's own share of it.</summary>
    private static Comparison CloneAndWrite()
    {
        const int Pages = 10_000;
        var subject = new Subject(1UL << 30);
        var at = subject.Map(Pages);
        subject.Fill(at, Pages);
        var cost = Stopwatches.Minimum(() => Stopwatches.Time(Pages, () =>
        {
            var process = subject.Machine.Clone().Processes[subject.Process.Pid];
            for (ulong i = 0; i < Pages; i++)
                Subject.Value(process.Store(at + i * PageSize.Bytes, 2));
        }));
        return new($"{Stopwatches.Show(cost)} a page");
    }

    private static Comparison Growth(Func<ulong, Round> prepare, ulong many, ulong few)
    {
        var small = Stopwatches.Minimum(prepare(few));
        var large = Stopwatches.Minimum(prepare(many));
        return new(Stopwatches.Show(large), Stopwatches.Show(small), large / small);
    }

    /// <summary>
    /// What the heap grows by for a page that is mapped by MAP_POPULATE and was never written, without the page-table entry: that is contents of
    /// the modelled memory, as a page's bytes are.
    /// </summary>
    private static Comparison Bookkeeping()
    {
        const ulong Pages = 100_000;
        var subject = new Subject(1UL << 30);
        Populate(subject, 1024);
        var (heap, contents) = Size(subject);
        Populate(subject, Pages);
        var (heapAfter, contentsAfter) = Size(subject);
        var whole = (heapAfter - heap) / (double)Pages;
        var entries = (contentsAfter - contents) / (double)Pages;
        return new($"{whole - entries:0.0} bytes", $"{whole:0.0} with its page-table entry");
    }

    private static (double Heap, double Contents) Size(Subject subject)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return (heap, subject.Machine.Memory.ContentBytes);
    }

    private static void Populate(Subject subject, ulong pages) => subject.Map(pages, Subject.ReadWrite, MapFlags.Populate);
}
