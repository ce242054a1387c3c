using System.Diagnostics.CodeAnalysis;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>Every mm_struct in use by its id; ids are given in order and never again.</summary>
public sealed class MmTable
{
    private readonly SortedDictionary<int, MmStruct> _byId = [];
    private int _nextId = 1;

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyCollection<MmStruct> All => _byId.Values;

    public MmStruct this[int id] => _byId[id];

    internal bool TryGet(int id, [NotNullWhen(true)] out MmStruct? mm) => _byId.TryGetValue(id, out mm);

    internal int TakeId() => _nextId++;

    internal void Add(int id, MmStruct mm) => _byId.Add(id, mm);

    internal void Remove(int id) => _byId.Remove(id);

    /// <summary>Fills the empty table of a clone.</summary>
    internal void Adopt(MmTable original, Kernel kernel)
    {
        _nextId = original._nextId;
        foreach (var (id, mm) in original._byId) _byId.Add(id, mm.CloneFor(kernel));
    }
}
