using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>mremap that moves whole leaf tables (move_normal_pmd).</summary>
public sealed class MremapTablesTests
{
    private const ulong TableSpan = 2UL << 20;
    private const ulong From = 0x1000_0000;
    private const ulong To = 0x2000_0000;

    private readonly TestProcess _test = new();

    [Fact]
    public void A_table_that_moves_whole_is_the_same_frame_and_its_pages_keep_their_contents()
    {
        Fill(From, 1024);
        var table = LeafTable(From);
        var bytes = _test.Mm.Tables.TableBytes;

        Move(From, To, 1024);

        Assert.Equal(table, LeafTable(To));
        Assert.Equal(bytes, _test.Mm.Tables.TableBytes);
        AssertFilled(To, 1024);
        Assert.False(_test.Process.Load(new(From)).IsOk);
        _test.Machine.Validate();
    }

    [Fact]
    public void The_ends_of_a_range_move_entry_by_entry_into_tables_of_their_own()
    {
        Fill(From - TestProcess.Page, 514);

        Move(From - TestProcess.Page, To - TestProcess.Page, 514);

        AssertFilled(To - TestProcess.Page, 514);
        _test.Machine.Validate();
    }

    [Fact]
    public void A_table_in_use_at_the_new_place_stays_and_takes_the_entries()
    {
        Fill(From, 512);
        Fill(To, 512);
        var there = LeafTable(To);
        // In halves: of a whole table's range the table would go too.
        TestProcess.Value(_test.Process.Madvise(new(To), TableSpan / 2, MadviseAdvice.DontNeed));
        TestProcess.Value(_test.Process.Madvise(new(To + TableSpan / 2), TableSpan / 2, MadviseAdvice.DontNeed));
        Assert.Equal(there, LeafTable(To));

        Assert.True(_test.Mm.Tables.Move(new VirtualRange(new(From), TableSpan), new(To)));

        Assert.Equal(there, LeafTable(To));
        AssertFilled(To, 512);
    }

    [Fact]
    public void A_move_there_and_back_leaves_all_as_it_was()
    {
        Fill(From, 1536);
        for (var i = 0; i < 3; i++)
        {
            Move(From, To, 1536);
            Move(To, From, 1536);
        }

        AssertFilled(From, 1536);
        _test.Machine.Validate();
    }

    private void Fill(ulong at, ulong pages)
    {
        _test.Map(pages, extra: MapFlags.Fixed, at: at);
        for (ulong i = 0; i < pages; i++) Assert.True(_test.Process.Store(new(at + i * TestProcess.Page), i & 0xff).IsOk);
    }

    private void AssertFilled(ulong at, ulong pages)
    {
        for (ulong i = 0; i < pages; i++) Assert.Equal(i & 0xff, _test.Process.Load(new(at + i * TestProcess.Page)).Value);
    }

    private void Move(ulong from, ulong to, ulong pages) => TestProcess.Value(_test.Process.Mremap(
        new(from), pages * TestProcess.Page, pages * TestProcess.Page, MremapFlags.MayMove | MremapFlags.Fixed, new(to)));

    private PhysicalAddress LeafTable(ulong address) => PageWalk.Of(_test.Mm.Tables.Raw, new(address)).Steps[^1].Table;
}
