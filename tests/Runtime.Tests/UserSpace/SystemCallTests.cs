using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>The memory calls where they surprise; the plain cases are the scenarios'.</summary>
public class SystemCallTests
{
    private const ulong Page = TestProcess.Page;
    private const ulong Arena = TestProcess.Arena;
    private const MapFlags Fixed = MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed;

    private readonly TestProcess _p = new();

    private Process P => _p.Process;

    [Fact]
    public void The_heap_does_not_join_the_bss_and_a_second_growth_extends_it()
    {
        var start = _p.Mm.StartBrk;
        Assert.Equal(start.Value + Page, TestProcess.Value(P.Brk(start + Page)));
        Assert.Equal(start, _p.Mm.AreaAt(start)!.Start);
        TestProcess.Value(P.Brk(start + (3 * Page)));
        Assert.Equal(3UL, _p.Mm.AreaAt(start)!.Pages);
        Assert.Equal(start.Value + (3 * Page), TestProcess.Value(P.Brk(start - 1)));
        _p.Check();
    }

    [Fact]
    public void The_break_keeps_a_page_from_the_next_area()
    {
        var start = _p.Mm.StartBrk;
        TestProcess.Value(P.Mmap(start + (16 * Page), Page, Protection.ReadWrite, Fixed));
        Assert.Same(BrkRules.NextArea, P.Sbrk((long)(16 * Page)).Rule);
        TestProcess.Value(P.Sbrk((long)(15 * Page)));
    }

    [Fact]
    public void Mprotect_stops_at_a_hole_and_what_lies_before_stays_changed()
    {
        _p.MapAt(0, 2);
        _p.MapAt(3, 1);
        Assert.Equal(Errno.ENOMEM, P.Mprotect(new(Arena), 4 * Page, Protection.Read).Errno);
        Assert.Equal("0+2r 3+1w", _p.ArenaText());
    }

    [Fact]
    public void Madvise_goes_on_behind_a_hole_and_says_so()
    {
        _p.MapAt(0, 1);
        _p.MapAt(2, 1);
        Assert.Same(MadviseRules.Hole, P.Madvise(new(Arena), 3 * Page, MadviseAdvice.DontFork).Rule);
        Assert.All(_p.Mm.Areas.InRange(Arena, Arena + (3 * Page)), a => Assert.True((a.Flags & VmFlags.DontCopy) != 0));
    }

    [Fact]
    public void Munmap_of_nothing_succeeds_and_of_length_zero_fails()
    {
        Assert.True(P.Munmap(new(Arena), Page).IsOk);
        Assert.Same(MunmapRules.LengthZero, P.Munmap(new(Arena), 0).Rule);
        Assert.Same(MunmapRules.Unaligned, P.Munmap(new(Arena + 1), Page).Rule);
    }

    [Fact]
    public void A_written_area_moves_with_its_offset_and_joins_again_only_where_it_was()
    {
        _p.MapAt(0, 3);
        _p.Write(0);
        var away = Arena + (64 * Page);
        TestProcess.Value(P.Mremap(new(Arena + Page), Page, Page, MremapFlags.MayMove | MremapFlags.Fixed, new(away)));
        Assert.Equal("0+1w 2+1w 64+1w", _p.ArenaText());
        TestProcess.Value(P.Mremap(new(away), Page, Page, MremapFlags.MayMove | MremapFlags.Fixed, new(Arena + Page)));
        Assert.Equal("0+3w", _p.ArenaText());
        _p.Check();
    }

    [Fact]
    public void A_fixed_move_takes_several_areas_along_with_their_spacing()
    {
        _p.MapAt(0, 1);
        _p.MapAt(2, 1, Protection.Read);
        TestProcess.Value(P.Mremap(new(Arena), 4 * Page, 4 * Page, MremapFlags.MayMove | MremapFlags.Fixed, new(Arena + (10 * Page))));
        Assert.Equal("10+1w 12+1r", _p.ArenaText());
        Assert.Same(MremapRules.RunsPast,
            P.Mremap(new(Arena + (10 * Page)), 4 * Page, 5 * Page, MremapFlags.MayMove | MremapFlags.Fixed, new(Arena)).Rule);
        _p.Check();
    }

    [Fact]
    public void Growth_in_place_joins_the_area_it_then_touches()
    {
        _p.MapAt(0, 2);
        _p.MapAt(4, 2);
        TestProcess.Value(P.Mremap(new(Arena), 2 * Page, 4 * Page));
        Assert.Equal("0+6w", _p.ArenaText());
        _p.MapAt(8, 1, Protection.Read);
        Assert.Same(MremapRules.NoRoom, P.Mremap(new(Arena), 6 * Page, 9 * Page).Rule);
        _p.Check();
    }

    [Fact]
    public void Dontunmap_leaves_an_empty_area_whose_pages_went()
    {
        _p.MapAt(0, 2);
        _p.Write(0);
        var at = TestProcess.Value(P.Mremap(new(Arena), 2 * Page, 2 * Page, MremapFlags.MayMove | MremapFlags.DontUnmap));
        Assert.Equal(1UL, P.Load(new(at)).Value);
        Assert.Equal(0UL, P.Load(new(Arena)).Value);
        Assert.Equal(0, _p.Mm.AreaAt(new(Arena))!.AnonVma);
        _p.Check();
    }

    [Fact]
    public void Mmap_may_reach_one_area_more_than_the_limit_and_a_cut_one_fewer()
    {
        var p = new TestProcess(o => o with { MaxMapCount = 16 });
        for (ulong page = 0; p.Mm.MapCount < 17; page += 2) p.MapAt(page, 1);
        Assert.Same(MmapRules.MapCount, p.Process.Mmap(new(Arena + (200 * Page)), Page, Protection.Read, Fixed).Rule);
        Assert.True(p.Process.Munmap(new(Arena), Page).IsOk);
        Assert.Equal(16, p.Mm.MapCount);
        var area = p.Mm.StartBrk;
        Assert.NotEqual(default, area);
        Assert.Same(MunmapRules.SplitCount, p.Process.Munmap(p.Mm.Areas.Last!.Start + Page, Page).Rule);
    }

    [Fact]
    public void Locked_memory_counts_whole_areas_and_its_limit_has_three_errnos()
    {
        TestProcess.Value(P.Setrlimit(Resource.MemLock, ResourceLimit.Both(4 * Page)));
        _p.MapAt(0, 4);
        TestProcess.Value(P.Mlock(new(Arena), 4 * Page));
        Assert.Equal(4UL, _p.Mm.LockedVm);
        Assert.Same(MlockRules.Limit, P.Mlock(_p.Mm.Areas.First!.Start, Page).Rule);
        Assert.Equal(Errno.EAGAIN, P.Mmap(default, Page, Protection.Read, MapFlags.Private | MapFlags.Anonymous | MapFlags.Locked).Errno);
        TestProcess.Value(P.Setrlimit(Resource.MemLock, ResourceLimit.Both(0)));
        Assert.Equal(Errno.EPERM, P.Mlock(new(Arena), 0).Errno);
        _p.Check();
    }

    [Fact]
    public void A_data_limit_counts_private_writable_memory_only()
    {
        TestProcess.Value(P.Setrlimit(Resource.Data, ResourceLimit.Both((_p.Mm.DataVm + 2) * Page)));
        _p.MapAt(0, 2);
        Assert.Same(LimitRules.Data, P.Mmap(default, Page, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous).Rule);
        _p.MapAt(4, 1, Protection.Read);
        Assert.Same(LimitRules.Data, P.Mprotect(new(Arena + (4 * Page)), Page, Protection.ReadWrite).Rule);
        TestProcess.Value(P.Mmap(default, Page, Protection.ReadWrite, MapFlags.Shared | MapFlags.Anonymous));
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(255, false)]
    public void A_growing_area_keeps_256_pages_from_an_accessible_one(ulong distance, bool grows)
    {
        _p.MapAt(1000, 1, extra: MapFlags.GrowsDown);
        _p.MapAt(0, 990 - distance + 1);
        Assert.Equal(grows, P.Store(new(Arena + ((990 + 1) * Page)), 1).IsOk);
        _p.Check();
    }

    [Fact]
    public void Sealed_areas_cannot_go()
    {
        _p.MapAt(0, 4);
        TestProcess.Value(P.Mseal(new(Arena + Page), Page, 0));
        Assert.Same(VmaRules.Sealed, P.Munmap(new(Arena), 4 * Page).Rule);
        Assert.Same(VmaRules.Sealed, P.Mprotect(new(Arena + Page), Page, Protection.Read).Rule);
        _p.Check();
    }
}
