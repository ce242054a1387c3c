using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Paging;

/// <summary>The values that a 6.18 kernel was seen to hold in its tables.</summary>
public sealed class PageTableEntryTests
{
    private static readonly PageFrameNumber Pfn = new(0x12345);

    [Fact]
    public void A_table_entry_ends_in_067() => Assert.Equal(0x12345067UL, PageTableEntry.ForTable(Pfn).Raw);

    [Fact]
    public void A_written_anonymous_page_is_8000000000000067()
    {
        var entry = PageTableEntry.For(Pfn, EntryBits.UserTable | EntryBits.NoExecute);

        Assert.Equal(0x8000000012345067UL, entry.Raw);
        Assert.Equal(Pfn, entry.Frame);
        Assert.True(entry is { IsPresent: true, IsWritable: true, IsDirty: true, IsNoExecute: true, IsSwap: false });
    }

    [Fact]
    public void PROT_NONE_keeps_the_frame_inverted_without_P()
    {
        var entry = PageTableEntry.ForProtNone(Pfn, EntryBits.Accessed, PagingMode.Levels4);

        Assert.Equal(0x120UL, entry.Raw & 0xfff);
        Assert.Equal(~0x12345000UL & 0x000ffffffffff000, entry.Raw & 0x000ffffffffff000);
        Assert.Equal(Pfn, entry.Frame);
        Assert.True(entry is { IsPresent: false, HasFrame: true, IsProtNone: true, IsSwap: false });
    }

    [Fact]
    public void PROT_NONE_in_4_bytes_is_not_inverted()
    {
        var entry = PageTableEntry.ForProtNone(Pfn, EntryBits.Accessed, PagingMode.Levels2);

        Assert.Equal(0x12345120UL, entry.Raw);
        Assert.Equal(Pfn, entry.Frame);
    }

    [Theory]
    [InlineData("levels4", 0, 1, false, 0x07fffffffffffc00)]
    [InlineData("levels4", 0, 100, false, 0x07ffffffffff3600)]
    [InlineData("levels4", 1, 5, false, 0x0ffffffffffff400)]
    [InlineData("levels4", 1, 5, true, 0x0ffffffffffff408)]
    [InlineData("levels5", 22, 0xffffffff, true, 0xb7fffe0000000008)]
    [InlineData("pae", 1, 5, true, 0x0ffffffffffff480)]
    [InlineData("levels2", 0, 1, false, 0x200)]
    [InlineData("levels2", 3, 0x7fffff, true, 0xfffffe86)]
    public void Swap_entries_hold_type_and_slot(string mode, int type, ulong offset, bool exclusive, ulong raw)
    {
        var paging = PagingMode.All.Single(each => each.Name == mode);
        var entry = PageTableEntry.ForSwap(new SwapEntry(type, offset), exclusive, paging);

        Assert.Equal(raw, entry.Raw);
        Assert.Equal(new SwapEntry(type, offset), entry.SwapEntry(paging));
        Assert.Equal(exclusive, entry.IsSwapExclusive(paging));
        Assert.True(entry is { IsSwap: true, HasFrame: false });
        Assert.False(entry.WithoutSwapExclusive(paging).IsSwapExclusive(paging));
    }
}
