using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Validation;

/// <summary>Each frame's counts against the references that were found.</summary>
internal static class FrameChecker
{
    public static void Check(PhysicalMemory memory, ReferenceMap references, Violations violations)
    {
        foreach (var pfn in memory.FramesInUse())
        {
            var frame = memory.Peek(pfn);
            if (frame.Type is FrameType.InUse or FrameType.Reserved) CheckFrame(pfn, in frame, references[pfn], violations);
        }

        foreach (var pfn in references.Frames)
        {
            if (memory.Peek(pfn).Type is not (FrameType.InUse or FrameType.Reserved)) violations.Add($"frame {pfn} is referred to and is {memory.Peek(pfn).Type}");
        }
    }

    private static void CheckFrame(PageFrameNumber pfn, in Frame frame, FrameReferences found, Violations violations)
    {
        if ((frame.Flags & FrameFlags.Head) != 0) return;
        string subject = $"frame {pfn}";
        if (frame.MapCount != found.Entries) violations.Add($"{subject}: mapcount {frame.MapCount}, but {found.Entries} entries map it");
        int expected = ExpectedReferences(in frame, found);
        if (frame.RefCount != expected) violations.Add($"{subject}: refcount {frame.RefCount}, but {expected} references were found");
        if (frame.IsAnon && found.Cached != 0) violations.Add($"{subject}: anonymous and in a page cache");
        if ((frame.Flags & FrameFlags.AnonExclusive) != 0 && found.Entries != 1 && (found.Entries != 0 || found.Pins == 0)) violations.Add($"{subject}: exclusive, but {found.Entries} entries map it");
        if (found.Cached == 0) return;
        if (found.Cached > 1) violations.Add($"{subject}: in {found.Cached} places of page caches");
        if (frame.Mapping != found.CachedAs.File || frame.Index != found.CachedAs.Index)
        {
            violations.Add($"{subject}: knows itself as page {frame.Index} of file {frame.Mapping}, and is cached as page {found.CachedAs.Index} of file {found.CachedAs.File}");
        }
    }

    /// <summary>A user page has one reference an entry and one for its cache; the kernel's own and reserved frames have one of their own.</summary>
    private static int ExpectedReferences(in Frame frame, FrameReferences found)
    {
        bool isUserPage = frame.IsAnon || frame.Mapping != 0 || (frame.Flags & FrameFlags.SwapCache) != 0;
        return found.Entries + found.Cached + found.SwapCached + (found.Pins * Frame.PinBias) + (isUserPage ? 0 : 1);
    }
}
