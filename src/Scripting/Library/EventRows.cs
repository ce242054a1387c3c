using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>Kinds of events with their fields, and what can be asked of a trace.</summary>
internal static class EventRows
{
    public static void AddTo(RowTable table)
    {
        var trace = MemTypes.ListOf(MemTypes.Event);
        table.Add(
            "Events",
            new Row
            {
                On = trace, Name = "count", Parameters = [Needs("kind", Kind)],
                Doc = "How many events of a kind there are.", Example = "assert t.count(page_fault) == 1",
                Run = static c => c.Return(Of(c.Receiver<ListValue>(), (EventKind)(int)c.Word(0)).Count),
            },
            new Row
            {
                On = trace, Name = "of", Parameters = [Needs("kind", Kind)], Result = trace, ResultKindAt = 0,
                Doc = "The events of a kind, with the fields of that kind.", Example = "print t.of(page_fault)[0].address",
                Run = static c => c.Return(Of(c.Receiver<ListValue>(), (EventKind)(int)c.Word(0))),
            },
            new Row
            {
                On = MemTypes.Event, Kind = LibraryFunctionKind.Property, Name = "kind", Result = Kind, Doc = "Its kind.",
                Run = static c => c.Return((int)c.Receiver<EventValue>().Happened.Kind),
            },
            new Row
            {
                On = MemTypes.Event, Kind = LibraryFunctionKind.Property, Name = "process", Result = MemTypes.Maybe(MemTypes.Process),
                Doc = "The process it happened for, or null.",
                Run = static c => c.Return(c.Receiver<EventValue>().Happened.Pid is > 0 and var pid ? new ProcessHandle(pid) : null),
            },
            new Row
            {
                On = MemTypes.Event, Kind = LibraryFunctionKind.Property, Name = "cause", Result = MemTypes.Maybe(MemTypes.Event),
                Doc = "The event it is due to, or null where it began, or that happened before the trace.",
                Run = static c => c.Return(c.Receiver<EventValue>().Cause),
            },
            new Row
            {
                On = MemTypes.Event, Kind = LibraryFunctionKind.Property, Name = "operation", Result = Text,
                Doc = "The source text of the operation that caused it.",
                Run = static c => c.Return(c.Receiver<EventValue>().Operation),
            },
            new Row
            {
                On = MemTypes.Event, Kind = LibraryFunctionKind.Property, Name = "reason", Result = Text,
                Doc = "The rule that decided, in words; empty where none did.",
                Run = static c => c.Return(c.Receiver<EventValue>().Happened.Reason),
            });
        foreach (var kind in EventKindInfo.Table) AddKind(table, kind);
    }

    private static void AddKind(RowTable table, EventKindInfo kind)
    {
        var record = MemTypes.EventRecord(kind);
        table.Builder.Add(record);
        table.Builder.Add(new LibraryEventKind(kind.Name, record, kind.Description));
        foreach (var field in kind.Fields)
        {
            table.Add("Events", new Row
            {
                On = record, Kind = LibraryFunctionKind.Property, Name = field.Name, Result = EventText.Type(field.Unit),
                Doc = kind.Description,
                Run = c => c.Return(c.Receiver<EventValue>().Happened.Word(field.Word)),
            });
            if (field.Unit != EventFieldUnit.Syscall) continue;
            table.Add("Events", new Row
            {
                On = record, Kind = LibraryFunctionKind.Property, Name = EventText.SyscallName, Result = Text,
                Doc = "Linux's name of the system call.", Example = "assert t.of(syscall)[0].name == \"mmap\"",
                Run = c => c.Return(EventText.Field(field.Unit, c.Receiver<EventValue>().Happened.Word(field.Word))),
            });
        }
    }

    private static ListValue Of(ListValue events, EventKind kind)
    {
        var found = new ListValue(MemTypes.EventRecord(EventKindInfo.Of(kind)));
        for (var i = 0; i < events.Count; i++)
            if (((EventValue)events[i].Reference!).Happened.Kind == kind)
                found.Add(events[i]);
        return found;
    }
}
