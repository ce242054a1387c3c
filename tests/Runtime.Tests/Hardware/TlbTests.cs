using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using static MemDsl.Runtime.Paging.EntryBits;

namespace MemDsl.Runtime.Tests.Hardware;

public sealed class TlbTests
{
    private const EntryBits Data = Present | Writable | User | NoExecute;

    [Fact]
    public void A_stale_translation_is_used_until_it_is_flushed()
    {
        var cpu = new TestCpu();
        var place = cpu.Map(TestCpu.Page, Data);
        cpu.Load(TestCpu.Page);
        cpu.Tables.Write(place, PageTableEntry.None);

        Assert.True(cpu.Load(TestCpu.Page).IsOk);
        cpu.Cpu.Tlb.FlushPage(1, TestCpu.Page);
        Assert.False(cpu.Load(TestCpu.Page).IsOk);
    }

    [Fact]
    public void Nothing_that_is_not_present_is_cached()
    {
        var cpu = new TestCpu();
        Assert.False(cpu.Load(TestCpu.Page).IsOk);
        cpu.Map(TestCpu.Page, Data);

        Assert.True(cpu.Load(TestCpu.Page).IsOk);
    }

    [Fact]
    public void A_fault_on_cached_rights_drops_the_translation()
    {
        var cpu = new TestCpu();
        var place = cpu.Map(TestCpu.Page, Present | User);
        cpu.Load(TestCpu.Page);
        cpu.Tables.Write(place, cpu.Tables.Read(place).With(Writable));

        Assert.Equal(7, (int)cpu.Access(AccessKind.Write).ErrorCode);
        Assert.True(cpu.Access(AccessKind.Write).IsOk);
    }

    [Theory]
    [InlineData(33, 33UL, 0UL)]
    [InlineData(34, 0UL, 1UL)]
    public void More_than_33_pages_flush_the_whole_space(int pages, ulong single, ulong whole)
    {
        var cpu = new TestCpu();

        cpu.Cpu.Tlb.FlushRange(1, new VirtualRange(TestCpu.Page, (ulong)pages * PageSize.Bytes));

        Assert.Equal((single, whole), (cpu.Cpu.Tlb.PageFlushes, cpu.Cpu.Tlb.Flushes));
    }

    [Fact]
    public void Six_address_spaces_keep_their_translations_and_a_seventh_takes_ones_place()
    {
        var cpu = new TestCpu();
        var spaces = Enumerable.Range(1, 7).ToDictionary(i => (ulong)i, i => i == 1 ? cpu.Tables : cpu.MakeTables(PagingMode.Levels4));
        foreach (var (space, tables) in spaces.Where(s => s.Key <= 6)) Use(cpu, space, tables);
        foreach (var (space, tables) in spaces.Where(s => s.Key <= 6)) Use(cpu, space, tables);
        Assert.Equal((6UL, 6UL), (cpu.Cpu.Tlb.Misses, cpu.Cpu.Tlb.Hits));

        Use(cpu, 7, spaces[7]);
        Use(cpu, 1, spaces[1]);

        Assert.Equal(8UL, cpu.Cpu.Tlb.Misses);
    }

    [Fact]
    public void A_flush_of_one_space_leaves_the_others()
    {
        var cpu = new TestCpu();
        var other = cpu.MakeTables(PagingMode.Levels4);
        Use(cpu, 1, cpu.Tables);
        Use(cpu, 2, other);

        cpu.Cpu.Tlb.FlushSpace(1);
        Use(cpu, 2, other);
        Assert.Equal((1UL, 2UL), (cpu.Cpu.Tlb.Hits, cpu.Cpu.Tlb.Misses));
        Use(cpu, 1, cpu.Tables);
        Assert.Equal(3UL, cpu.Cpu.Tlb.Misses);
    }

    [Fact]
    public void Global_pages_survive_a_switch_but_not_a_flush_of_everything()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data | Global);
        cpu.Load(TestCpu.Page);
        cpu.Cpu.LoadSpace(2, cpu.MakeTables(PagingMode.Levels4));

        Assert.True(cpu.Load(TestCpu.Page).IsOk);
        cpu.Cpu.Tlb.FlushEverything();
        Assert.False(cpu.Load(TestCpu.Page).IsOk);
    }

    [Fact]
    public void A_full_set_gives_up_its_ways_in_turn()
    {
        var cpu = new TestCpu(geometry: TlbGeometry.Blackboard);
        VirtualAddress[] sameSet = [new(0x400000), new(0x404000), new(0x408000)];
        foreach (var page in sameSet) cpu.Map(page, Data);

        foreach (var page in sameSet) cpu.Load(page);
        cpu.Load(sameSet[1]);
        cpu.Load(sameSet[2]);
        Assert.Equal((2UL, 3UL), (cpu.Cpu.Tlb.Hits, cpu.Cpu.Tlb.Misses));
        cpu.Load(sameSet[0]);
        Assert.Equal(4UL, cpu.Cpu.Tlb.Misses);
    }

    [Fact]
    public void What_the_first_level_loses_the_second_still_knows()
    {
        var cpu = new TestCpu();
        for (var i = 0UL; i < 256; i++) cpu.Map(new VirtualAddress(0x400000 + i * 4096), Data);
        for (var i = 0UL; i < 256; i++) cpu.Load(new VirtualAddress(0x400000 + i * 4096));

        cpu.Load(new VirtualAddress(0x400000));

        Assert.Equal((0UL, 1UL, 256UL), (cpu.Cpu.Tlb.LevelHits(0), cpu.Cpu.Tlb.LevelHits(1), cpu.Cpu.Tlb.Misses));
    }

    [Fact]
    public void Hits_misses_and_flushes_are_told()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data);
        var heard = new List<EventKind>();
        var listener = new Listener(heard);
        cpu.Machine.Events.Attach(listener);

        cpu.Load(TestCpu.Page);
        cpu.Load(TestCpu.Page);
        cpu.Cpu.Tlb.FlushPage(1, TestCpu.Page);

        Assert.Equal([EventKind.TlbMiss, EventKind.TlbHit, EventKind.TlbFlush], heard);
    }

    [Fact]
    public void A_clones_TLB_knows_the_same_and_then_goes_its_own_way()
    {
        var cpu = new TestCpu();
        cpu.Map(TestCpu.Page, Data);
        cpu.Load(TestCpu.Page);
        var clone = cpu.Machine.Clone();
        var cpuOfClone = cpu.Cpu.CloneFor(clone.Memory, clone.Events);

        cpuOfClone.Tlb.FlushEverything();
        Assert.True(cpu.Load(TestCpu.Page).IsOk);
        Assert.True(cpuOfClone.Translate(TestCpu.Page, AccessKind.Read, Privilege.User).IsOk);
        Assert.Equal((1UL, 1UL), (cpu.Cpu.Tlb.Hits, cpu.Cpu.Tlb.Misses));
        Assert.Equal((0UL, 2UL), (cpuOfClone.Tlb.Hits, cpuOfClone.Tlb.Misses));
    }

    [Fact]
    public void Lines_show_what_can_still_be_found()
    {
        var cpu = new TestCpu(geometry: TlbGeometry.Blackboard);
        cpu.Map(TestCpu.Page, Data);
        cpu.Load(TestCpu.Page);

        var line = Assert.Single(cpu.Cpu.Tlb.Lines());
        Assert.Equal((3, 0, 1UL, TestCpu.Page, true, false), (line.Set, line.Way, line.Space, line.Page, line.IsWritable, line.IsExecutable));
        cpu.Cpu.Tlb.FlushSpace(1);
        Assert.Empty(cpu.Cpu.Tlb.Lines());
    }

    [Fact]
    public void A_geometry_with_broken_sets_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TestCpu(geometry: new TlbGeometry("odd", [new("L1", 12, 4)])));

    private static void Use(TestCpu cpu, ulong space, PageTables tables)
    {
        if (tables.Read(TestCpu.Page).IsNone) cpu.Map(TestCpu.Page, Data, tables);
        cpu.Cpu.LoadSpace(space, tables);
        Assert.True(cpu.Load(TestCpu.Page).IsOk);
    }

    private sealed class Listener(List<EventKind> heard) : IEventListener
    {
        public void OnEvent(in MachineEvent happened) => heard.Add(happened.Kind);
    }
}
