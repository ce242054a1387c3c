using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Validation;

/// <summary>The page cache's pages, and the holders of open files counted again.</summary>
internal static class FileChecker
{
    public static void Check(Kernel kernel, ReferenceMap references, Violations violations)
    {
        foreach (var file in kernel.Files.All) CheckPages(kernel, file, references, violations);
        CheckHolders(kernel, violations);
    }

    private static void CheckPages(Kernel kernel, MemoryFile file, ReferenceMap references, Violations violations)
    {
        ulong next = 0;
        ulong found = 0;
        while (file.Pages.TryNext(next, out ulong index, out var pfn))
        {
            references.AddCached(pfn, file.Id.Value, index);
            found++;
            next = index + 1;
            // A write that could not fetch a byte leaves its page without a content, behind the end too.
            if (file.Kind == MemoryFileKind.Disk && index >= file.PageCount && kernel.Memory.Peek(pfn).IsUpToDate) violations.Add($"file {file.Name}: page {index} is cached beyond its end");
        }

        for (next = 0; file.Pages.TryNextSwapped(next, out ulong index, out var entry); next = index + 1)
        {
            references.AddSwap(entry);
            if (!file.Pages[index].IsNone) violations.Add($"file {file.Name}: page {index} is in memory and in swap slot {entry}");
        }

        violations.Same($"file {file.Name}", "nrpages", (ulong)file.CachedPageCount, found);
    }

    private static void CheckHolders(Kernel kernel, Violations violations)
    {
        var holders = new SortedDictionary<int, int>();
        var areas = new SortedDictionary<(int File, int Mm), int>();
        foreach (var mm in kernel.Mms.All)
        {
            foreach (var area in mm.Areas.All())
            {
                if (area.OpenFile == 0) continue;
                Count(holders, area.OpenFile);
                Count(areas, (kernel.Files.Open(area.OpenFile).File.Id.Value, mm.Id));
            }
        }

        foreach (var table in kernel.Processes.DescriptorTables())
        {
            foreach (int open in table.Opens)
            {
                if (open != 0) Count(holders, open);
            }
        }

        foreach (var segment in kernel.SharedMemory.All) Count(holders, segment.OpenFile);
        var pages = 0UL;
        foreach (var segment in kernel.SharedMemory.All) pages += PageSize.RoundUp(segment.Size) >> PageSize.Shift;
        violations.Same("shared memory", "shm_tot", kernel.SharedMemory.Pages, pages);

        foreach (var open in kernel.Files.Opens)
        {
            int expected = holders.GetValueOrDefault(open.Id) + (ReferenceEquals(open.File.DefaultOpen, open) ? 1 : 0);
            violations.Same($"open file {open.Id} of {open.File.Name}", "f_count", (ulong)open.References, (ulong)expected);
        }

        foreach (var file in kernel.Files.All)
        {
            foreach (int mm in file.Mappings.Mms)
            {
                violations.Same($"file {file.Name}", $"areas of mm {mm}", (ulong)file.Mappings.AreasOf(mm), (ulong)areas.GetValueOrDefault((file.Id.Value, mm)));
                areas.Remove((file.Id.Value, mm));
            }
        }

        foreach (var ((file, mm), count) in areas) violations.Add($"file {file}: {count} areas of mm {mm} that it does not know of");
    }

    private static void Count<T>(SortedDictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
