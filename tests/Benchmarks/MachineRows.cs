using MemDsl.Runtime;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Benchmarks;

/// <summary>What a whole machine costs.</summary>
internal static class MachineRows
{
    public static LanguageRow[] All { get; } =
    [
        new("boot of a 64 GiB machine", "milliseconds", BootLarge),
        new("clone of a 1 GiB machine with 10,000 touched pages", "2 ms", Clone),
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
