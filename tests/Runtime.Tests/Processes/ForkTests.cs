using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Processes;

public class ForkTests
{
    [Fact]
    public void A_forked_page_is_shared_until_one_side_writes()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var at = parent.Anon(4);
        parent.MustStore(at, 1);

        var child = parent.ForkOk();
        Assert.Equal(parent.Physical(at), child.Physical(at));
        Assert.False(parent.Entry(at).IsWritable);
        Assert.False(child.Entry(at).IsWritable);
        Assert.False(child.Entry(at).IsAccessed);
        Assert.Equal(2, machine.Memory.Peek(parent.Entry(at).Frame).MapCount);

        var events = machine.Events(() => child.MustStore(at, 2));

        Assert.Equal(1, events.Count(EventKind.PageFault));
        Assert.Same(FaultRules.CopyShared, events.Single(e => e.Kind == EventKind.CowCopy).Rule);
        Assert.Equal(1UL, parent.MustLoad(at));
        machine.Validate();
    }

    [Fact]
    public void The_last_sharer_gets_its_page_back_without_a_copy()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var at = parent.Anon(1);
        parent.MustStore(at, 1);
        var child = parent.ForkOk();
        child.MustStore(at, 2);
        var frame = parent.Physical(at);

        var events = machine.Events(() => parent.MustStore(at, 3));

        Assert.Same(FaultRules.ReuseLastReference, events.Single(e => e.Kind == EventKind.CowReuse).Rule);
        Assert.Equal(frame, parent.Physical(at));
        Assert.True((machine.Memory.Peek(parent.Entry(at).Frame).Flags & FrameFlags.AnonExclusive) != 0);
    }

    [Fact]
    public void After_the_child_has_ended_the_parent_writes_with_one_fault_in_place()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var at = parent.Anon(1);
        parent.MustStore(at, 1);
        var child = parent.ForkOk();
        var frame = parent.Physical(at);
        Assert.True(child.Exit(0).IsOk);

        Assert.Equal(1, machine.Events(() => parent.MustStore(at, 2)).Count(EventKind.PageFault));
        Assert.Equal(frame, parent.Physical(at));
    }

    [Fact]
    public void Only_areas_with_an_anon_vma_are_copied()
    {
        var parent = TestMachine.New().SpawnApp();
        var shared = parent.SharedAnon(1);
        var onlyRead = parent.Anon(1);
        parent.MustStore(shared, 1);
        _ = parent.MustLoad(onlyRead);

        var child = parent.ForkOk();

        Assert.True(child.Entry(shared).IsNone);
        Assert.True(child.Entry(onlyRead).IsNone);
        Assert.Equal(1UL, child.MustLoad(shared));
    }

    [Fact]
    public void A_private_file_area_with_one_copied_page_has_all_its_entries_copied()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var file = machine.CreateFile("data", 8 * Page);
        var at = parent.MapFile(file, 8, Protection.ReadWrite, MapFlags.Private);
        _ = parent.MustLoad(at + (4 * Page));
        parent.MustStore(at, 1);

        var child = parent.ForkOk();

        Assert.False(child.Entry(at).IsNone);
        Assert.False(child.Entry(at + (4 * Page)).IsNone);
        machine.Validate();
    }

    [Fact]
    public void Advice_decides_what_a_child_sees()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var at = parent.Anon(3);
        parent.MustStore(at, 1);
        parent.MustStore(at + Page, 1);
        Assert.True(parent.Madvise(at, Page, MadviseAdvice.DontFork).IsOk);
        Assert.True(parent.Madvise(at + Page, Page, MadviseAdvice.WipeOnFork).IsOk);

        var child = parent.ForkOk();

        Assert.Equal(SignalCode.SEGV_MAPERR, child.Load(at).Code);
        Assert.Equal(0UL, child.MustLoad(at + Page));
        Assert.Equal(parent.Mm.TotalVm - 1, child.Mm.TotalVm);
        machine.Validate();
    }

    [Fact]
    public void Locks_are_not_inherited()
    {
        var machine = TestMachine.New();
        var parent = machine.SpawnApp();
        var at = parent.Anon(4);
        Assert.True(parent.Mlock(at, 4 * Page).IsOk);
        Assert.Equal(4UL, parent.Mm.LockedVm);

        var child = parent.ForkOk();

        Assert.Equal(0UL, child.Mm.LockedVm);
        Assert.False(child.Mm.AreaAt(at)!.Flags.HasFlag(VmFlags.Locked));
        machine.Validate();
    }

    [Fact]
    public void Threads_share_the_address_space_and_end_together()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(1);
        var thread = machine.Processes[(int)process.Thread().Value];
        thread.MustStore(at, 5);
        Assert.Equal(5UL, process.MustLoad(at));
        Assert.Same(process.Mm, thread.Mm);
        machine.Validate();

        Assert.True(thread.Exit(0).IsOk);
        Assert.NotEqual(ProcessState.Running, process.State);
        Assert.NotEqual(ProcessState.Running, thread.State);
        machine.Validate();
    }

    [Fact]
    public void The_end_of_all_processes_gives_all_memory_back()
    {
        var machine = TestMachine.New();
        Assert.True(machine.SpawnApp().Exit(0).IsOk);
        machine.Buddy.DrainAll();
        ulong free = machine.Buddy.FreePages;

        var parent = machine.SpawnApp();
        Assert.True(parent.Touch(new VirtualRange(parent.Anon(100), 100 * Page)).IsOk);
        _ = parent.SharedAnon(10);
        var child = parent.ForkOk();
        Assert.True(child.Exit(3).IsOk);
        Assert.Equal(ProcessState.Zombie, child.State);
        Assert.Equal(3UL, parent.Wait(child).Value);
        Assert.Equal(Errno.ECHILD, parent.Wait(child).Errno);
        Assert.True(parent.Exit(0).IsOk);

        Assert.Empty(machine.Processes.All);
        machine.Buddy.DrainAll();
        Assert.Equal(free, machine.Buddy.FreePages);
        Assert.Equal(0UL, machine.Kernel.Vm.Committed.Pages);
        machine.Validate();
    }

    [Fact]
    public void Pids_count_from_100()
    {
        var machine = TestMachine.New();
        Assert.Equal(100, machine.SpawnApp().Pid);
        Assert.Equal(101, machine.Processes[100].ForkOk().Pid);
    }
}
