using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using static MemDsl.Runtime.Paging.EntryBits;

namespace MemDsl.Runtime.Tests.Hardware;

public sealed class MmuTests
{
    private const EntryBits Data = Present | Writable | User | NoExecute;
    private const EntryBits ReadOnly = Present | User | NoExecute;
    private const EntryBits Code = Present | User;
    private const EntryBits Kernel = Present | Writable;

    [Theory]
    [InlineData(None, AccessKind.Read, Privilege.User, 4)]
    [InlineData(None, AccessKind.Write, Privilege.User, 6)]
    [InlineData(None, AccessKind.Fetch, Privilege.User, 0x14)]
    [InlineData(None, AccessKind.Read, Privilege.Supervisor, 0)]
    [InlineData(ReadOnly, AccessKind.Write, Privilege.User, 7)]
    [InlineData(ReadOnly, AccessKind.Write, Privilege.Supervisor, 3)]
    [InlineData(Data, AccessKind.Fetch, Privilege.User, 0x15)]
    [InlineData(Code, AccessKind.Fetch, Privilege.Supervisor, 0x11)]
    [InlineData(Kernel, AccessKind.Read, Privilege.User, 5)]
    [InlineData(Kernel, AccessKind.Write, Privilege.User, 7)]
    public void A_forbidden_access_faults_with_the_processors_error_code(EntryBits bits, AccessKind kind, Privilege privilege, int errorCode)
    {
        var cpu = new TestCpu();
        if (bits != None) cpu.Map(TestCpu.Page, bits);

        // The second time the TLB might know the page; it must not change the answer.
        for (var i = 0; i < 2; i++)
        {
            var result = cpu.Access(kind, privilege);
            Assert.Equal(TranslationOutcome.PageFault, result.Outcome);
            Assert.Equal(errorCode, (int)result.ErrorCode);
            Assert.Equal(TestCpu.Page + 0x123, cpu.Cpu.Cr2);
            cpu.Access(AccessKind.Read, Privilege.Supervisor);
        }
    }

    [Theory]
    [InlineData(Data, AccessKind.Read, Privilege.User)]
    [InlineData(Data, AccessKind.Write, Privilege.User)]
    [InlineData(Data, AccessKind.Write, Privilege.Supervisor)]
    [InlineData(Code, AccessKind.Fetch, Privilege.User)]
    [InlineData(Kernel, AccessKind.Fetch, Privilege.Supervisor)]
    public void An_allowed_access_gives_the_byte_in_the_frame(EntryBits bits, AccessKind kind, Privilege privilege)
    {
        var cpu = new TestCpu();
        var place = cpu.Map(TestCpu.Page, bits);
        var expected = cpu.Tables.Read(place).Frame.Address.Value + 0x123;

        Assert.Equal(expected, cpu.Access(kind, privilege).Address.Value);
        Assert.Equal(expected, cpu.Access(kind, privilege).Address.Value);
        Assert.Equal((1UL, 1UL), (cpu.Cpu.Tlb.Hits, cpu.Cpu.Tlb.Misses));
    }

    [Fact]
    public void A_is_set_at_every_level_and_D_in_the_leaf_at_the_first_write()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data);
        foreach (var step in PageWalk.Of(cpu.Tables, TestCpu.Page).Steps)
        {
            var place = new EntryPlace(step.Table.Frame, step.Index);
            cpu.Tables.Write(place, step.Entry.Without(Accessed | Dirty));
        }

        cpu.Access(AccessKind.Read);
        Assert.All(PageWalk.Of(cpu.Tables, TestCpu.Page).Steps, step => Assert.True(step.Entry is { IsAccessed: true, IsDirty: false }));

        cpu.Access(AccessKind.Write);
        var steps = PageWalk.Of(cpu.Tables, TestCpu.Page).Steps;
        Assert.True(steps[^1].Entry.IsDirty);
        Assert.All(steps.Take(3), step => Assert.False(step.Entry.IsDirty));
    }

    [Fact]
    public void A_faulting_access_leaves_A_alone()
    {
        var cpu = new TestCpu();
        var place = cpu.Map(TestCpu.Page, ReadOnly);

        cpu.Access(AccessKind.Write);

        Assert.False(cpu.Tables.Read(place).IsAccessed);
    }

    [Fact]
    public void Rights_of_upper_levels_hold_for_all_below()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data);
        var upper = PageWalk.Of(cpu.Tables, TestCpu.Page).Steps[1];
        cpu.Tables.Write(new EntryPlace(upper.Table.Frame, upper.Index), upper.Entry.Without(Writable));

        Assert.True(cpu.Access(AccessKind.Read).IsOk);
        Assert.Equal(7, (int)cpu.Access(AccessKind.Write).ErrorCode);
    }

    [Theory]
    [InlineData(0x0000_8000_0000_0000)]
    [InlineData(0xffff_7fff_ffff_ffff)]
    public void An_address_that_is_not_canonical_is_no_page_fault(ulong address) =>
        Assert.Equal(TranslationOutcome.GeneralProtection, new TestCpu().Load(new VirtualAddress(address)).Outcome);

    [Fact]
    public void Five_levels_reach_where_four_do_not()
    {
        var cpu = new TestCpu(PagingMode.Levels5);
        var high = new VirtualAddress(0x00ab_cdef_0123_4000);
        cpu.Map(high, Data);

        Assert.True(cpu.Load(high).IsOk);
    }

    [Fact]
    public void A_reserved_bit_is_told_in_the_error_code()
    {
        var cpu = new TestCpu();
        var place = cpu.Map(TestCpu.Page, Data);
        cpu.Tables.Write(place, new PageTableEntry(cpu.Tables.Read(place).Raw | (1UL << 50)));

        Assert.Equal(0xd, (int)cpu.Access(AccessKind.Read).ErrorCode);
    }

    [Theory]
    [InlineData("levels4", 2, 21)]
    [InlineData("levels4", 1, 30)]
    [InlineData("pae", 1, 21)]
    [InlineData("levels2", 0, 22)]
    public void A_large_leaf_ends_the_walk_early(string mode, int level, int shift)
    {
        var cpu = new TestCpu(PagingMode.All.Single(m => m.Name == mode));
        cpu.Map(TestCpu.Page, Present | Writable | User);
        var step = PageWalk.Of(cpu.Tables, TestCpu.Page).Steps[level];
        cpu.Tables.Write(new EntryPlace(step.Table.Frame, step.Index), PageTableEntry.For(new PageFrameNumber(1u << (shift - 12)), Present | Writable | User | Large));

        var inside = (1UL << shift) - 1;
        var expected = (1UL << shift) | (TestCpu.Page.Value & inside);
        Assert.Equal(expected, cpu.Load(TestCpu.Page).Address.Value);
        Assert.Equal(expected, PageWalk.Of(cpu.Tables, TestCpu.Page).Target!.Value.Value);
    }

    [Fact]
    public void A_misplaced_large_leaf_has_reserved_bits()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data);
        var step = PageWalk.Of(cpu.Tables, TestCpu.Page).Steps[2];
        cpu.Tables.Write(new EntryPlace(step.Table.Frame, step.Index), PageTableEntry.For(new PageFrameNumber(0x204), Present | User | Large));

        Assert.Equal(0xd, (int)cpu.Access(AccessKind.Read).ErrorCode);
    }
}
