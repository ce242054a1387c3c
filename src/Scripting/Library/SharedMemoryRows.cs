using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.SystemV;
using MemDsl.Scripting.Execution;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>System V shared memory.</summary>
internal static class SharedMemoryRows
{
    private const int OwnerOnly = 0x180; // 0600

    private const CallEffectKinds MapsAndPages = CallEffectKinds.Maps | CallEffectKinds.Pages | CallEffectKinds.Contents;

    public static void AddTo(RowTable table)
    {
        table.Add(
            "System calls",
            new Row
            {
                On = MemTypes.Process, Name = "shmget", Result = Int, CanFail = true, Changes = CallEffectKinds.Files,
                Parameters =
                [
                    Needs("key", Int, "IPC_PRIVATE for a new segment without a key").Of("IPC"), Needs("size", Int, "bytes; mappings round them up to pages"),
                    With("flags", Int, (int)ShmgetFlags.Create | OwnerOnly, "IPC_CREAT, IPC_EXCL, SHM_NORESERVE and the mode", "IPC_CREAT|0x180").Of("IPC", "SHM"),
                ],
                Doc = "shmget(2): the id of a segment of shared memory, found by its key or made.",
                Example = "let id = p.shmget(IPC_PRIVATE, 64K)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Shmget(c.Flags(0), c.Register(1), (ShmgetFlags)c.Flags(2))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "shmat", Result = Address, CanFail = true, Changes = MapsAndPages,
                Parameters = [Needs("id", Int), With("addr", Address, 0, "0 lets the kernel choose"), With("flags", Int, 0, "SHM_RDONLY, SHM_RND, SHM_REMAP, SHM_EXEC").Of("SHM")],
                Doc = "shmat(2): maps a segment. Gives its address.",
                Example = "let a = p.shmat(p.shmget(IPC_PRIVATE, 64K))",
                Run = static c => c.Alive(out var p) ? c.Return(p.Shmat(c.Flags(0), c.Address(1), (ShmatFlags)c.Flags(2))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "shmdt", CanFail = true, Changes = MapsAndPages, AddressAt = 0,
                Parameters = [Needs("addr", Address, "where the segment was attached")],
                Doc = "shmdt(2): unmaps what is left of an attached segment; others keep theirs.",
                Example = "p.shmdt(p.shmat(p.shmget(IPC_PRIVATE, 64K)))",
                Run = static c => c.Alive(out var p) ? c.Return(p.Shmdt(c.Address(0))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "shmctl", CanFail = true, Changes = CallEffectKinds.Files,
                Parameters = [Needs("id", Int), Needs("command", Int, "IPC_RMID; others are not modelled").Of("IPC")],
                Doc = "shmctl(2) with IPC_RMID: the segment goes when the last one has detached it.",
                Example = "p.shmctl(p.shmget(IPC_PRIVATE, 4K), IPC_RMID)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Shmctl(c.Flags(0), c.Flags(1))) : CallStatus.Error,
            });
    }
}
