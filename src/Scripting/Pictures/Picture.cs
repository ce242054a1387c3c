using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>What <c>show</c> draws: a picture or table of a value, at most 80 columns wide, without colours and without a newline at its end.</summary>
internal static class Picture
{
    /// <summary>No list is shown at greater length; no script may print so much.</summary>
    private const int MostText = 1 << 24;

    public static string Draw(ScriptWorld world, TypeSymbol type, in Slot value) => type switch
    {
        ListType { Element: ObjectType { Name: "vma" } } => Maps((ListValue)value.Reference!),
        ListType { Element: ObjectType { Name: "walk_level" } } => WalkPicture.Draw((ListValue)value.Reference!),
        ListType { Element: ObjectType { Name: "zone" } } => PhysicalPictures.Zones(world.Machine),
        ListType { Element: ObjectType element } when IsEvent(element) => EventTree.Draw(Events((ListValue)value.Reference!), MostText),
        ListType => Lines((ListValue)value.Reference!),
        ObjectType { Name: "buddy_allocator" } => BuddyPicture.Draw(world.Machine),
        ObjectType { Name: "lru_lists" } => LruPicture.Draw(world.Machine),
        ObjectType { Name: "mm" } => MmPicture.Draw(world, (MmHandle)value.Reference!),
        ObjectType { Name: "status" } => MmPicture.Draw(world, (StatusHandle)value.Reference!),
        ObjectType { Name: "process" } => MmPicture.Draw(world, (ProcessHandle)value.Reference!),
        ObjectType { Name: "image" } => FilePictures.Draw(world, (ImageHandle)value.Reference!),
        ObjectType { Name: "file" } => FilePictures.Draw(world, (FileHandle)value.Reference!),
        ObjectType { Name: "page" } => PhysicalPictures.Page(world.Machine, (PageHandle)value.Reference!),
        ObjectType { Name: "vma" } when value.Reference is VmaValue area => VmaPicture(area),
        ObjectType { Name: "swap_space" } => SwapPicture.Draw(world.Machine),
        ObjectType { Name: "swap_area" } => SwapPicture.Draw(world.Machine, (SwapAreaHandle)value.Reference!),
        ObjectType { Name: "tlb_unit" } => TlbPicture.Draw(world),
        ObjectType { Name: "meminfo_lines" } => ProcFiles.Read(world.Machine, "meminfo")!.TrimEnd('\n'),
        ResultType when value.Reference is ResultValue { Failure: { } failure } => $"{value.Reference}\n  because {failure.Reason} ({failure.RuleId})",
        NullableType { Underlying: ObjectType inner } when value.Reference is not null => Draw(world, inner, value),
        _ => ValueFormatter.Format(type, value).TrimEnd('\n'),
    };

    /// <summary>A value as the REPL answers: short ones in a line, those that have a picture as their picture.</summary>
    public static string Submission(ScriptWorld world, TypeSymbol type, in Slot value) =>
        type == PrimitiveType.String ? ValueFormatter.Format(type, value, quoted: true) : Draw(world, type, value);

    private static bool IsEvent(ObjectType type) => type == MemTypes.Event || type.Base == MemTypes.Event;

    private static List<EventValue> Events(ListValue list)
    {
        var events = new List<EventValue>(list.Count);
        for (var i = 0; i < list.Count; i++) events.Add((EventValue)list[i].Reference!);
        return events;
    }

    private static string Maps(ListValue areas)
    {
        if (areas.Count == 0) return "no areas";
        var text = new StringBuilder();
        foreach (var line in PatternReader.Lines(areas))
        {
            var size = ValueFormatter.Size(line.End - line.Start);
            var place = string.Create(CultureInfo.InvariantCulture, $"{line.Start:x8}-{line.End:x8}");
            var row = string.Create(CultureInfo.InvariantCulture, $"{place,-26} {line.Permissions} {line.Offset:x8} {size,8} {line.Name}");
            text.Append(row.TrimEnd()).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static string VmaPicture(VmaValue area) => string.Create(
        CultureInfo.InvariantCulture,
        $"{area.Line}\n  size {ValueFormatter.Size(area.Area.Length)}, pgoff 0x{area.Area.PageOffset:x}, anon_vma {area.Area.AnonVma}\n"
        + $"  flags {Runtime.UserSpace.VmFlagTable.Codes(area.Area.Flags).TrimEnd()}");

    private static string Lines(ListValue list)
    {
        if (list.Count == 0) return "[]";
        var text = new StringBuilder();
        for (var i = 0; i < list.Count && text.Length <= MostText; i++) text.Append(ValueFormatter.Format(list.Element, list[i], quoted: true)).Append('\n');
        return text.ToString(0, text.Length - 1);
    }
}
