using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <content>What must hold at any time.</content>
public sealed partial class PageTables
{
    /// <summary>The frames of all tables with their level, the top one first, each before those below it.</summary>
    public IEnumerable<(PageFrameNumber Table, int Level)> TableFrames()
    {
        var waiting = new Stack<(PageFrameNumber Table, int Level)>();
        waiting.Push((Root, 0));
        while (waiting.TryPop(out var at))
        {
            yield return at;
            if (at.Level == HugeLevel)
            {
                foreach (var table in Reserve(at.Table)) yield return (table, at.Level + 1);
            }

            if (at.Level == Mode.Levels.Count - 1) continue;
            var last = Mode.Levels[at.Level].EntryCount - 1;
            for (var index = NextUsed(at.Table, 0, last); index >= 0; index = NextUsed(at.Table, index + 1, last))
            {
                var entry = new PageTableEntry(ReadEntry(at.Table, index));
                if (entry.IsPresent && !(Mode.Levels[at.Level].MayBeLeaf && entry.IsLarge)) waiting.Push((entry.Frame, at.Level + 1));
            }
        }
    }

    /// <summary>
    /// The violations of the tables' invariants, in words: every table lies in a frame that is marked as a table of its level, no frame is two
    /// tables, and the counts are what they count. What leaf entries point to is not looked at.
    /// </summary>
    public IReadOnlyList<string> Check()
    {
        var violations = new List<string>();
        var counts = new int[_tableCounts.Length];
        var seen = new HashSet<PageFrameNumber>();
        var huge = 0;
        foreach (var (table, level) in TableFrames())
        {
            counts[level]++;
            var frame = _memory.Peek(table);
            if (frame.Type != FrameType.PageTable || frame.Index != (ulong)level || frame.RefCount != 1)
                violations.Add($"table {table} at level {level}: its frame is {frame.Type}, level {frame.Index}, refcount {frame.RefCount}");
            if (level == HugeLevel) huge += CheckReserve(table, violations);
            if (seen.Add(table)) continue;
            violations.Add($"table {table} at level {level}: reached twice");
            break;
        }

        for (var level = 0; level < counts.Length; level++)
        {
            if (counts[level] != _tableCounts[level]) violations.Add($"level {level}: {_tableCounts[level]} tables counted, {counts[level]} found");
        }

        if (huge != HugeLeaves) violations.Add($"{HugeLeaves} huge leaves counted, {huge} found");
        return violations;
    }

    /// <summary>A leaf table in reserve, all empty, for each huge leaf in a table; how many there are.</summary>
    private int CheckReserve(PageFrameNumber table, List<string> violations)
    {
        var leaves = 0;
        for (var index = 0; index < Mode.Levels[HugeLevel].EntryCount; index++)
        {
            if (Mode.Levels[HugeLevel].MayBeLeaf && new PageTableEntry(ReadEntry(table, index)).IsHugeLeaf) leaves++;
        }

        var reserve = 0;
        foreach (var kept in Reserve(table))
        {
            reserve++;
            if (NextUsed(kept, 0, Mode.Leaf.EntryCount - 1) >= 0) violations.Add($"table {kept}: in reserve, and not empty");
        }

        if (reserve != leaves) violations.Add($"table {table}: {leaves} huge leaves and {reserve} tables in reserve");
        return leaves;
    }
}
