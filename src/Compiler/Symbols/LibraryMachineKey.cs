using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>A key of a machine block: <c>ram</c>, <c>vm.overcommit_memory</c>.</summary>
public sealed record LibraryMachineKey(string Name, MachineKeyKind Kind, string DefaultText, string Documentation)
{
    /// <summary>The words that a <see cref="MachineKeyKind.Word"/> key takes.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The key's index in <see cref="Library.MachineKeys"/>; given by <see cref="LibraryBuilder"/>.</summary>
    public int Ordinal { get; init; } = -1;
}
