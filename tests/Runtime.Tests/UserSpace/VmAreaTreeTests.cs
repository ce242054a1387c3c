using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>The tree against the simplest thing that could be right: a sorted list, searched from end to end.</summary>
public class VmAreaTreeTests
{
    private const ulong Guard = 256 * PageSize.Bytes;

    [Fact]
    public void An_empty_tree_finds_nothing_and_has_one_gap()
    {
        var tree = new VmAreaTree(new Ownership(), Guard);
        Assert.Null(tree.FindEndingAbove(0));
        Assert.Null(tree.First);
        Assert.Equal(0x1000UL, tree.LowestGap(0x1000, 0x1000, 0x5000));
        Assert.Equal(0x5000UL, tree.HighestGapEnd(0x1000, 0x1000, 0x5000));
        Assert.Null(tree.LowestGap(0x5000, 0x1000, 0x5000));
    }

    [Fact]
    public void A_growing_area_keeps_its_guard_gap_from_searches()
    {
        var tree = new VmAreaTree(new Ownership(), Guard);
        tree.Insert(Area(0x1000, 1));
        tree.Insert(Area(0x1000 + 300, 1, VmFlags.GrowsDown));
        Assert.Equal((0x1000UL + 300 - 256) << 12, tree.HighestGapEnd(0x1000, 0, (0x1000UL + 301) << 12));
        Assert.Equal(0x1001UL << 12, tree.LowestGap(43 << 12, 0x1000 << 12, (0x1000UL + 300) << 12));
        Assert.Null(tree.LowestGap(44 << 12, 0x1000 << 12, (0x1000UL + 300) << 12));
    }

    [Fact]
    public void A_gap_below_an_area_right_under_a_growing_one_is_found()
    {
        var tree = new VmAreaTree(new Ownership(), Guard);
        tree.Insert(Area(500, 1));
        tree.Insert(Area(501, 1, VmFlags.GrowsDown));
        Assert.Equal(500UL << 12, tree.HighestGapEnd(1 << 12, 490 << 12, 502 << 12));
    }

    [Fact]
    public void Many_areas_keep_the_summaries_right_and_all_go_again()
    {
        var tree = new VmAreaTree(new Ownership(), Guard);
        for (ulong i = 0; i < 20_000; i++) tree.Insert(Area(2 * ((i * 7919) % 20_000) + 1, 1));
        Assert.Empty(tree.Check());
        Assert.Equal(20_000, tree.Count);
        Assert.Equal(Area(2, 1).Start.Value, tree.LowestGap(0x1000, 0x1000, ulong.MaxValue));
        for (ulong i = 0; i < 20_000; i++) tree.Remove(tree.FindContaining((2 * ((i * 104729) % 20_000) + 1) << 12)!);
        Assert.Empty(tree.Check());
        Assert.Equal(0, tree.Count);
    }

    [Fact]
    public void A_clone_and_its_original_change_apart()
    {
        var (ownership, other) = (new Ownership(), new Ownership());
        var tree = new VmAreaTree(ownership, Guard);
        for (ulong i = 1; i < 500; i++) tree.Insert(Area(2 * i, 1));
        var before = tree.All().ToArray();
        var clone = tree.CloneFor(other);
        ownership.Renew();
        for (ulong i = 1; i < 500; i += 2) clone.Remove(clone.FindContaining((2 * i) << 12)!);
        tree.Insert(Area(3, 1));
        Assert.Equal(before.Append(tree.FindContaining(3 << 12)!).OrderBy(a => a.Start.Value), tree.All());
        Assert.Equal(249, clone.Count);
        Assert.Empty(tree.Check());
        Assert.Empty(clone.Check());
    }

    [Fact]
    public void Any_changes_and_searches_agree_with_a_sorted_list()
    {
        var steps = Gen.Choose(0, 1 << 20).ArrayOf(300);
        Prop.ForAll(steps.ToArbitrary(), seeds => Agrees(seeds)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void Agrees(int[] seeds)
    {
        var tree = new VmAreaTree(new Ownership(), Guard);
        var list = new List<VmArea>();
        foreach (var seed in seeds)
        {
            var page = (ulong)(seed & 0xfff) + 1;
            var length = (ulong)((seed >> 12) & 7) + 1;
            var (start, end) = (page << 12, (page + length) << 12);
            if ((seed >> 15 & 3) != 0 && !list.Any(a => a.Start.Value < end && a.End.Value > start))
            {
                var area = Area(page, length, (seed >> 17) == 0 ? VmFlags.GrowsDown : VmFlags.Read);
                tree.Insert(area);
                list.Add(area);
                list.Sort((a, b) => a.Start.CompareTo(b.Start));
            }
            else if (list.Find(a => a.End.Value > start) is { } victim)
            {
                Assert.Same(victim, tree.FindEndingAbove(start));
                tree.Remove(victim);
                list.Remove(victim);
            }
            Assert.Empty(tree.Check());
            Assert.Same(list.Find(a => a.End.Value > start), tree.FindEndingAbove(start));
            Assert.Same(list.FindLast(a => a.End.Value <= start), tree.FindEndingAtOrBelow(start));
            Assert.Equal(Gaps(list, start / 2, end * 2, length << 12).Select(g => (ulong?)g.Start).FirstOrDefault(), tree.LowestGap(length << 12, start / 2, end * 2));
            Assert.Equal(HighestGapEnd(list, start / 2, end * 2, length << 12), tree.HighestGapEnd(length << 12, start / 2, end * 2));
        }
        Assert.Equal(list, tree.All());
    }

    private static IEnumerable<(ulong Start, ulong End)> Gaps(List<VmArea> areas, ulong low, ulong high, ulong length)
    {
        ulong previous = 0;
        foreach (var area in areas.Append(null))
        {
            var guard = area is null ? 0 : (area.Flags & VmFlags.GrowsDown) != 0 ? Guard : 0;
            var upper = area is null ? high : area.Start.Value > guard ? area.Start.Value - guard : 0;
            var (start, end) = (Math.Max(previous, low), Math.Min(upper, high));
            if (end > start && end - start >= length) yield return (start, end);
            previous = area?.End.Value ?? 0;
        }
    }

    /// <summary>unmapped_area_topdown as it is written: the highest gap; where a guard gap reaches into it, once more below the guard gap.</summary>
    private static ulong? HighestGapEnd(List<VmArea> areas, ulong low, ulong high, ulong length)
    {
        while (true)
        {
            (ulong End, VmArea? Above)? found = null;
            ulong previous = 0;
            foreach (var area in areas.Append(null))
            {
                var (start, end) = (Math.Max(previous, low), Math.Min(area?.Start.Value ?? high, high));
                if (end > start && end - start >= length) found = (end, area);
                previous = area?.End.Value ?? 0;
            }

            if (found is not { } gap) return null;
            var guard = gap.Above is { } above && (above.Flags & VmFlags.GrowsDown) != 0 ? above.Start.Value - Math.Min(Guard, above.Start.Value) : gap.End;
            if (guard >= gap.End) return gap.End;
            high = guard;
        }
    }

    [Fact]
    public void A_guard_gap_hides_the_room_that_other_areas_leave_inside_it()
    {
        var tree = new VmAreaTree(new Ownership(), 256 << 12);
        tree.Insert(Area(0x1000, 1, VmFlags.GrowsDown));
        tree.Insert(Area(0xff0, 8));
        Assert.Equal(0xf00ul << 12, tree.HighestGapEnd(2 << 12, 0, 0x1000 << 12));
        Assert.Equal(0xff0ul << 12, tree.HighestGapEnd(9 << 12, 0, 0xff9 << 12));
    }

    private static VmArea Area(ulong page, ulong pages, VmFlags flags = VmFlags.Read) =>
        new(page << 12, (page + pages) << 12, flags, page);
}
