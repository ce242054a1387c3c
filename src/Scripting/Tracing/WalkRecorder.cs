using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;

namespace MemDsl.Scripting.Tracing;

/// <summary>
/// Keeps the first page walks that a run asks for, with <c>walk</c>, <c>phys</c> or <c>pte</c>, as the tables were then; the same one once. Looking leaves no trace on
/// the machine, so there is no event for it.
/// </summary>
internal sealed class WalkRecorder(int most)
{
    private readonly List<AskedWalk> _walks = [];

    /// <summary>In the order in which they were first asked for.</summary>
    public IReadOnlyList<AskedWalk> Walks => _walks;

    public void Add(Process process, VirtualAddress address)
    {
        if (_walks.Count == most) return;
        var walk = process.Walk(address);
        if (!_walks.Exists(before => before.Pid == process.Pid && before.Walk.Address == address && before.Walk.Steps.SequenceEqual(walk.Steps)))
            _walks.Add(new AskedWalk(process.Pid, walk));
    }
}

/// <summary>A page walk that a script asked for.</summary>
/// <param name="Pid">Whose page tables.</param>
/// <param name="Walk">From the top table down.</param>
public sealed record AskedWalk(int Pid, PageWalk Walk);
