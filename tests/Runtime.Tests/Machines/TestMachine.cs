using System.Buffers.Binary;
using System.Text;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>Small machines with a small program on them, and short words for what tests do to them.</summary>
internal static class TestMachine
{
    public const ulong Page = PageSize.Bytes;

    private static readonly ProgramImage App = ProgramImage.FromBytes("app", ElfImageBuilder.Build(new ElfImageTemplate
    {
        Name = "app",
        Sections =
        [
            new(".text", 8192, ElfSegmentFlags.Read | ElfSegmentFlags.Execute),
            new(".rodata", 4096, ElfSegmentFlags.Read),
            new(".data", 4096, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
            new(".bss", 16384, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
        ],
    }).Bytes);

    /// <summary>What starts the small program.</summary>
    public static SpawnRequest AppRequest => new(App);

    public static Machine New(ulong mebibytes = 32) => new(MachineOptions.Default with { Ram = mebibytes << 20 });

    public static Process SpawnApp(this Machine machine)
    {
        var result = machine.Spawn(new SpawnRequest(App));
        Assert.True(result.IsOk, result.ToString());
        return machine.Processes[(int)result.Value];
    }

    public static VirtualAddress Anon(this Process process, ulong pages, Protection protection = Protection.ReadWrite) =>
        Map(process, pages, protection, MapFlags.Private | MapFlags.Anonymous);

    public static VirtualAddress SharedAnon(this Process process, ulong pages) =>
        Map(process, pages, Protection.ReadWrite, MapFlags.Shared | MapFlags.Anonymous);

    public static VirtualAddress MapFile(this Process process, MemoryFile file, ulong pages, Protection protection, MapFlags flags) =>
        Map(process, pages, protection, flags, process.Kernel.Files.DefaultOpen(file));

    public static Process ForkOk(this Process process)
    {
        var result = process.Fork();
        Assert.True(result.IsOk, result.ToString());
        return process.Kernel.Processes[(int)result.Value];
    }

    public static void MustStore(this Process process, VirtualAddress address, ulong value)
    {
        var result = process.Store(address, value);
        Assert.True(result.IsOk, result.ToString());
    }

    public static ulong MustLoad(this Process process, VirtualAddress address)
    {
        var result = process.Load(address);
        Assert.True(result.IsOk, result.ToString());
        return result.Value;
    }

    /// <summary>What happens during the action, in order.</summary>
    public static List<MachineEvent> Events(this Machine machine, Action action)
    {
        var recorder = new Recorder();
        machine.Events.Attach(recorder);
        action();
        machine.Events.Detach(recorder);
        return recorder.Heard;
    }

    public static int Count(this List<MachineEvent> events, EventKind kind) => events.Count(happened => happened.Kind == kind);

    /// <summary>Everything that user space and the frame records show, as text, for comparing machines.</summary>
    public static string Dump(this Machine machine)
    {
        var text = new StringBuilder();
        foreach (var process in machine.Processes.All)
        {
            text.Append(process.Pid).Append(' ').Append(process.State).Append(' ').Append(process.MinorFaults).AppendLine();
            if (process.State != ProcessState.Running) continue;
            text.Append(process.MapsText()).Append(process.Status()).AppendLine();
            DumpPages(process, text);
        }

        foreach (var zone in machine.Zones)
        {
            text.Append(zone.Name).Append(' ').Append(zone.FreePages);
            for (int order = 0; order <= 10; order++) text.Append(' ').Append(zone.FreeBlocks(order));
            text.AppendLine();
        }

        return text.ToString();
    }

    private static void DumpPages(Process process, StringBuilder text)
    {
        var words = new byte[PageSize.Bytes];
        foreach (var area in process.Mm.Areas.All())
        {
            for (var at = area.Start; at < area.End; at += Page)
            {
                var entry = process.Entry(at);
                if (entry.IsNone) continue;
                _ = process.Peek(at, words);
                ulong sum = 0;
                for (int i = 0; i < words.Length; i += 8) sum = (sum * 31) + BinaryPrimitives.ReadUInt64LittleEndian(words.AsSpan(i));
                text.Append(at).Append(' ').Append(entry).Append(' ').Append(sum).AppendLine();
            }
        }
    }

    private static VirtualAddress Map(Process process, ulong pages, Protection protection, MapFlags flags, OpenFile? file = null)
    {
        var result = process.Mmap(VirtualAddress.Zero, pages * Page, protection, flags, file);
        Assert.True(result.IsOk, result.ToString());
        return new VirtualAddress(result.Value);
    }

    private sealed class Recorder : IEventListener
    {
        public List<MachineEvent> Heard { get; } = [];

        public void OnEvent(in MachineEvent happened) => Heard.Add(happened);
    }
}
