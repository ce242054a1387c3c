using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Changing rights of entries (<c>mm/mprotect.c</c>) and cleaning them for write-back (<c>mm/rmap.c</c>).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// change_protection: gives the present entries of <paramref name="range"/> the protection of <paramref name="area"/> (with its new flags).
    /// Exclusive anonymous pages become writable at once; pages that must stay copy-on-write do not.
    /// </summary>
    public void ChangeProtection(VmArea area, VirtualRange range)
    {
        ArgumentNullException.ThrowIfNull(area);
        var bits = BitsOf(area);
        bool upgrade = area.Has(VmFlags.Write) && (bits & EntryBits.Writable) == 0;
        var cursor = range.Start;
        ulong first = ulong.MaxValue;
        ulong end = 0;
        ulong pages = 0;
        ulong hugePages = 0;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                if (run.Count == LargeFolio.Pages)
                {
                    _kernel.Work.Add(1);
                    if (!ProtectHuge(run, area, bits, upgrade)) continue;
                    hugePages += (ulong)run.Count;
                    pages += (ulong)run.Count;
                    first = Math.Min(first, run.Start.Value);
                    end = run.End.Value;
                    continue;
                }

                run = SplitHuge(run);
            }

            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            _kernel.Work.Add((run.Count >> 4) + 1);
            ulong changed = ProtectRun(_tables.Entries(run), used, area, bits, upgrade);
            if (changed == 0) continue;
            pages += changed;
            first = Math.Min(first, run.Start.Value);
            end = run.End.Value;
        }

        if (pages == 0) return;
        _kernel.Events.Emit(EventKind.PteProtect, first, end, pages);
        FlushTlb(new VirtualAddress(first), new VirtualAddress(end), pages == hugePages);
    }

    /// <summary>page_mkclean for every page of a range that is mapped shared: the dirt goes to the frame, and the next store faults again.</summary>
    internal void CleanShared(VirtualRange range)
    {
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            var entries = _tables.Entries(run);
            for (int i = used; i < entries.Length; i++)
            {
                var entry = entries[i];
                if (!entry.HasFrame || !(entry.IsDirty || entry.IsWritable)) continue;
                if (entry.IsDirty) _kernel.Writeback.MarkDirty(entry.Frame);
                entries[i] = entry.Without(EntryBits.Dirty | EntryBits.Writable);
                FlushTlb(run.AddressOf(i), run.AddressOf(i + 1));
            }
        }
    }

    /// <summary>
    /// vm_page_prot as vma_set_page_prot makes it: a shared area of a file on disk wants to be told of first writes
    /// (vma_wants_writenotify), so that its entries start without the write bit.
    /// </summary>
    internal EntryBits BitsOf(VmArea area)
    {
        var bits = PageProtection.Bits(area.Flags, Mode);
        if ((bits & EntryBits.Writable) != 0 && area.OpenFile != 0 && _kernel.Files.Open(area.OpenFile).File.Kind == MemoryFileKind.Disk)
        {
            bits &= ~EntryBits.Writable;
        }

        return bits;
    }

    private ulong ProtectRun(EntrySpan entries, int from, VmArea area, EntryBits bits, bool upgrade)
    {
        ulong changed = 0;
        for (int i = from; i < entries.Length; i++)
        {
            var entry = entries[i];
            if (!entry.HasFrame) continue;
            var modified = PageProtection.Modify(entry, bits, Mode);
            if (upgrade && CanBeWritable(area, modified)) modified = modified.With(EntryBits.Writable);
            if (modified == entry) continue;
            entries[i] = modified;
            changed++;
        }

        return changed;
    }

    /// <summary>can_change_pte_writable: an exclusive anonymous page of a private area; a page of a shared one that was dirty before.</summary>
    private bool CanBeWritable(VmArea area, PageTableEntry entry)
    {
        if (entry.IsSpecial) return false;
        if (area.IsShared) return entry.IsDirty;
        const FrameFlags Both = FrameFlags.Anon | FrameFlags.AnonExclusive;
        return (_memory.Peek(entry.Frame).Flags & Both) == Both;
    }
}
