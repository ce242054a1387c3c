using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Taking pages out (<c>mm/memory.c</c> zap_pte_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>zap_page_range: removes every entry of the range, with the references it held. Tables stay.</summary>
    public void Zap(VirtualRange range) => Zap(range, filePagesOnly: false);

    /// <summary>unmap_mapping_range without even_cows: removes the entries that map pages of a file, and keeps private copies.</summary>
    public void ZapFilePages(VirtualRange range) => Zap(range, filePagesOnly: true);

    /// <summary>
    /// try_to_free_pte (<c>mm/pt_reclaim.c</c>, 6.14): frees the leaf tables that are empty and whose whole span lies in the range. The tables
    /// above stay. Only the 64-bit kernel does it (ARCH_SUPPORTS_PT_RECLAIM).
    /// </summary>
    public void FreeEmptyLeafTables(VirtualRange range)
    {
        if (_kernel.Options.Architecture != Architecture.X86_64) return;
        ulong span = Mode.Leaf.TableSpan;
        var cursor = new VirtualAddress((range.Start.Value + (span - 1)) & ~(span - 1));
        while (cursor < range.End && range.End - cursor >= span)
        {
            if (!_tables.TryNextRun(ref cursor, range.End, out var run)) return;
            var table = new VirtualRange(run.Start, span);
            if (table.End <= range.End && _tables.PeekEntries(run).NextUsed(0) < 0) _tables.FreeTables(table, table.Start, table.End);
        }
    }

    private void Zap(VirtualRange range, bool filePagesOnly)
    {
        NoteHighWater();
        var cursor = range.Start;
        ulong first = ulong.MaxValue;
        ulong end = 0;
        ulong pages = 0;
        ulong hugePages = 0;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                if (filePagesOnly) continue;
                if (run.Count == LargeFolio.Pages)
                {
                    ZapHuge(run);
                    hugePages += (ulong)run.Count;
                    _kernel.Work.Add((run.Count >> 4) + 1);
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
            pages += ZapRun(run, used, filePagesOnly);
            first = Math.Min(first, run.AddressOf(used).Value);
            end = run.End.Value;
        }

        if (pages == 0) return;
        _kernel.Events.Emit(EventKind.PteClear, first, end, pages);
        FlushTlb(new VirtualAddress(first), new VirtualAddress(end), pages == hugePages);
    }

    /// <summary>Clears the entries of one leaf table; how many had a page.</summary>
    private ulong ZapRun(LeafRun run, int from, bool filePagesOnly)
    {
        var entries = _tables.Entries(run);
        ulong pages = 0;
        ulong anon = 0;
        ulong file = 0;
        ulong shmem = 0;
        uint chunk = uint.MaxValue;
        Span<Frame> frames = default;
        for (int i = from; i < entries.Length; i++)
        {
            var entry = entries[i];
            if (entry.IsNone) continue;
            if (!entry.HasFrame || entry.IsSpecial)
            {
                if (filePagesOnly) continue;
                entries[i] = PageTableEntry.None;
                pages++;
                if (PteMarkers.IsSwapped(entry, Mode)) DropSwapped(entry);
                continue;
            }

            var pfn = entry.Frame;
            if (pfn.Value >> 9 != chunk)
            {
                chunk = pfn.Value >> 9;
                frames = _memory.FramesAround(pfn);
            }

            ref var frame = ref frames[(int)(pfn.Value & 511)];
            if (frame.IsAnon)
            {
                if (filePagesOnly) continue;
                anon++;
            }
            else
            {
                if (entry.IsDirty) _kernel.Writeback.MarkDirty(pfn);
                if (entry.IsAccessed && HasRecency(run.AddressOf(i))) _kernel.Reclaim.MarkAccessed(pfn);
                if ((frame.Flags & FrameFlags.SwapBacked) != 0) shmem++;
                else file++;
            }

            entries[i] = PageTableEntry.None;
            pages++;
            DropEntry(pfn, ref frame);
        }

        _mm.Rss.Anon -= anon;
        _mm.Rss.File -= file;
        _mm.Rss.Shmem -= shmem;
        return pages;
    }

    /// <summary>vma_has_recency: whether use says anything; not where the program reads in order or at random and has said so.</summary>
    private bool HasRecency(VirtualAddress page) => _mm.Areas.FindContaining(page.Value) is not { } area || !area.Has(VmFlags.SeqRead | VmFlags.RandRead);
}
