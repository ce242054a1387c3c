using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Library;

/// <summary>
/// The one table of everything that a script can call and name. The compiler sees the signatures (<see cref="Library"/>), the executor the code at the
/// same ordinals; completion, <c>mem explain</c> and the reference are generated from it. A new system call of the language is one new row.
/// </summary>
public sealed class MemLibrary
{
    private static readonly Lazy<MemLibrary> Only = new(() => new MemLibrary());

    private MemLibrary()
    {
        var table = new RowTable();
        TypeRows.AddTo(table);
        ProcessRows.AddTo(table);
        MappingRows.AddTo(table);
        LockingRows.AddTo(table);
        SharedMemoryRows.AddTo(table);
        SyscallRows.AddTo(table);
        FileRows.AddTo(table);
        AccessRows.AddTo(table);
        ViewRows.AddTo(table);
        VmaRows.AddTo(table);
        MmRows.AddTo(table);
        StatusRows.AddTo(table);
        SmapsRows.AddTo(table);
        PageMapRows.AddTo(table);
        TableRows.AddTo(table);
        MemoryRows.AddTo(table);
        AllocatorRows.AddTo(table);
        KernelRows.AddTo(table);
        EventRows.AddTo(table);
        ConstantRows.AddTo(table);
        MachineKeyRows.AddTo(table);
        Library = table.Builder.Build();
        Code = [.. table.Code, new RowCode
        {
            Run = static _ => throw new InvalidOperationException("a block of C# is no call of the library"),
            Changes = (CallEffectKinds)~0,
            FailsHalfway = true,
            AddressSlot = -1,
            LengthSlot = -1,
        }];
    }

    public static MemLibrary Instance => Only.Value;

    public Compiler.Symbols.Library Library { get; }

    /// <summary>At the ordinals of the library's rows; after them, at <see cref="CSharpRow"/>, a block of C#, which may change everything.</summary>
    internal RowCode[] Code { get; }

    internal int CSharpRow => Code.Length - 1;
}
