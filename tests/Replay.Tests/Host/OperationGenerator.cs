using System.Globalization;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Replay.Tests.Host;

/// <summary>
/// Random operations in the recorder's words. Places are chosen around the same few pages, so that areas meet, split and merge; nothing depends on what a
/// kernel answers. Left out is what no recording can give twice: [vvar], instructions other than zeros and int3, and what the machine's other
/// programs decide.
/// </summary>
internal sealed class OperationGenerator(ulong seed, int operations)
{
    /// <summary>Pages from <c>$arena</c> on that operations are about.</summary>
    private const ulong ArenaPages = 24;

    private const int MostProcesses = 3;

    private static readonly string[] Protections = ["RW", "RW", "RW", "RW", "R", "R", "NONE", "RX", "RWX"];

    private static readonly string[] Advice =
    [
        "DONTNEED", "DONTNEED", "DONTNEED", "DONTFORK", "DOFORK", "WIPEONFORK", "KEEPONFORK", "DONTDUMP", "DODUMP", "RANDOM", "SEQUENTIAL", "MADV_NORMAL",
        "WILLNEED", "POPULATE_READ", "POPULATE_WRITE", "NOHUGEPAGE", "REMOVE",
    ];

    private readonly MachineRandom _random = new(seed);
    private readonly List<string> _lines = ["option --user --smaps --status"];
    private readonly List<string> _processes = ["p0"];
    private readonly List<(string Name, ulong Pages)> _placed = [];
    private readonly List<string> _files = [];
    private int _names;
    private int _born;

    /// <summary>The list of operations.</summary>
    public string Write()
    {
        Name("f", "p0 open small 0x5800");
        Name("f", "p0 open large 0x20000");
        Name("f", "p0 open small 0x5800 O_RDONLY");
        Name("f", "p0 memfd shared");
        _lines.Add($"p0 ftruncate ${_files[^1]} 0x4000");
        while (_lines.Count < operations) Next();
        return string.Join('\n', _lines) + '\n';
    }

    private void Next()
    {
        switch (Below(100))
        {
            case < 18: MapFixed(); break;
            case < 24: MapAnywhere(); break;
            case < 33: Say($"munmap {Place()} {Length()}"); break;
            case < 44: Say($"mprotect {Place()} {Length()} {One(Protections)}"); break;
            case < 52: Remap(); break;
            case < 61: Say($"madvise {Place()} {Length()} {One(Advice)}"); break;
            case < 74: Say($"store {Place()}+{Hex(0x100 + (Below(60) * 0x40))} {Below(255) + 1}"); break;
            case < 83: Say($"load {Place()}+{Hex(Below(0xfff))}"); break;
            case < 84: Say($"fetch {Place()}"); break;
            case < 88: Say($"brk $brk0+{Hex(Below(10) * 0x800)}"); break;
            case < 91: Say($"{One(["mlock", "munlock", "munlock"])} {Place()} {Length()}"); break;
            case < 93: Say(One([$"msync {Place()} {Length()} {One(["MS_SYNC", "MS_ASYNC"])}", $"mincore {Place()} {Length()}"])); break;
            case < 95: Say(One([$"store $stack_lo-{Hex(Below(40) * 0x1000)}+0x100 1", "rlimit stack 0x40000", "rlimit stack 0x800000"])); break;
            case < 97: Fork(); break;
            case < 98: Exit(); break;
            default: Wrong(); break;
        }
    }

    private void MapFixed()
    {
        ulong page = Below(ArenaPages);
        string how = One(["|FIXED", "|FIXED", "|FIXED", "|NOREPLACE", ""]);
        string extra = One(["", "", "", "", "|POPULATE", "|NORESERVE", "|GROWSDOWN", "|LOCKED"]);
        Say($"mmap {Arena(page)} {Length()} {One(Protections)} {Backing(page, how + extra)}");
    }

    private void MapAnywhere()
    {
        ulong pages = 1 + Below(8);
        string name = Name("a", $"{Process()} mmap 0 {Hex(pages << 12)} {One(Protections)} {Backing(Below(4), "")}");
        _placed.Add((name, pages));
    }

    private string Backing(ulong page, string more)
    {
        ulong offset = page % 8 << 12;
        return Below(10) switch
        {
            < 6 => $"PRIVATE|ANON{more} -1 0",
            6 => $"SHARED|ANON{more} -1 0",
            7 => $"SHARED{more} ${One([.. _files])} {Hex(offset)}",
            _ => $"PRIVATE{more} ${One([.. _files])} {Hex(offset)}",
        };
    }

    private void Remap()
    {
        ulong pages = 1 + Below(3);
        string flags = One(["0 0", "MAYMOVE 0", "MAYMOVE 0", $"MAYMOVE|MFIXED {Arena(Below(ArenaPages))}", $"MAYMOVE|DONTUNMAP {Arena(Below(ArenaPages))}"]);
        ulong wanted = flags.Contains("DONTUNMAP", StringComparison.Ordinal) ? pages : 1 + Below(4);
        Say($"mremap {Place()} {Hex(pages << 12)} {Hex(wanted << 12)} {flags}");
    }

    private void Fork()
    {
        if (_processes.Count == MostProcesses) return;
        string parent = Process();
        _processes.Add(string.Create(CultureInfo.InvariantCulture, $"p{++_born}"));
        _lines.Add($"{parent} fork -> {_processes[^1]}");
    }

    private void Exit()
    {
        if (_processes.Count == 1) return;
        string process = _processes[1 + (int)Below((ulong)_processes.Count - 1)];
        _processes.Remove(process);
        _lines.Add($"{process} exit 0");
    }

    /// <summary>What is refused, by one check or another.</summary>
    private void Wrong() => Say(One(
    [
        $"mmap {Place()}+1 0x1000 RW PRIVATE|ANON|FIXED -1 0", "mmap 0 0 RW PRIVATE|ANON -1 0", "mmap 0 0x1000 RW ANON -1 0", "mmap 0 0x1000 RW PRIVATE 99 0",
        "mmap $task_size 0x1000 RW PRIVATE|ANON|FIXED -1 0", $"mmap 0 0x1000 RW SHARED ${_files[2]} 0", $"munmap {Place()}+0x10 0x1000", $"munmap {Place()} 0",
        $"mprotect {Place()}+4 0x1000 R", $"mprotect {Place()} 0x1000 0x40", $"mremap {Place()}+8 0x1000 0x2000 MAYMOVE 0", $"mremap {Place()} 0x1000 0 MAYMOVE 0",
        $"madvise {Place()}+8 0x1000 DONTNEED", $"madvise {Place()} 0x1000 77", $"mlock2 {Place()} 0x1000 2", "mlockall 0", $"msync {Place()} 0x1000 8", $"mincore {Place()}+1 0x1000",
        "load 0", "store $text 1", "load $task_size", "fetch $data", "brk $text",
    ]));

    private void Say(string operation) => _lines.Add($"{Process()} {operation}");

    private string Name(string kind, string operation)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{kind}{++_names}");
        _lines.Add($"{name} = {operation}");
        if (kind == "f") _files.Add(name);
        return name;
    }

    private string Process() => _processes[(int)Below((ulong)_processes.Count)];

    /// <summary>The start of a page of the arena, or of a mapping that the kernel has placed.</summary>
    private string Place()
    {
        if (_placed.Count == 0 || Below(4) < 3) return Arena(Below(ArenaPages));
        var (name, pages) = _placed[(int)Below((ulong)_placed.Count)];
        return $"${name}+{Hex(Below(pages) << 12)}";
    }

    private static string Arena(ulong page) => $"$arena+{Hex(page << 12)}";

    private string Length() => Hex(((1 + Below(4)) << 12) - (Below(8) == 0 ? 0x800u : 0));

    private static string Hex(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");

    private string One(string[] choices) => choices[Below((ulong)choices.Length)];

    private ulong Below(ulong bound) => _random.NextBelow(bound);
}
