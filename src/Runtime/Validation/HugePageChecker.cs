using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Validation;

/// <summary>Huge pages: what the head and the first tails count, against the references that were found, and the list of those that could be split.</summary>
internal static class HugePageChecker
{
    public static void Check(Kernel kernel, ReferenceMap references, Violations violations)
    {
        var deferred = new HashSet<PageFrameNumber>();
        foreach (var head in kernel.HugePages.Deferred())
        {
            if (!deferred.Add(head) || !kernel.Memory.Peek(head).IsCompound)
            {
                violations.Add($"huge page {head}: wrongly on the deferred list");
                return;
            }
        }

        violations.Same("huge pages", "deferred", (ulong)kernel.HugePages.DeferredCount, (ulong)deferred.Count);
        ulong mapped = 0;
        foreach (var pfn in kernel.Memory.FramesInUse())
        {
            if ((kernel.Memory.Peek(pfn).Flags & FrameFlags.Head) == 0) continue;
            CheckPage(kernel, pfn, references, deferred, violations);
            if (references[pfn].Huge > 0) mapped++;
        }

        violations.Same("huge pages", "nr_anon_thps", (ulong)kernel.VmStat[NodeStat.AnonTransparentHugePages], mapped);
    }

    private static void CheckPage(Kernel kernel, PageFrameNumber head, ReferenceMap references, HashSet<PageFrameNumber> deferred, Violations violations)
    {
        string subject = $"huge page {head}";
        var folio = new LargeFolio(kernel.Memory, head);
        int huge = references[head].Huge;
        int small = 0;
        int pagesMapped = 0;
        for (var i = 0; i < LargeFolio.Pages; i++)
        {
            int entries = references[head + (uint)i].Entries;
            ref readonly var page = ref folio[i];
            if (page.MapCount != entries) violations.Add($"{subject}: page {i} has mapcount {page.MapCount}, but {entries} entries map it");
            if (i > 0 && ((page.Flags & FrameFlags.Tail) == 0 || page.RefCount != 0)) violations.Add($"{subject}: page {i} is no tail, or has references");

            // A page that no one maps any more keeps its mark until the whole is freed.
            if ((page.Flags & FrameFlags.AnonExclusive) != 0 && entries > 1) violations.Add($"{subject}: page {i} is exclusive, but {entries} entries map it");
            small += entries - huge;
            if (entries > huge) pagesMapped++;
        }

        violations.Same(subject, "entire mapcount", (ulong)folio.EntireMapCount, (ulong)huge);
        violations.Same(subject, "large mapcount", (ulong)folio.LargeMapCount, (ulong)(huge + small));
        violations.Same(subject, "pages mapped", (ulong)folio.PagesMapped, (ulong)pagesMapped);
        violations.Same(subject, "refcount", (ulong)folio.Head.RefCount, folio.Head.IsAnon ? (ulong)(huge + small + (references[head].Pins * Frame.PinBias)) : 1);
        if (folio.IsOnDeferredList != deferred.Contains(head)) violations.Add($"{subject}: its mark and the deferred list disagree");
    }
}
