using System.Collections.Immutable;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Differences;

/// <summary>
/// Walks the page tables of two address spaces side by side and collects the leaf entries that differ. Tables whose words both machines share have the same
/// entries; the tables below them are looked at still, for an entry does not change with the table that it leads to.
/// </summary>
internal sealed class EntryComparison
{
    private readonly PagingMode _mode;
    private readonly PhysicalMemory? _before;
    private readonly PhysicalMemory? _after;
    private readonly ImmutableArray<EntryChange>.Builder _changes = ImmutableArray.CreateBuilder<EntryChange>();

    private EntryComparison(PagingMode mode, PhysicalMemory? before, PhysicalMemory? after) => (_mode, _before, _after) = (mode, before, after);

    /// <param name="before">The address space before; null for none.</param>
    /// <param name="after">The address space after; null for none.</param>
    public static ImmutableArray<EntryChange> Compare(MmStruct? before, MmStruct? after)
    {
        var (old, now) = (before?.Tables.Raw, after?.Tables.Raw);
        if ((old ?? now)?.Mode is not { } mode) return [];
        if (old is not null && now is not null && old.Mode != now.Mode)
            return [.. Compare(before, null), .. Compare(null, after)];
        var comparison = new EntryComparison(mode, old?.Memory, now?.Memory);
        comparison.Tables(0, 0, old?.Root ?? PageFrameNumber.None, now?.Root ?? PageFrameNumber.None);
        return comparison._changes.ToImmutable();
    }

    private void Tables(int depth, ulong start, PageFrameNumber before, PageFrameNumber after)
    {
        var level = _mode.Levels[depth];
        var isLast = depth == _mode.Levels.Count - 1;
        if (isLast && !before.IsNone && !after.IsNone && _before!.HasSameWords(before, _after!, after)) return;
        for (var index = 0; index < level.EntryCount; index++)
        {
            var (old, now) = (Read(_before, before, index), Read(_after, after, index));
            if (old.IsNone && now.IsNone) continue;
            var address = depth == 0 ? TopAddress(index) : start + ((ulong)index << level.Shift);
            var oldTable = isLast || IsLeaf(level, old) ? PageFrameNumber.None : TableOf(old);
            var nowTable = isLast || IsLeaf(level, now) ? PageFrameNumber.None : TableOf(now);
            var oldLeaf = oldTable.IsNone ? old : PageTableEntry.None;
            var nowLeaf = nowTable.IsNone ? now : PageTableEntry.None;
            if (oldLeaf != nowLeaf) Add(level, address, oldLeaf, nowLeaf);
            if (!oldTable.IsNone || !nowTable.IsNone) Tables(depth + 1, address, oldTable, nowTable);
        }
    }

    private PageTableEntry Read(PhysicalMemory? memory, PageFrameNumber table, int index) =>
        memory is null || table.IsNone ? PageTableEntry.None : new PageTableEntry(new ReadOnlyEntrySpan(memory.ReadTable(table), _mode.EntrySize, index, 1)[0].Raw);

    private static bool IsLeaf(PagingLevel level, PageTableEntry entry) => level.MayBeLeaf && (entry.IsHugeLeaf || !entry.HasFrame);

    private static PageFrameNumber TableOf(PageTableEntry entry) => entry.IsPresent ? entry.Frame : PageFrameNumber.None;

    private ulong TopAddress(int index)
    {
        var address = (ulong)index << _mode.Top.Shift;
        var unused = 64 - _mode.VirtualBits;
        return _mode.SignExtends ? (ulong)((long)(address << unused) >> unused) : address;
    }

    private void Add(PagingLevel level, ulong address, PageTableEntry before, PageTableEntry after)
    {
        if (_changes.Count > 0 && _changes[^1] is var last && last.Level == level && last.Start.Value + last.Length == address
            && Step(level, last.Before, before, last.Count, last.StepBefore) is { } stepBefore
            && Step(level, last.After, after, last.Count, last.StepAfter) is { } stepAfter)
            _changes[^1] = last with { Count = last.Count + 1, StepBefore = stepBefore, StepAfter = stepAfter };
        else
            _changes.Add(new EntryChange(level, _mode, new VirtualAddress(address), 1, before, after));
    }

    /// <summary>
    /// The step from entry to entry of a run, when one that comes so many entries after its first goes on with it: it has the same bits, and the frame or slot that
    /// is as far away, up or down. Null when it does not.
    /// </summary>
    private int? Step(PagingLevel level, PageTableEntry first, PageTableEntry entry, ulong distance, int step)
    {
        if (first.IsNone || entry.IsNone || (!first.HasFrame && !PteMarkers.IsSwapped(first, _mode))) return first == entry ? 0 : null;
        if (first.HasFrame != entry.HasFrame) return null;
        if (first.HasFrame)
        {
            if (first.IsPresent != entry.IsPresent || Rights(first) != Rights(entry)) return null;
            return Step(first.Frame.Value, entry.Frame.Value, distance << (level.Shift - PageSize.Shift), step);
        }

        if (!PteMarkers.IsSwapped(entry, _mode)) return null;
        var (from, to) = (first.SwapEntry(_mode), entry.SwapEntry(_mode));
        return from.Type == to.Type && first.IsSwapExclusive(_mode) == entry.IsSwapExclusive(_mode) ? Step(from.Offset, to.Offset, distance, step) : null;
    }

    private static int? Step(ulong first, ulong place, ulong distance, int step)
    {
        if (step >= 0 && place == first + distance) return 1;
        return step <= 0 && place == first - distance ? -1 : null;
    }

    private static ulong Rights(PageTableEntry entry) => entry.Raw & ~PageTableEntry.FrameMask;
}
