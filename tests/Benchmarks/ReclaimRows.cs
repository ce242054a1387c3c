using MemDsl.Runtime;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Benchmarks;

/// <summary>What taking pages back costs, a page.</summary>
internal static class ReclaimRows
{
    private const int Pages = 8192;

    public static LanguageRow[] All { get; } =
    [
        new("reclaim: a clean page of a file, 64 GiB against 1 GiB", "500 ns, 1", static () => Ratio(CleanFilePage)),
    ];

    private static Comparison Ratio(Func<ulong, Round> prepare)
    {
        var large = Stopwatches.Minimum(prepare(64UL << 30));
        var small = Stopwatches.Minimum(prepare(1UL << 30));
        return new(Stopwatches.Show(large), Stopwatches.Show(small), large / small);
    }

    /// <summary>Pages that nobody maps, read before each round.</summary>
    private static Round CleanFilePage(ulong ram)
    {
        var machine = new Machine(MachineOptions.Default with { Ram = ram });
        var file = machine.CreateFile("data", Pages * PageSize.Bytes);
        var bytes = new byte[1];
        return () =>
        {
            for (ulong page = 0; page < Pages; page++) _ = file.Read(page * PageSize.Bytes, bytes);
            var pages = machine.Kernel.Lru.Pages(LruList.InactiveFile).ToList();
            return Stopwatches.Time(pages.Count, () => machine.Kernel.Reclaim.PageOut(pages));
        };
    }
}
