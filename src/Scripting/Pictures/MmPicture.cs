using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>A process, its mm_struct and its status as tables.</summary>
internal static class MmPicture
{
    public static string Draw(ScriptWorld world, MmHandle handle)
    {
        if (world.FindProcess(handle.Pid) is not { } process) return $"process {handle.Pid} has ended";
        var text = new StringBuilder();
        foreach (var field in MmRows.Fields)
        {
            var value = field.Read(process.Mm);
            var shown = field.Type == PrimitiveType.Int
                ? string.Create(CultureInfo.InvariantCulture, $"{value}{(field.Name == "map_count" ? "" : " pages")}")
                : ValueFormatter.Word(field.Type, value);
            text.Append(CultureInfo.InvariantCulture, $"{field.Name,-12} {shown}\n");
        }

        return text.ToString(0, text.Length - 1);
    }

    public static string Draw(ScriptWorld world, StatusHandle handle)
    {
        if (world.FindProcess(handle.Pid) is not { } process) return $"process {handle.Pid} has ended";
        var status = process.Status();
        var text = new StringBuilder();
        foreach (var line in StatusRows.Lines) text.Append(CultureInfo.InvariantCulture, $"{line.Name + ":",-9} {line.Read(status) >> 10,8} kB\n");
        return text.ToString(0, text.Length - 1);
    }

    public static string Draw(ScriptWorld world, ProcessHandle handle)
    {
        if (world.FindProcess(handle.Pid) is not { } process) return $"process {handle.Pid} has ended";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"process {process.Pid} ({process.Comm}), {process.State}, {process.Mm.MapCount} areas, {process.Mm.Rss.Total} of {process.Mm.TotalVm} pages resident");
    }
}
