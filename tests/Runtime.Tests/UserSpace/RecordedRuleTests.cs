using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>Rules that recordings of a real kernel brought to light.</summary>
public class RecordedRuleTests
{
    private const ulong Page = TestProcess.Page;
    private const ulong Arena = TestProcess.Arena;

    private readonly TestProcess _p = new();

    private Process P => _p.Process;

    private AreaUsage Usage(ulong page) => AreaUsage.Of(P, _p.Mm.AreaAt(new(Arena + (page * Page)))!);

    [Fact]
    public void Pages_given_up_are_clean_until_they_are_written_again()
    {
        _p.MapAt(0, 2);
        _p.Write(0);
        _p.Write(1);
        Assert.Equal(2 * Page, Usage(0).PrivateDirty);
        TestProcess.Value(P.Madvise(new(Arena), 2 * Page, MadviseAdvice.Free));
        Assert.Equal((2 * Page, 2 * Page, 0UL), (Usage(0).PrivateClean, Usage(0).LazyFree, Usage(0).PrivateDirty));
        _p.Write(1);
        Assert.Equal((Page, Page, Page), (Usage(0).PrivateClean, Usage(0).LazyFree, Usage(0).PrivateDirty));
        _p.Machine.Validate();
    }

    [Fact]
    public void Locking_pages_that_were_given_up_counts_as_a_write()
    {
        _p.MapAt(0, 1);
        _p.Write(0);
        TestProcess.Value(P.Madvise(new(Arena), Page, MadviseAdvice.Free));
        TestProcess.Value(P.Mlock(new(Arena), Page));
        Assert.Equal((Page, 0UL), (Usage(0).PrivateDirty, Usage(0).LazyFree));
    }

    [Fact]
    public void The_locked_pages_that_dontunmap_leaves_behind_stay_counted()
    {
        _p.MapAt(0, 4);
        TestProcess.Value(P.Mlock(new(Arena), 4 * Page));
        TestProcess.Value(P.Mremap(new(Arena), 4 * Page, 4 * Page, MremapFlags.MayMove | MremapFlags.DontUnmap));
        Assert.Equal(8UL, _p.Mm.LockedVm);
        Assert.Equal(0UL, (ulong)(_p.Mm.AreaAt(new(Arena))!.Flags & VmFlags.Locked));
        TestProcess.Value(P.Munmap(new(Arena), 4 * Page));
        Assert.Equal(8UL, _p.Mm.LockedVm);
        _p.Machine.Validate();
    }

    [Theory]
    [InlineData(13, Errno.EACCES)]
    [InlineData(11, Errno.EAGAIN)]
    [InlineData(21, Errno.EISDIR)]
    public void A_fixed_address_that_looks_like_an_errno_is_returned_as_one(int number, Errno errno)
    {
        var result = P.Mmap(new(unchecked((ulong)-number)), Page, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed);
        Assert.Equal((errno, "mmap.fixed-reads-as-errno"), (result.Errno, result.Rule!.Id));
    }

    [Fact]
    public void A_fixed_address_below_the_errnos_is_beyond_the_task() =>
        Assert.Same(MmapRules.BeyondTaskSize, P.Mmap(new(unchecked((ulong)-4096)), Page, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed).Rule);

    [Fact]
    public void Mincore_tells_nothing_of_the_kernels_own_mappings()
    {
        var vvar = _p.Mm.Areas.All().First(area => area.Special?.Name == "[vvar]");
        var pages = new List<bool>();
        TestProcess.Value(P.Mincore(vvar.Start, vvar.Length, pages));
        Assert.All(pages, Assert.True);
        Assert.Equal(4, pages.Count);
    }

    [Fact]
    public void An_area_that_locks_on_fault_is_not_brought_in_when_it_becomes_writable()
    {
        _p.MapAt(0, 2, Protection.Read);
        TestProcess.Value(P.Mlock2(new(Arena), 2 * Page, MlockFlags.OnFault));
        _p.Protect(0, 2, Protection.ReadWrite);
        Assert.Equal(0UL, Usage(0).Rss);
    }

    [Fact]
    public void A_debugger_reads_without_a_fault_of_the_process_and_whatever_the_rights()
    {
        _p.MapAt(0, 1, Protection.None);
        long before = P.MinorFaults;
        var bytes = new byte[15];
        Assert.True(UserMemory.PeekForced(P, new(Arena), bytes).Result.IsOk);
        Assert.Equal(before, P.MinorFaults);
        Assert.True(P.Entry(new(Arena)).HasFrame);
        Assert.False(UserMemory.PeekForced(P, new(Arena + Page), bytes).Result.IsOk);
    }

    [Fact]
    public void A_debugger_writes_into_private_pages_only_and_breaks_their_sharing()
    {
        _p.MapAt(0, 1);
        _p.Write(0);
        var child = _p.Machine.Processes[(int)TestProcess.Value(P.Fork())];
        Assert.True(UserMemory.Poke(child, new(Arena), [7]).Result.IsOk);
        Assert.Equal((7UL, 1UL), (child.Load(new(Arena)).Value, P.Load(new(Arena)).Value));
        Assert.Equal(0, child.MinorFaults);
        TestProcess.Value(P.Mmap(new(Arena + (8 * Page)), Page, Protection.Read, MapFlags.Shared | MapFlags.Anonymous | MapFlags.Fixed));
        Assert.False(UserMemory.Poke(P, new(Arena + (8 * Page)), [7]).Result.IsOk);
        _p.Machine.Validate();
    }

    [Fact]
    public void A_debuggers_access_grows_a_stack()
    {
        var stack = _p.Mm.Areas.Last!;
        Assert.True(UserMemory.PeekForced(P, stack.Start - 8, new byte[4]).Result.IsOk);
        Assert.Equal(stack.Start - Page, _p.Mm.Areas.Last!.Start);
    }
}
