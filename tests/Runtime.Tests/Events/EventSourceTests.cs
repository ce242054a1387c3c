using MemDsl.Runtime.Events;

namespace MemDsl.Runtime.Tests.Events;

public sealed class EventSourceTests
{
    [Fact]
    public void The_table_has_one_row_a_kind_in_the_order_of_the_kinds()
    {
        Assert.Equal(Enum.GetValues<EventKind>(), EventKindInfo.Table.Select(row => row.Kind));
        Assert.Equal(EventKindInfo.Table.Count, EventKindInfo.Table.Select(row => row.Name).Distinct().Count());
        Assert.All(EventKindInfo.Table, row => Assert.True(row.Fields.Count <= 4));
        Assert.Equal(EventKind.BuddySplit, EventKindInfo.Find("buddy_split")!.Kind);
    }

    [Fact]
    public void Unheard_events_have_no_number()
    {
        var source = new EventSource();

        Assert.Equal(0UL, source.Emit(EventKind.PageFree));
        Assert.Equal(0UL, source.LastNumber);
    }

    [Fact]
    public void What_happens_between_begin_and_end_is_due_to_what_began()
    {
        var source = new EventSource();
        var heard = new Recorder();
        source.Attach(heard);

        var fault = source.Begin(EventKind.PageFault, 0x1000);
        var alloc = source.Begin(EventKind.PageAlloc, 5);
        source.Emit(EventKind.BuddySplit);
        source.End(alloc);
        source.Emit(EventKind.AnonPage);
        source.End(fault);
        source.Emit(EventKind.Exit);

        Assert.Equal([0, 1, 2, 1, 0], heard.Events.Select(e => e.Cause));
        Assert.Equal([1, 2, 3, 4, 5], heard.Events.Select(e => e.Number));
    }

    [Fact]
    public void Listeners_nest()
    {
        var source = new EventSource();
        var (outer, inner) = (new Recorder(), new Recorder());
        source.Attach(outer);
        source.Emit(EventKind.Fork);
        source.Attach(inner);
        source.Emit(EventKind.Exec);
        source.Detach(inner);
        source.Emit(EventKind.Exit);
        source.Detach(outer);

        Assert.Equal([EventKind.Fork, EventKind.Exec, EventKind.Exit], outer.Events.Select(e => e.Kind));
        Assert.Equal([EventKind.Exec], inner.Events.Select(e => e.Kind));
        Assert.False(source.IsHeard);
        Assert.Throws<InvalidOperationException>(() => source.Detach(outer));
    }

    private sealed class Recorder : IEventListener
    {
        public List<MachineEvent> Events { get; } = [];

        public void OnEvent(in MachineEvent happened) => Events.Add(happened);
    }
}
