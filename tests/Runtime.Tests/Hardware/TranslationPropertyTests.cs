using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using static MemDsl.Runtime.Paging.EntryBits;

namespace MemDsl.Runtime.Tests.Hardware;

/// <summary>While every change is flushed, the TLB must be invisible: each answer is what the entries say.</summary>
public sealed class TranslationPropertyTests
{
    private static readonly EntryBits[] Choices = [None, Present | User | NoExecute, Present | User, Present | Writable | User | NoExecute, Present | Writable];

    [Fact]
    public void With_flushes_a_translation_is_what_the_tables_say_in_every_mode() =>
        Prop.ForAll(Gen.Elements(PagingMode.All.ToArray()).ToArbitrary(), ArbMap.Default.ArbFor<uint[]>(), (mode, steps) =>
        {
            var cpu = new TestCpu(mode, TlbGeometry.Blackboard);
            foreach (var step in steps.SelectMany(s => new[] { s, unchecked(s * 2654435761), unchecked(s * 40503) }))
            {
                var page = new VirtualAddress(0x10000 + ((step >> 4) % 24 * PageSize.Bytes));
                if ((step & 3) == 0) Change(cpu, page, Choices[(step >> 9) % 5]);
                var kind = (AccessKind)((step >> 2) % 3);
                var privilege = (Privilege)(step >> 13 & 1);

                var expected = Expected(cpu.Tables, page + 0x45, kind, privilege);
                var actual = cpu.Cpu.Translate(page + 0x45, kind, privilege);

                Assert.Equal(expected?.Value, actual.IsOk ? actual.Address.Value : null);
                if (actual.IsOk && kind == AccessKind.Write) Assert.True(cpu.Tables.Read(page).IsDirty);
                if (actual.IsOk) Assert.True(cpu.Tables.Read(page).IsAccessed);
            }
        }).QuickCheckThrowOnFailure();

    private static void Change(TestCpu cpu, VirtualAddress page, EntryBits bits)
    {
        Assert.True(cpu.Tables.TryEnsure(page, out var place));
        if (!cpu.Tables.Mode.HasNoExecute) bits &= ~NoExecute;
        cpu.Tables.Write(place, bits == None ? PageTableEntry.None : PageTableEntry.For(cpu.Machine.Take(), bits));
        cpu.Cpu.Tlb.FlushPage(1, page);
    }

    private static PhysicalAddress? Expected(PageTables tables, VirtualAddress address, AccessKind kind, Privilege privilege)
    {
        var walk = PageWalk.Of(tables, address);
        if (walk.Target is null) return null;
        var rights = walk.Steps.Skip(tables.Mode.TopHasOnlyPresent ? 1 : 0).Select(step => step.Entry).ToArray();
        var isUser = rights.All(entry => entry.IsUser);
        var allowed = kind switch
        {
            AccessKind.Write => rights.All(entry => entry.IsWritable),
            AccessKind.Fetch => !rights.Any(entry => entry.IsNoExecute) && (privilege == Privilege.User || !isUser),
            _ => true,
        };
        return allowed && (privilege == Privilege.Supervisor || isUser) ? walk.Target : null;
    }
}
