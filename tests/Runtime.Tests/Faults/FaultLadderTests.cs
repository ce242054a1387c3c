using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Faults;

public class FaultLadderTests
{
    [Fact]
    public void Reading_untouched_memory_maps_the_zero_page_and_costs_no_frame()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(4);
        ulong rss = process.Mm.Rss.Total;

        Assert.Equal(0UL, process.MustLoad(at));

        Assert.Equal(0x8000000000000225UL | ((ulong)BootMemory.ZeroPage.Value << 12), process.Entry(at).Raw);
        Assert.Equal(rss, process.Mm.Rss.Total);
        Assert.Equal(0, process.Mm.AreaAt(at)!.AnonVma);
        machine.Validate();
    }

    [Fact]
    public void A_first_write_gets_a_page_of_its_own()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(4);
        long faults = process.MinorFaults;

        process.MustStore(at, 7);

        var entry = process.Entry(at);
        Assert.Equal(0x8000000000000067UL, entry.Raw & 0xfff0000000000fff);
        Assert.Equal(1, machine.Memory.Peek(entry.Frame).RefCount);
        Assert.Equal(faults + 1, process.MinorFaults);
        Assert.Equal(7UL, process.MustLoad(at));
    }

    [Fact]
    public void Writing_after_reading_costs_a_second_fault_and_replaces_the_zero_page()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(1);
        _ = process.MustLoad(at);
        ulong anon = process.Mm.Rss.Anon;

        var events = machine.Events(() => process.MustStore(at, 1));

        Assert.Equal(1, events.Count(EventKind.PageFault));
        Assert.Same(FaultRules.CopyZeroPage, events.Single(e => e.Kind == EventKind.CowCopy).Rule);
        Assert.Equal(anon + 1, process.Mm.Rss.Anon);
    }

    [Fact]
    public void A_read_of_a_cached_file_maps_the_aligned_window_of_16_pages()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", 64 * Page);
        var at = process.MapFile(file, 64, Protection.Read, MapFlags.Private);
        var window = new VirtualAddress((at.Value & ~0xffffUL) + 0x10000);
        ulong before = process.Mm.Rss.File;

        _ = process.MustLoad(window + (5 * Page));

        Assert.Equal(before + 16, process.Mm.Rss.File);
        Assert.False(process.Entry(window).IsNone);
        Assert.True(process.Entry(window - Page).IsNone);
        Assert.Equal(0, process.MajorFaults);
    }

    [Fact]
    public void A_read_of_a_cold_file_is_a_major_fault_and_reads_around_itself()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", 64 * Page);
        Assert.Equal(64, file.DropCaches());
        var at = process.MapFile(file, 64, Protection.Read, MapFlags.Private);

        _ = process.MustLoad(at + (40 * Page));

        Assert.Equal(1, process.MajorFaults);
        Assert.Equal(32, file.CachedPageCount);
        Assert.True(file.TryGetCached(24, out _));
        Assert.False(file.TryGetCached(56, out _));
    }

    [Fact]
    public void A_write_to_a_private_file_copies_one_page_and_leaves_the_file()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", new byte[] { 1, 2, 3 });
        var at = process.MapFile(file, 1, Protection.ReadWrite, MapFlags.Private);

        process.MustStore(at, 9);

        Span<byte> bytes = stackalloc byte[3];
        Assert.Equal(3, file.Read(0, bytes));
        Assert.Equal([1, 2, 3], bytes.ToArray());
        Assert.Equal(9UL, process.MustLoad(at));
        Assert.Equal(2UL, process.MustLoad(at + 1));
        machine.Validate();
    }

    [Fact]
    public void A_write_to_a_shared_file_is_seen_by_readers_and_marks_the_page_dirty()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", new byte[] { 1, 2, 3 });
        var at = process.MapFile(file, 1, Protection.ReadWrite, MapFlags.Shared);
        _ = process.MustLoad(at);
        Assert.False(process.Entry(at).IsWritable);

        process.MustStore(at, 9);

        Span<byte> bytes = stackalloc byte[1];
        Assert.Equal(1, file.Read(0, bytes));
        Assert.Equal(9, bytes[0]);
        Assert.True((machine.Memory.Peek(process.Entry(at).Frame).Flags & FrameFlags.Dirty) != 0);
    }

    [Fact]
    public void After_writeback_the_next_store_to_a_shared_file_faults_again()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", Page);
        var at = process.MapFile(file, 1, Protection.ReadWrite, MapFlags.Shared);
        process.MustStore(at, 9);
        Assert.Equal(0, machine.Events(() => process.MustStore(at, 8)).Count(EventKind.PageFault));

        Assert.True(process.Msync(at, Page, MsyncFlags.Sync).IsOk);

        Assert.Equal(1, machine.Events(() => process.MustStore(at, 7)).Count(EventKind.PageFault));
        Assert.Equal(0, file.DropCaches());
        Assert.True(process.Munmap(at, Page).IsOk);
        Assert.Equal(1, file.DropCaches());
        Span<byte> bytes = stackalloc byte[1];
        Assert.Equal(1, file.Read(0, bytes));
        Assert.Equal(7, bytes[0]);
    }

    [Fact]
    public void Shared_anonymous_memory_is_writable_after_a_read_without_a_second_fault()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.SharedAnon(2);
        _ = process.MustLoad(at);
        Assert.Equal(0, machine.Events(() => process.MustStore(at, 1)).Count(EventKind.PageFault));
        Assert.Equal(1UL, process.Mm.Rss.Shmem);
    }

    [Fact]
    public void Beyond_the_last_page_of_a_file_is_SIGBUS_and_the_tail_of_the_last_page_reads_zero()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", new byte[] { 1, 2, 3 });
        var at = process.MapFile(file, 2, Protection.ReadWrite, MapFlags.Shared);

        Assert.Equal(0UL, process.MustLoad(at + 100));
        var result = process.Load(at + Page + 5);

        Assert.Equal(Signal.SIGBUS, result.Signal);
        Assert.Equal(SignalCode.BUS_ADRERR, result.Code);
        Assert.Equal((at + Page + 5).Value, result.Address);
    }

    [Theory]
    [InlineData(Protection.None, false)]
    [InlineData(Protection.Read, true)]
    [InlineData(Protection.Exec, true)]
    public void Forbidden_accesses_are_ACCERR(Protection protection, bool write)
    {
        var process = TestMachine.New().SpawnApp();
        var at = process.Anon(1, protection);
        Assert.Equal(SignalCode.SEGV_ACCERR, (write ? process.Store(at, 1) : process.Load(at)).Code);
    }

    [Theory]
    [InlineData(Protection.Write)]
    [InlineData(Protection.Exec)]
    public void Write_only_and_exec_only_memory_can_be_read(Protection protection)
    {
        var process = TestMachine.New().SpawnApp();
        Assert.Equal(0UL, process.MustLoad(process.Anon(1, protection)));
    }

    [Fact]
    public void A_fetch_from_data_populates_the_page_before_it_is_refused()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(1);

        var events = machine.Events(() => Assert.Equal(SignalCode.SEGV_ACCERR, process.Fetch(at).Code));

        Assert.Equal(2, events.Count(EventKind.PageFault));
        Assert.True(process.Entry(at).IsPresent);
    }

    [Fact]
    public void Addresses_that_no_mapping_can_have()
    {
        var process = TestMachine.New().SpawnApp();
        Assert.Equal(SignalCode.SEGV_MAPERR, process.Load(new VirtualAddress(0)).Code);

        var kernel = process.Load(new VirtualAddress(0xffff_8800_0000_0000));
        Assert.Equal((SignalCode.SEGV_MAPERR, 0xffff_8800_0000_0000UL), (kernel.Code, kernel.Address));

        var odd = process.Load(new VirtualAddress(0x0080_0000_0000_0000));
        Assert.Equal((SignalCode.SI_KERNEL, 0UL), (odd.Code, odd.Address));
    }

    [Fact]
    public void The_stack_grows_to_any_depth_that_the_limit_allows()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var top = process.Mm.AreaAt(process.Mm.StartStack)!.End;

        process.MustStore(top - (7UL << 20), 1);
        Assert.Equal(SignalCode.SEGV_MAPERR, process.Store(top - (9UL << 20), 1).Code);
        machine.Validate();
    }

    [Fact]
    public void An_access_across_two_pages_stores_nothing_when_the_second_is_forbidden()
    {
        var process = TestMachine.New().SpawnApp();
        var at = process.Anon(2);
        Assert.True(process.Mprotect(at + Page, Page, Protection.Read).IsOk);

        Assert.False(process.Store(at + (Page - 4), ulong.MaxValue, 8).IsOk);

        Assert.Equal(0UL, process.Load(at + (Page - 4), 4).Value);
    }

    [Fact]
    public void Accesses_across_pages_put_the_bytes_in_order()
    {
        var process = TestMachine.New().SpawnApp();
        var at = process.Anon(2) + (Page - 3);
        Assert.True(process.Store(at, 0x1122334455667788, 8).IsOk);
        Assert.Equal(0x1122334455667788UL, process.Load(at, 8).Value);
        Assert.Equal(0x88UL, process.Load(at, 1).Value);
        Assert.Equal(0x55UL, process.Load(at + 3, 1).Value);
    }

    [Fact]
    public void Kernel_accesses_to_bad_addresses_are_EFAULT_and_copy_on_write_like_others()
    {
        var process = TestMachine.New().SpawnApp();
        Assert.Equal(Errno.EFAULT, process.KernelLoad(new VirtualAddress(8)).Errno);
        var at = process.Anon(1);
        process.MustStore(at, 1);
        var child = process.ForkOk();

        Assert.True(child.KernelStore(at, 2).IsOk);

        Assert.Equal(1UL, process.MustLoad(at));
        Assert.Equal(2UL, child.MustLoad(at));
    }

    [Fact]
    public void A_guard_is_MAPERR_and_goes_with_its_removal()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(3);
        Assert.True(process.Madvise(at + Page, Page, MadviseAdvice.GuardInstall).IsOk);
        Assert.Same(FaultRules.Guard, process.Load(at + Page).Rule);
        Assert.True(process.Madvise(at + Page, Page, MadviseAdvice.GuardRemove).IsOk);
        Assert.Equal(0UL, process.MustLoad(at + Page));
        machine.Validate();
    }

    [Fact]
    public void Rights_given_back_to_an_exclusive_page_need_no_fault()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(1);
        process.MustStore(at, 1);
        Assert.True(process.Mprotect(at, Page, Protection.None).IsOk);
        Assert.Equal(SignalCode.SEGV_ACCERR, process.Load(at).Code);
        Assert.True(process.Entry(at).IsProtNone);
        Assert.True(process.Mprotect(at, Page, Protection.ReadWrite).IsOk);

        Assert.Equal(0, machine.Events(() => process.MustStore(at, 2)).Count(EventKind.PageFault));
        machine.Validate();
    }

    [Fact]
    public void When_memory_runs_out_the_largest_process_is_killed()
    {
        var machine = TestMachine.New(8);
        var small = machine.SpawnApp();
        var large = machine.SpawnApp();
        Assert.True(large.Touch(new VirtualRange(large.Anon(1000), 1000 * Page)).IsOk);
        var more = large.Anon(1000);

        var result = large.Touch(new VirtualRange(more, 1000 * Page));

        Assert.Equal(Signal.SIGKILL, result.Signal);
        Assert.NotEqual(ProcessState.Running, large.State);
        Assert.Equal(ProcessState.Running, small.State);
        machine.Validate();
    }
}
