using System.Runtime.CompilerServices;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

public sealed class PhysicalMemoryTests
{
    [Fact]
    public void A_frame_record_has_32_bytes() => Assert.Equal(32, Unsafe.SizeOf<Frame>());

    [Fact]
    public void What_was_never_written_reads_as_zeros_and_has_no_contents()
    {
        var memory = new TestMemory().Memory;

        Assert.Equal(0UL, memory.Load(new PhysicalAddress(0x123456), 4));
        Assert.False(memory.HasContents(new PageFrameNumber(0x123)));
        Assert.Equal(0UL, memory.ContentBytes);
    }

    [Theory]
    [InlineData(1, 0x88)]
    [InlineData(2, 0x7788)]
    [InlineData(4, 0x55667788)]
    [InlineData(8, 0x1122334455667788)]
    public void Values_lie_in_memory_with_the_low_byte_first(int size, ulong stored)
    {
        var memory = new TestMemory().Memory;
        var address = new PhysicalAddress(0x200ffd - 8);

        memory.Store(address, 0x1122334455667788, size);

        Assert.Equal(stored, memory.Load(address, size));
        Assert.Equal(0x88UL, memory.Load(address, 1));
        Assert.Equal(0UL, memory.Load(new PhysicalAddress(address.Value + (ulong)size), 1));
    }

    [Fact]
    public void A_copied_page_is_independent_of_its_source()
    {
        var memory = new TestMemory().Memory;
        var (from, to) = (new PageFrameNumber(0x500), new PageFrameNumber(0x501));
        memory.Write(from.Address, "hello"u8);

        memory.CopyPage(from, to);
        memory.Write(from.Address, "HELLO"u8);

        var bytes = new byte[5];
        memory.Read(to.Address, bytes);
        Assert.Equal("hello"u8.ToArray(), bytes);
        memory.CopyPage(new PageFrameNumber(0x700), to);
        Assert.False(memory.HasContents(to));
    }

    [Fact]
    public void Clone_and_original_see_the_same_bytes_until_one_writes()
    {
        var original = new TestMemory();
        var pfn = original.Take();
        original.Memory.Write(pfn.Address, "before"u8);

        var clone = original.Clone();
        clone.Memory.Write(pfn.Address, "clone!"u8);
        clone.Memory.Frame(pfn).MapCount = 3;

        Assert.Equal((byte)'b', (byte)original.Memory.Load(pfn.Address, 1));
        Assert.Equal(0, original.Memory.Peek(pfn).MapCount);
        original.Memory.Write(pfn.Address, "origin"u8);
        Assert.Equal((byte)'c', (byte)clone.Memory.Load(pfn.Address, 1));
    }

    [Fact]
    public void A_page_freed_in_a_clone_keeps_its_bytes_in_the_original()
    {
        var original = new TestMemory();
        var pfn = original.Take();
        original.Memory.Store(pfn.Address, 42, 8);
        var clone = original.Clone();

        clone.Buddy.Free(pfn, 0);
        for (var i = 0; i < 100; i++) clone.Memory.Store(clone.Take().Address, 7, 8);

        Assert.Equal(42UL, original.Memory.Load(pfn.Address, 8));
        Assert.Empty(original.Buddy.Check());
        Assert.Empty(clone.Buddy.Check());
    }

    [Fact]
    public void Reading_through_a_clone_copies_nothing()
    {
        var original = new TestMemory();
        var pfn = original.Take();
        original.Memory.WriteContents(pfn)[0] = 42;
        var clone = original.Clone();

        Assert.True(original.Memory.ReadContents(pfn) == clone.Memory.ReadContents(pfn));
    }

    [Fact]
    public void A_page_with_one_store_costs_a_line_and_a_copied_page_nothing_until_it_is_stored_to()
    {
        var memory = new TestMemory().Memory;
        var (from, to) = (new PageFrameNumber(0x500), new PageFrameNumber(0x501));

        memory.Store(from.Address, 1, 8);
        Assert.Equal(72UL, memory.ContentBytes);
        memory.WriteContents(from)[9] = 2;
        memory.CopyPage(from, to);
        memory.Store(to.Address, 3, 8);

        Assert.Equal(4096UL + 4096 + 72, memory.ContentBytes);
        Assert.True(memory.ReadContents(to) is [3, 0, 0, 0, 0, 0, 0, 0, 0, 2, ..]);
        Assert.True(memory.ReadContents(from) is [1, 0, 0, 0, 0, 0, 0, 0, 0, 2, ..]);
    }
}
