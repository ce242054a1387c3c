using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Library;

/// <summary>The memory lines of /proc/PID/status, in bytes.</summary>
internal static class StatusRows
{
    public static readonly IReadOnlyList<StatusLine> Lines =
    [
        new("VmPeak", "The largest VmSize so far.", static s => s.VmPeak),
        new("VmSize", "All areas.", static s => s.VmSize),
        new("VmLck", "Locked areas.", static s => s.VmLck),
        new("VmPin", "Pages that devices hold.", static s => s.VmPin),
        new("VmHWM", "The largest VmRSS so far.", static s => s.VmHWM),
        new("VmRSS", "Resident pages.", static s => s.VmRSS),
        new("RssAnon", "Resident anonymous pages.", static s => s.RssAnon),
        new("RssFile", "Resident pages of files.", static s => s.RssFile),
        new("RssShmem", "Resident pages of shared anonymous memory.", static s => s.RssShmem),
        new("VmData", "Private writable areas that are no stack.", static s => s.VmData),
        new("VmStk", "Areas that grow down.", static s => s.VmStk),
        new("VmExe", "The program's code.", static s => s.VmExe),
        new("VmLib", "Other executable areas.", static s => s.VmLib),
        new("VmPTE", "Page tables.", static s => s.VmPTE),
        new("VmSwap", "Pages in swap.", static s => s.VmSwap),
    ];

    public static void AddTo(RowTable table)
    {
        foreach (var line in Lines)
        {
            table.Add("/proc/PID/status", new Row
            {
                On = MemTypes.Status, Kind = LibraryFunctionKind.Property, Name = line.Name,
                Looks = CallEffectKinds.Maps | CallEffectKinds.Pages | CallEffectKinds.Processes, Doc = line.Doc + " Bytes.",
                Run = c => c.AliveByPid(c.Receiver<StatusHandle>().Pid, out var process) ? c.Return(line.Read(process.Status())) : CallStatus.Error,
            });
        }
    }
}

/// <summary>A line of /proc/PID/status.</summary>
internal sealed record StatusLine(string Name, string Doc, Func<ProcessStatus, ulong> Read);
