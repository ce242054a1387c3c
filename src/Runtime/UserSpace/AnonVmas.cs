using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The machine's anon_vmas, numbered from 1, and the operations of <c>mm/rmap.c</c> on them. Numbers of vanished ones are used
/// again, lowest last. Chunks carry owner stamps, so a clone shares them.</summary>
public sealed partial class AnonVmas
{
    private const int ChunkBits = 8;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly Ownership _ownership;
    private Chunk[] _chunks;
    private int _used = 1;
    private int _free;

    public AnonVmas(Ownership ownership)
        : this(ownership, [])
    {
    }

    private AnonVmas(Ownership ownership, Chunk[] chunks)
    {
        _ownership = ownership;
        _chunks = chunks;
    }

    /// <summary>How many exist.</summary>
    public int Count { get; private set; }

    public AnonVmas CloneFor(Ownership ownership) =>
        new(ownership, [.. _chunks]) { _used = _used, _free = _free, Count = Count };

    /// <summary>The record of a number that an area holds.</summary>
    public AnonVma this[int id] => _chunks[id >> ChunkBits].Rows[id & (ChunkSize - 1)];

    /// <summary>__anon_vma_prepare: the area gets an anon_vma, a neighbour's where the two could merge but for it, else a new one.
    /// Returns the area to put in its place.</summary>
    /// <param name="area">An area without anon_vma that is about to get its first anonymous page.</param>
    /// <param name="previous">The area directly before it, or null.</param>
    /// <param name="next">The area directly behind it, or null.</param>
    internal VmArea Prepare(VmArea area, VmArea? previous, VmArea? next)
    {
        if (area.AnonVma != 0) return area;
        var id = Reusable(area, next, area) ?? Reusable(area, area, previous);
        if (id is null)
        {
            id = Allocate();
            ref var made = ref Writable(id.Value);
            made = new AnonVma { Root = id.Value, Parent = id.Value, NumChildren = 1 };
        }
        ref var row = ref Writable(id.Value);
        row.NumActiveVmas++;
        row.Links++;
        return area.WithAnonVma(id.Value, AnonVmaChain.Empty.Prepend(id.Value));
    }

    /// <summary>anon_vma_clone for a copy that keeps the own anon_vma: a split piece, or an area that takes over a neighbour's.</summary>
    internal void Share(VmArea area)
    {
        foreach (var id in area.Chain.Ids) Writable(id).Links++;
        if (area.AnonVma != 0) Writable(area.AnonVma).NumActiveVmas++;
    }

    /// <summary>unlink_anon_vmas: the area goes, and with the last link the anon_vma.</summary>
    internal void Unlink(VmArea area)
    {
        if (area.AnonVma != 0) Writable(area.AnonVma).NumActiveVmas--;
        foreach (var id in area.Chain.Ids)
        {
            ref var row = ref Writable(id);
            if (--row.Links > 0) continue;
            var parent = row.Parent;
            if (parent != id) Writable(parent).NumChildren--;
            Release(id);
        }
    }

    /// <summary>anon_vma_fork: the child's copy of an area is linked to all anon_vmas of the parent's, and gets one of its own, or an
    /// inherited one that has no area left and at most one child.</summary>
    internal VmArea Fork(VmArea area)
    {
        if (area.AnonVma == 0) return area;
        var own = 0;
        var inherited = area.Chain.Ids;
        for (var i = inherited.Length - 1; i >= 0; i--)
        {
            ref var row = ref Writable(inherited[i]);
            row.Links++;
            if (own == 0 && row.NumChildren < 2 && row.NumActiveVmas == 0) own = inherited[i];
        }
        if (own != 0)
        {
            Writable(own).NumActiveVmas++;
            return area.WithAnonVma(own, area.Chain);
        }
        var id = Allocate();
        Writable(id) = new AnonVma { Root = this[area.AnonVma].Root, Parent = area.AnonVma, NumActiveVmas = 1, Links = 1 };
        Writable(area.AnonVma).NumChildren++;
        return area.WithAnonVma(id, area.Chain.Prepend(id));
    }

    /// <summary>reusable_anon_vma: the neighbour's, if it is the only one in its chain and the two areas differ in nothing but access.</summary>
    private static int? Reusable(VmArea area, VmArea? upper, VmArea? lower)
    {
        if (upper is null || lower is null) return null;
        var neighbour = ReferenceEquals(area, upper) ? lower : upper;
        if (neighbour.AnonVma == 0 || neighbour.Chain.Count != 1) return null;
        const VmFlags Ignored = VmFlags.Access | VmFlags.Sticky;
        return lower.EndValue == upper.StartValue
            && lower.OpenFile == upper.OpenFile
            && ReferenceEquals(lower.Special, upper.Special)
            && ((lower.Flags ^ upper.Flags) & ~Ignored) == 0
            && upper.PageOffset == lower.PageOffset + lower.Pages
            ? neighbour.AnonVma
            : null;
    }

    private int Allocate()
    {
        Count++;
        if (_free != 0)
        {
            var id = _free;
            _free = this[id].Parent;
            return id;
        }
        if (_used >> ChunkBits >= _chunks.Length) _chunks = [.. _chunks, new Chunk(_ownership.Current)];
        return _used++;
    }

    private void Release(int id)
    {
        Writable(id) = new AnonVma { Parent = _free };
        _free = id;
        Count--;
    }

    private ref AnonVma Writable(int id)
    {
        ref var chunk = ref _chunks[id >> ChunkBits];
        var owner = _ownership.Current;
        if (!ReferenceEquals(chunk.Owner, owner)) chunk = new Chunk(owner, (AnonVma[])chunk.Rows.Clone());
        return ref chunk.Rows[id & (ChunkSize - 1)];
    }

    private sealed class Chunk(Owner owner, AnonVma[] rows)
    {
        public Chunk(Owner owner)
            : this(owner, new AnonVma[ChunkSize])
        {
        }

        public Owner Owner { get; } = owner;

        public AnonVma[] Rows { get; } = rows;
    }
}
