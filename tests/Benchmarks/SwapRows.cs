using MemDsl.Runtime;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Benchmarks;

/// <summary>Pages going to swap and coming back, with 64 GiB of swap against the same work with 1 GiB: it must not matter how much there is.</summary>
internal static class SwapRows
{
    private const ulong Pages = 4096;

    public static LanguageRow[] All { get; } =
    [
        new("swap: a page out and in through the swap cache, 64 GiB of swap against 1 GiB", "1", () => Ratio(isRead: false)),
        new("swap: a page out, dropped, and read again, 64 GiB of swap against 1 GiB", "1", () => Ratio(isRead: true)),
    ];

    private static Comparison Ratio(bool isRead)
    {
        var large = Stopwatches.Minimum(Prepare(64UL << 30, isRead));
        var small = Stopwatches.Minimum(Prepare(1UL << 30, isRead));
        return new(Stopwatches.Show(large), Stopwatches.Show(small), large / small);
    }

    private static Round Prepare(ulong swap, bool isRead)
    {
        var subject = new Subject(MachineOptions.Default with { Swap = swap });
        var at = subject.Map(Pages);
        return () =>
        {
            subject.Fill(at, Pages);
            return Stopwatches.Time((int)Pages, () =>
            {
                PageOut(subject, at);
                Load(subject, at);
                if (!isRead) return;

                // Clean now, so that the frames are free at once and every page must be read.
                PageOut(subject, at);
                Load(subject, at);
            });
        };
    }

    private static void PageOut(Subject subject, VirtualAddress at) => Subject.Value(subject.Process.Madvise(at, Pages * PageSize.Bytes, MadviseAdvice.PageOut));

    private static void Load(Subject subject, VirtualAddress at)
    {
        for (ulong i = 0; i < Pages; i++) Subject.Value(subject.Process.Load(at + i * PageSize.Bytes));
    }
}
