using MemDsl.Runtime;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Benchmarks;

/// <summary>A machine with one process, and calls that end the benchmark when the model refuses them.</summary>
internal sealed class Subject
{
    public const Protection ReadWrite = Protection.Read | Protection.Write;
    private const MapFlags Anonymous = MapFlags.Private | MapFlags.Anonymous;

    public Subject(ulong ram = 256UL << 20, int maxMapCount = 65530)
        : this(MachineOptions.Default with { Ram = ram, MaxMapCount = maxMapCount })
    {
    }

    public Subject(MachineOptions options)
    {
        Machine = new Machine(options);
        Process = Machine.Processes[(int)Value(Machine.Spawn(new SpawnRequest(Program)))];
    }

    public Machine Machine { get; }

    public Process Process { get; }

    private static ProgramImage Program { get; } = ProgramImage.FromBytes("app", ElfImageBuilder.Build(new ElfImageTemplate
    {
        Name = "app",
        Sections =
        [
            new ElfSectionTemplate(".text", 8192, ElfSegmentFlags.Read | ElfSegmentFlags.Execute),
            new ElfSectionTemplate(".data", 4096, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
            new ElfSectionTemplate(".bss", 16384, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
        ],
    }).Bytes);

    public VirtualAddress Map(ulong pages, Protection protection = ReadWrite, MapFlags more = MapFlags.None) =>
        new(Value(Process.Mmap(VirtualAddress.Zero, pages * PageSize.Bytes, protection, Anonymous | more)));

    public void Unmap(VirtualAddress address, ulong pages) => Value(Process.Munmap(address, pages * PageSize.Bytes));

    /// <summary>Makes every page of the range resident, with contents.</summary>
    public void Fill(VirtualAddress address, ulong pages)
    {
        for (ulong i = 0; i < pages; i++)
            Value(Process.Store(address + i * PageSize.Bytes, 1));
    }

    public static ulong Value(SyscallResult result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"the model refused: {result}: {result.Reason}");

    public static ulong Value(AccessResult result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"the model raised: {result}: {result.Reason}");
}
