using System.Globalization;
using System.Text;
using MemDsl.Runtime.Differences;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Differences;

public sealed class MachineDifferenceTests
{
    [Fact]
    public void A_machine_does_not_differ_from_itself_nor_from_its_clone()
    {
        var machine = New();
        var process = machine.SpawnApp();
        process.MustStore(process.Anon(4), 1);

        Assert.True(MachineDifference.Between(machine, machine).IsEmpty);
        Assert.True(MachineDifference.Between(machine, machine.Clone()).IsEmpty);
    }

    [Fact]
    public void A_store_to_a_new_page_is_an_entry_a_table_and_a_frame()
    {
        var (_, difference) = After(process => process.Anon(4), (process, at) => process.MustStore(at, 7));
        var change = Assert.Single(difference.Processes);
        var entry = Assert.Single(change.Entries);

        Assert.Equal(("pte", 1ul, true), (entry.Level.Name, entry.Count, entry.Before.IsNone));
        Assert.True(entry.After.IsWritable && entry.After.IsDirty);
        Assert.Equal([("rss_anon", 1ul), ("pgtables_bytes", 4096ul), ("min_flt", 1ul)], change.Counters.Select(counter => (counter.Name, counter.After - counter.Before)));
        Assert.Equal([entry.After.Frame], difference.Frames.Where(frame => !frame.IsTable).Select(frame => frame.Frames.First));
        Assert.Equal(1u, Assert.Single(difference.Tables).Frames.Count);
        Assert.Equal([new FrameRun(entry.After.Frame, 1)], difference.Contents);
        Assert.Equal(["anon_vma", "anon_vma_chain"], Assert.Single(change.Areas).Fields.Select(field => field.Name));
        Assert.Equal(2, difference.PerCpuLists.Sum(list => list.Before - list.After) + difference.FreeLists.Sum(list => ((int)list.Before - (int)list.After) << list.Order));
    }

    [Fact]
    public void Pages_that_change_alike_are_one_change()
    {
        var (_, touched) = After(process => process.Anon(64), (process, at) => process.Touch(new VirtualRange(at, 64 * Page)));
        Assert.Equal(64ul, (ulong)touched.Processes.Single().Entries.Sum(change => (long)change.Count));
        Assert.True(touched.Processes.Single().Entries.Length < 8);

        var (_, forked) = After(
            process =>
            {
                var at = process.Anon(64);
                _ = process.Touch(new VirtualRange(at, 64 * Page));
                return at;
            },
            (process, _) => process.ForkOk());
        Assert.Equal([false, true], forked.Processes.Select(process => process.Before is null));
        Assert.All(forked.Processes[0].Entries, change => Assert.True(change.Before.IsWritable && !change.After.IsWritable && change.StepBefore == change.StepAfter));
        Assert.Contains(forked.Frames, change => change is { Kind: FrameChangeKind.Changed, Before.RefCount: 1, After.RefCount: 2 });
    }

    [Fact]
    public void A_split_is_a_changed_area_and_new_ones()
    {
        var (_, difference) = After(process => process.Anon(4), (process, at) => process.Mprotect(at + Page, Page, Protection.Read));
        var areas = difference.Processes.Single().Areas;

        Assert.Equal([(false, false), (true, false), (true, false)], areas.Select(area => (area.Before is null, area.After is null)));
        Assert.Equal(["vm_end"], areas[0].Fields.Select(field => field.Name));
        Assert.Contains("r--p", areas[1].AfterLine, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_that_grew_down_is_the_same_one()
    {
        var (_, difference) = After(
            process => new VirtualAddress(process.Mm.Areas.Last!.Start.Value),
            (process, stack) => process.MustStore(new VirtualAddress(stack.Value - Page), 1));

        Assert.Equal(["vm_start", "vm_pgoff"], Assert.Single(difference.Processes.Single().Areas).Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_process_that_ended_has_no_areas_and_one_that_was_waited_for_went()
    {
        var machine = New();
        var parent = machine.SpawnApp();
        var child = parent.ForkOk();
        var before = machine.Clone();
        _ = child.Exit(3);
        var ended = MachineDifference.Between(before, machine);
        var zombie = machine.Clone();
        _ = parent.Wait(child);
        var went = MachineDifference.Between(zombie, machine);

        Assert.Equal((ProcessState.Running, ProcessState.Zombie), ended.Processes.Where(process => process.Pid == child.Pid).Select(process => (process.Before, process.After)).Single());
        Assert.All(ended.Processes.Single(process => process.Pid == child.Pid).Areas, area => Assert.Null(area.After));
        Assert.Contains(ended.Frames, change => change.Kind == FrameChangeKind.GivenBack && change.IsTable);
        Assert.Null(Assert.Single(went.Processes).After);
    }

    [Fact]
    public void Files_and_swap_are_compared()
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 32 << 20, Swap = 16 << 20 });
        var process = machine.SpawnApp();
        var at = process.Anon(4);
        _ = process.Touch(new VirtualRange(at, 4 * Page));
        var before = machine.Clone();
        _ = process.Madvise(at, 4 * Page, MadviseAdvice.PageOut);
        machine.CreateFile("data", 3 * Page);
        var difference = MachineDifference.Between(before, machine);

        Assert.Equal([("/dev/vda", 0ul, 4ul)], difference.SwapAreas.Select(area => (area.Name, area.Before!.Value, area.After!.Value)));
        var file = Assert.Single(difference.Files);
        Assert.Equal(("data", ChangeKind.Came), (file.Name, file.Kind));
        Assert.Equal([("size", 3 * Page), ("cached", 3ul)], file.Counters.Select(counter => (counter.Name, counter.After)));
        Assert.Contains(difference.Processes.Single().Counters, counter => counter is { Name: "swapped", Before: 0, After: 4 });
    }

    /// <summary>What is shared is skipped, and nothing else: a machine that shares nothing with the other gives the same difference.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_difference_does_not_depend_on_what_machines_share(ulong seed)
    {
        var before = Start(seed, 200);
        var stranger = Start(seed, 200);
        var after = before.Clone();
        var operations = new RandomOperations(after, seed + 100);
        for (var i = 0; i < 60; i++)
        {
            operations.Step();
            var text = Dump(MachineDifference.Between(before, after));
            Assert.Equal(text, Dump(MachineDifference.Between(stranger, after)));
            if (text.Length == 0) Assert.Equal(before.Dump(), after.Dump());
        }

        foreach (var change in MachineDifference.Between(before, after).Processes)
            if (change is { Before: ProcessState.Running, After: ProcessState.Running })
                CheckEntries(change, before.Processes[change.Pid], after.Processes[change.Pid]);
    }

    /// <summary>Each page of each area is in a change exactly if its entry differs.</summary>
    private static void CheckEntries(ProcessDifference change, Process before, Process after)
    {
        var changed = new HashSet<ulong>();
        foreach (var run in change.Entries)
            for (ulong offset = 0; offset < run.Length; offset += Page)
                changed.Add(run.Start.Value + offset);
        foreach (var area in before.Mm.Areas.All().Concat(after.Mm.Areas.All()))
            for (var at = area.Start; at < area.End; at += Page)
                Assert.Equal(before.Entry(at) != after.Entry(at), changed.Contains(at.Value));
    }

    private static (Machine Before, MachineDifference Difference) After(Func<Process, VirtualAddress> prepare, Action<Process, VirtualAddress> act)
    {
        var machine = New();
        var process = machine.SpawnApp();
        var at = prepare(process);
        var before = machine.Clone();
        act(process, at);
        return (before, MachineDifference.Between(before, machine));
    }

    private static Machine Start(ulong seed, int steps)
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 16 << 20, Cpus = 2 });
        machine.CreateFile("data", 16 * Page);
        var operations = new RandomOperations(machine, seed);
        for (var i = 0; i < steps; i++) operations.Step();
        return machine;
    }

    private static string Dump(MachineDifference difference)
    {
        var text = new StringBuilder();
        foreach (var process in difference.Processes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{process.Pid} {process.Before} {process.After}\n");
            foreach (var area in process.Areas) text.Append(area.BeforeLine).Append('>').Append(area.AfterLine).Append(string.Join(' ', area.Fields)).Append('\n');
            foreach (var entry in process.Entries) text.Append(CultureInfo.InvariantCulture, $"{entry.Level.Name} {entry.Start} {entry.Count} {entry.Before} {entry.After}\n");
            foreach (var counter in process.Counters) text.Append(counter).Append('\n');
        }

        foreach (var frame in difference.Frames) text.Append(CultureInfo.InvariantCulture, $"{frame.Frames} {frame.Kind} {frame.Before.RefCount} {frame.After.RefCount} {frame.Before.Flags} {frame.After.Flags}\n");
        foreach (var run in difference.Contents) text.Append(run).Append('\n');
        foreach (var list in difference.FreeLists) text.Append(list).Append('\n');
        foreach (var list in difference.PerCpuLists) text.Append(list).Append('\n');
        foreach (var file in difference.Files) text.Append(file.Name).Append(string.Join(' ', file.Counters)).Append('\n');
        return text.ToString();
    }
}
