using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Tests.Physical;

namespace MemDsl.Runtime.Tests.Hardware;

/// <summary>A processor with one address space loaded (number 1) and no kernel to help it.</summary>
internal sealed class TestCpu
{
    public static readonly VirtualAddress Page = new(0x403000);

    public TestCpu(PagingMode? mode = null, TlbGeometry? geometry = null)
    {
        Tables = MakeTables(mode ?? PagingMode.Levels4);
        Cpu = new Cpu(0, Machine.Memory, geometry ?? TlbGeometry.Skylake, Machine.Events);
        Cpu.LoadSpace(1, Tables);
    }

    public TestMemory Machine { get; } = new();

    public PageTables Tables { get; }

    public Cpu Cpu { get; }

    public PageTables MakeTables(PagingMode mode)
    {
        Assert.True(PageTables.TryCreate(mode, Machine.Memory, Machine.Buddy, Machine.Events, out var tables));
        return tables;
    }

    public EntryPlace Map(VirtualAddress address, EntryBits bits, PageTables? tables = null)
    {
        tables ??= Tables;
        Assert.True(tables.TryEnsure(address, out var place));
        tables.Write(place, PageTableEntry.For(Machine.Take(), bits));
        return place;
    }

    public Translation Access(AccessKind kind, Privilege privilege = Privilege.User) => Cpu.Translate(Page + 0x123, kind, privilege);

    public Translation Load(VirtualAddress address) => Cpu.Translate(address, AccessKind.Read, Privilege.User);
}
