using System.Globalization;
using System.Text.Json;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>
/// A program that asks for ever more memory, recorded on Linux 6.12 with 256 MB under vm.overcommit_memory 0, 1, 2, with and without swap, as root and as
/// nobody: the largest mapping that each kind allows, and CommitLimit and Committed_AS after each call.
/// </summary>
public sealed class OvercommitTests
{
    private const ulong KernelReserveKbytes = 6288;
    private const ulong MostPages = (1UL << 22) - 1;
    private const ulong M = 1UL << 20;

    /// <summary>What the recorded program had before its first call, in pages: accounted areas and all areas.</summary>
    private const ulong OwnCommitted = 3993;

    public static TheoryData<string> All() => [.. Directory.GetFiles(Folder(), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_twenty_settings() => Assert.Equal(20, All().Count);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_call_is_answered_as_recorded(string setting)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), setting + ".txt"));
        var records = lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var program = new Program(Boot(setting, lines), setting.EndsWith("uid0", StringComparison.Ordinal), records[0]);

        foreach (var record in records.Skip(1))
        {
            var op = record.GetProperty("op").GetString()!;
            if (op == "child gone") continue;
            var expected = record.TryGetProperty("pages", out var pages) ? pages.GetUInt64().ToString(CultureInfo.InvariantCulture)
                : record.TryGetProperty("done", out var done) ? done.GetInt32().ToString(CultureInfo.InvariantCulture)
                : record.TryGetProperty("err", out var err) ? err.GetString()!
                : "ok";
            Assert.Equal($"{op}: {expected}", $"{op}: {program.Do(op)}");
            Assert.Equal((op, Kilobytes(record, "CommitLimit")), (op, program.Committed.LimitPages * 4));

            // A child that has not ended yet may be counted.
            if (op != "fork") Assert.Equal((op, Kilobytes(record, "Committed_AS")), (op, program.LastCommitted * 4));
        }
    }

    private static ulong Kilobytes(JsonElement record, string name) => record.GetProperty(name).GetUInt64();

    /// <summary>The machine: a little less of its memory is managed than on others of the size, and something runs already.</summary>
    private static Machine Boot(string setting, string[] lines)
    {
        var mode = setting.Split('-')[0];
        ulong Line(string name) => ulong.Parse(
            lines.First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        var swap = Line("SwapTotal");
        var machine = new Machine(MachineOptions.Default with
        {
            Ram = 256 * M,
            Swap = swap == 0 ? 0 : (swap + 4) << 10,
            OvercommitMemory = mode[0] - '0',
            OvercommitRatio = mode == "2r20" ? 20 : 50,
            OvercommitKbytes = mode == "2k100000" ? 100000UL << 10 : 0,
            AdminReserve = KernelReserveKbytes << 10,
            UserReserve = KernelReserveKbytes << 10,
        });
        machine.Kernel.Vm.Settings = machine.Kernel.Vm.Settings with { RamPages = Line("MemTotal") / 4 };
        return machine;
    }

    private static string Folder() => TestData.Place("Captures", "overcommit");

    /// <summary>The recorded program's calls on the model.</summary>
    private sealed class Program
    {
        private const MapFlags Private = MapFlags.Private | MapFlags.Anonymous;
        private const MapFlags Shared = MapFlags.Shared | MapFlags.Anonymous;

        private readonly Machine _machine;
        private readonly Process _process;
        private ulong _area;
        private ulong _last;

        public Program(Machine machine, bool isRoot, JsonElement start)
        {
            _machine = machine;
            var spawned = machine.Spawn(TestMachine.AppRequest with { Uid = isRoot ? 0 : 65534U, Capabilities = isRoot ? Capabilities.All : Capabilities.None });
            _process = machine.Processes[(int)spawned.Value];

            // The same sizes as the recorded program's: accounted areas, all areas, and what others were promised.
            Map((OwnCommitted - Committed.Pages) << PageSize.Shift, Protection.ReadWrite, Private);
            var total = start.GetProperty("pid_total_vm_pages").GetUInt64();
            Map((total - _process.Mm.TotalVm) << PageSize.Shift, Protection.Read, Private);
            Committed.Charge((Kilobytes(start, "Committed_AS") / 4) - Committed.Pages);
            LastCommitted = Committed.Pages;
        }

        public CommittedMemory Committed => _machine.Kernel.Vm.Committed;

        /// <summary>Committed_AS when the call was done, and in a child that has gone since.</summary>
        public ulong LastCommitted { get; private set; }

        public string Do(string op)
        {
            var answer = op switch
            {
                "largest mmap private RW" => Largest(Protection.ReadWrite, Private),
                "largest mmap private RW NORESERVE" => Largest(Protection.ReadWrite, Private | MapFlags.NoReserve),
                "largest mmap private R" => Largest(Protection.Read, Private),
                "largest mmap private NONE" => Largest(Protection.None, Private),
                "largest mmap shared RW" => Largest(Protection.ReadWrite, Shared),
                "largest mmap shared RW NORESERVE" => Largest(Protection.ReadWrite, Shared | MapFlags.NoReserve),
                "mmap 64M private RW" => Keep(Map(64 * M, Protection.ReadWrite, Private)),
                "mprotect it R" => Word(_process.Mprotect(new(_area), 64 * M, Protection.Read)),
                "mprotect it RW" => Word(_process.Mprotect(new(_area), 64 * M, Protection.ReadWrite)),
                "touch 16M" => _process.Touch(new VirtualRange(new(_area), 16 * M)).IsOk ? "ok" : "no",
                "madvise DONTNEED 16M" => Word(_process.Madvise(new(_area), 16 * M, MadviseAdvice.DontNeed)),
                "fork: in child" or "fork" => Fork(),
                "mmap 32M shared RW" => Word(Map(32 * M, Protection.ReadWrite, Shared)),
                "mmap 32M private R" => Word(Map(32 * M, Protection.Read, Private)),
                "mmap 32M private RW NORESERVE" => Word(Map(32 * M, Protection.ReadWrite, Private | MapFlags.NoReserve)),
                "mmap 32M private RW GROWSDOWN" => Word(Map(32 * M, Protection.ReadWrite, Private | MapFlags.GrowsDown)),
                "brk +16M" => Grow(16 * M),
                "brk +64M" => Grow(64 * M),
                "mmap 32M until failure" => Fill(),
                "mremap last 32M to 256M" => Word(_process.Mremap(new(_last), 32 * M, 256 * M, MremapFlags.MayMove, default)),
                "mmap 256M PROT_NONE" => Word(Map(256 * M, Protection.None, Private)),

                // The program names an area that was read-only once; it is the last of those it made.
                "mprotect 32M R area RW" => Word(_process.Mprotect(new(_last), 32 * M, Protection.ReadWrite)),
                _ => throw new ArgumentException(op, nameof(op)),
            };
            if (op != "fork: in child") LastCommitted = Committed.Pages;
            return answer;
        }

        private SyscallResult Map(ulong bytes, Protection protection, MapFlags flags) => _process.Mmap(default, bytes, protection, flags, null, 0);

        /// <summary>The most pages, found by halving, as the recorded program did.</summary>
        private string Largest(Protection protection, MapFlags flags)
        {
            ulong works = 0, fails = MostPages + 1;
            while (fails - works > 1)
            {
                var pages = (works + fails) / 2;
                var made = Map(pages << PageSize.Shift, protection, flags);
                if (made.IsOk) _process.Munmap(new(made.Value), pages << PageSize.Shift);
                (works, fails) = made.IsOk ? (pages, fails) : (works, pages);
            }

            return works.ToString(CultureInfo.InvariantCulture);
        }

        private string Keep(SyscallResult made)
        {
            _area = _last = made.IsOk ? made.Value : 1;
            return Word(made);
        }

        private string Fork()
        {
            var forked = _process.Fork();
            if (!forked.IsOk) return Word(forked);
            LastCommitted = Committed.Pages;
            var child = _machine.Processes[(int)forked.Value];
            Assert.True(child.Exit(0).IsOk);
            Assert.True(_process.Wait(child).IsOk);
            return "ok";
        }

        private string Grow(ulong bytes)
        {
            var now = _process.Mm.Brk;
            return _process.Brk(now + bytes).Value == (now + bytes).Value ? "ok" : "ENOMEM";
        }

        private string Fill()
        {
            for (var done = 0; done < 64; done++)
            {
                var made = Map(32 * M, Protection.ReadWrite, Private);
                if (!made.IsOk) return done.ToString(CultureInfo.InvariantCulture);
                _last = made.Value;
            }

            return "64";
        }

        private static string Word(SyscallResult result) => result.IsOk ? "ok" : result.Errno.ToString();
    }
}
