using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Hosting;

namespace MemDsl.Scripting.Library;

/// <summary>
/// The one table of everything that a script can call and name. The compiler sees the signatures (<see cref="Library"/>), the executor the code at the
/// same ordinals; completion, <c>mem explain</c> and the reference are generated from it. A new system call of the language is one new row.
/// </summary>
public sealed class MemLibrary
{
    private static readonly Lazy<MemLibrary> Only = new(() => new MemLibrary([]));

    private readonly ImmutableArray<Action<HostTypes, RowTable>> _additions;

    private MemLibrary(ImmutableArray<Action<HostTypes, RowTable>> additions)
    {
        _additions = additions;
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
        ReclaimRows.AddTo(table);
        KernelRows.AddTo(table);
        SwapRows.AddTo(table);
        EventRows.AddTo(table);
        ConstantRows.AddTo(table);
        MachineKeyRows.AddTo(table);
        if (!additions.IsEmpty)
        {
            var types = new HostTypes(table);
            foreach (var add in additions) add(types, table);
        }

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

    /// <summary>What every script can call.</summary>
    public static MemLibrary Instance => Only.Value;

    /// <summary>
    /// A library with one function more. Parameters and result are what scripts and C# have in common: bool, integers, decimals, strings, bytes, addresses,
    /// errnos, ranges, lists, nullables, processes, files. A parameter of type <see cref="Runtime.Machine"/> is the script's machine and not written by it.
    /// A <see cref="Runtime.Rules.SyscallResult"/> or <see cref="Runtime.Rules.AccessResult"/> as result can be expected with <c>fails</c> or <c>raises</c>.
    /// </summary>
    /// <param name="name">As scripts write it: <c>points_of</c>.</param>
    /// <param name="function">Any delegate; it should give the same result for the same machine, or scripts are no longer deterministic.</param>
    /// <param name="documentation">What completion and help show.</param>
    /// <exception cref="ArgumentException">The name is taken, or a type has no counterpart in the language.</exception>
    public MemLibrary AddFunction(string name, Delegate function, string documentation = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        return new MemLibrary(_additions.Add((types, table) => table.Add("Host", HostRow.Of(types, name, null, function.Method, function.Target, documentation))));
    }

    /// <summary>
    /// A library with one object more, under a name of its own. Its public methods and properties are members, their names written as the language writes
    /// names: <c>MaxPoints</c> is <c>max_points</c>.
    /// </summary>
    /// <param name="name">As scripts write it: <c>grader</c>.</param>
    /// <param name="value">Stands beside the machine: going back to an earlier state of the script does not change it.</param>
    /// <param name="documentation">What completion and help show.</param>
    /// <exception cref="ArgumentException">The name is taken, or a type has no counterpart in the language.</exception>
    public MemLibrary AddObject(string name, object value, string documentation = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return new MemLibrary(_additions.Add((types, table) =>
        {
            var type = types.Declare(value.GetType(), documentation.Length > 0 ? documentation : "An object of the program that runs the script.");
            table.Add("Host", new Row
            {
                Kind = LibraryFunctionKind.Global, Name = name, Result = type, Doc = type.Documentation, Run = c => c.Return(value),
            });
        }));
    }

    public Compiler.Symbols.Library Library { get; }

    /// <summary>At the ordinals of the library's rows; after them, at <see cref="CSharpRow"/>, a block of C#, which may change everything.</summary>
    internal RowCode[] Code { get; }

    internal int CSharpRow => Code.Length - 1;
}
