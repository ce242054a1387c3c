using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Tests.Physical;

namespace MemDsl.Runtime.Tests.Paging;

public sealed class PageTablesTests
{
    public static TheoryData<string> Modes => new(PagingMode.All.Select(mode => mode.Name));

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_levels_of_a_mode_split_the_whole_address(string name)
    {
        var mode = Mode(name);

        Assert.Equal(mode.VirtualBits, mode.Levels.Sum(level => level.IndexBits) + PageSize.Shift);
        Assert.All(mode.Levels, level => Assert.True(level.EntryCount * mode.EntrySize <= 4096));
        for (var i = 1; i < mode.Levels.Count; i++) Assert.Equal(mode.Levels[i - 1].Shift, mode.Levels[i].Shift + mode.Levels[i].IndexBits);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void An_entry_is_found_where_it_was_written_and_a_walk_leads_to_it(string name)
    {
        var machine = new TestMemory();
        var tables = Tables(machine, Mode(name));
        var address = new VirtualAddress(0xabcde & ((1UL << tables.Mode.VirtualBits) - 1));

        Assert.True(tables.TryEnsure(address, out var place));
        tables.Write(place, PageTableEntry.For(new PageFrameNumber(0x777), EntryBits.UserTable));

        Assert.Equal(0x777067UL, tables.Read(address).Raw);
        var walk = PageWalk.Of(tables, address);
        Assert.Equal(tables.Mode.Levels.Count, walk.Steps.Count);
        Assert.Equal(tables.Root.Address, walk.Steps[0].Table);
        Assert.Equal(0x777cdeUL, walk.Target!.Value.Value);
        Assert.Equal(0UL, tables.Read(address + PageSize.Bytes).Raw);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Freeing_gives_every_table_back(string name)
    {
        var machine = new TestMemory();
        var free = machine.Buddy.FreePages;
        var tables = Tables(machine, Mode(name));
        for (var i = 0UL; i < 8; i++) Assert.True(tables.TryEnsure(new VirtualAddress((i << (tables.Mode.VirtualBits - 4)) + (i << 12)), out _));

        tables.Free();

        Assert.Equal(free, machine.Buddy.FreePages);
        Assert.Empty(machine.Buddy.Check());
    }

    [Fact]
    public void The_kernel_counts_tables_below_the_top_one()
    {
        var tables = Tables(new TestMemory(), PagingMode.Levels4);

        Assert.Equal(0UL, tables.CountedBytes);
        Assert.True(tables.TryEnsure(new VirtualAddress(0x400000), out _));
        Assert.Equal(3 * 4096UL, tables.CountedBytes);
        Assert.True(tables.TryEnsure(new VirtualAddress(0x7fff_ffff_f000), out _));
        Assert.Equal(6 * 4096UL, tables.CountedBytes);
    }

    [Fact]
    public void With_five_levels_the_p4d_is_not_counted()
    {
        var tables = Tables(new TestMemory(), PagingMode.Levels5);

        Assert.True(tables.TryEnsure(new VirtualAddress(0x400000), out _));

        Assert.Equal(3 * 4096UL, tables.CountedBytes);
        Assert.Equal(1, tables.TableCount(1));
    }

    [Fact]
    public void PAE_makes_the_tables_of_its_user_gigabytes_at_once()
    {
        var tables = Tables(new TestMemory(), PagingMode.Pae);

        Assert.Equal(3 * 4096UL, tables.CountedBytes);
        Assert.Empty(tables.Check());
    }

    [Fact]
    public void A_table_stays_while_an_area_is_in_its_span()
    {
        var tables = Tables(new TestMemory(), PagingMode.Levels4);
        var range = new VirtualRange(new VirtualAddress(0x400000), 0x200000);
        Assert.True(tables.TryEnsure(range.Start, out _));

        tables.FreeTables(range, new VirtualAddress(0x3ff000), new VirtualAddress(0x5ff000));
        Assert.Equal(1, tables.TableCount(3));
        tables.FreeTables(range, new VirtualAddress(0x401000), new VirtualAddress(0x600000));
        Assert.Equal(1, tables.TableCount(3));

        tables.FreeTables(range, new VirtualAddress(0x3ff000), new VirtualAddress(0x600000));
        Assert.Equal((0, 1, 1), (tables.TableCount(3), tables.TableCount(2), tables.TableCount(1)));

        tables.FreeTables(range, new VirtualAddress(0), new VirtualAddress(0));
        Assert.Equal((0, 0, 0), (tables.TableCount(3), tables.TableCount(2), tables.TableCount(1)));
        Assert.False(tables.TryFind(range.Start, out _));
    }

    [Fact]
    public void Runs_cover_the_tables_that_exist_and_step_over_the_rest()
    {
        var tables = Tables(new TestMemory(), PagingMode.Levels4);
        ulong[] starts = [0x400000, 0x600000, 0x7fff_ffe0_0000];
        foreach (var start in starts) Assert.True(tables.TryEnsure(new VirtualAddress(start), out _));

        var runs = new List<LeafRun>();
        var cursor = new VirtualAddress(0x401000);
        while (tables.TryNextRun(ref cursor, new VirtualAddress(0x7fff_fff0_0000), out var run)) runs.Add(run);

        Assert.Equal([0x401000UL, 0x600000, 0x7fff_ffe0_0000], runs.Select(run => run.Start.Value));
        Assert.Equal([511, 512, 256], runs.Select(run => run.Count));
        Assert.Equal([1, 0, 0], runs.Select(run => run.First));
    }

    [Fact]
    public void Without_free_frames_no_table_is_made()
    {
        var machine = new TestMemory(2UL << 20);
        var tables = Tables(machine, PagingMode.Levels4);
        while (machine.Buddy.FreePages > 1) machine.Take();

        Assert.False(tables.TryEnsure(new VirtualAddress(0x400000), out _));
        Assert.Equal(1, tables.TableCount(1));
        Assert.False(PageTables.TryCreate(PagingMode.Levels4, machine.Memory, machine.Buddy, machine.Events, out _));
        tables.Free();
        Assert.Equal(2UL, machine.Buddy.FreePages);
    }

    [Fact]
    public void A_clones_entries_change_alone()
    {
        var machine = new TestMemory();
        var tables = Tables(machine, PagingMode.Levels4);
        var address = new VirtualAddress(0x400000);
        Assert.True(tables.TryEnsure(address, out var place));
        tables.Write(place, new PageTableEntry(0x1067));
        var clone = machine.Clone();
        var tablesOfClone = tables.CloneFor(clone.Memory, clone.Buddy, clone.Events);

        tablesOfClone.Write(place, new PageTableEntry(0x2067));
        tablesOfClone.Free();

        Assert.Equal(0x1067UL, tables.Read(address).Raw);
        Assert.Empty(clone.Buddy.Check());
    }

    [Fact]
    public void The_check_sees_a_table_that_lost_its_frame()
    {
        var machine = new TestMemory();
        var tables = Tables(machine, PagingMode.Levels4);
        Assert.True(tables.TryEnsure(new VirtualAddress(0x400000), out var place));
        Assert.Empty(tables.Check());

        machine.Memory.Frame(place.Table).Type = FrameType.InUse;

        Assert.Single(tables.Check());
    }

    [Fact]
    public void Random_entries_are_read_back_and_enumerated_in_every_mode() =>
        Prop.ForAll(Gen.Elements(PagingMode.All.ToArray()).ToArbitrary(), ArbMap.Default.ArbFor<uint[]>(), (mode, pages) =>
        {
            var tables = Tables(new TestMemory(), mode);
            var limit = Math.Min(1UL << (mode.VirtualBits - 1), 1UL << 31);
            var wanted = new SortedDictionary<ulong, ulong>();
            foreach (var page in pages)
            {
                var address = ((ulong)page * 0x9e3779b1 % limit) & ~0xfffUL;
                wanted[address] = (((ulong)page & 0xffff) << 12) | 0x67;
                Assert.True(tables.TryEnsure(new VirtualAddress(address), out var place));
                tables.Write(place, new PageTableEntry(wanted[address]));
            }

            var found = new List<KeyValuePair<ulong, ulong>>();
            var cursor = VirtualAddress.Zero;
            while (tables.TryNextRun(ref cursor, new VirtualAddress(limit), out var run))
            {
                var entries = tables.PeekEntries(run);
                for (var i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
                    found.Add(new(run.AddressOf(i).Value, entries[i].Raw));
            }

            Assert.Equal(wanted.ToList(), found);
            Assert.Empty(tables.Check());
        }).QuickCheckThrowOnFailure();

    private static PagingMode Mode(string name) => PagingMode.All.Single(mode => mode.Name == name);

    private static PageTables Tables(TestMemory machine, PagingMode mode)
    {
        Assert.True(PageTables.TryCreate(mode, machine.Memory, machine.Buddy, machine.Events, out var tables));
        return tables;
    }
}
