using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The contents of 32 neighbouring frames of which at least one was written. Clones share it, with the pages in it, until one of them writes to
/// one of its pages.
/// </summary>
internal sealed class PageGroup
{
    public const int Shift = 5;
    public const int Count = 1 << Shift;
    public const uint Mask = Count - 1;

    /// <summary>The machine that may write to the group itself.</summary>
    public readonly Owner Owner;

    /// <summary>
    /// Bit n: the array that a store to page n would change (its patch if it has one, else its words) belongs to this page alone. What lies
    /// under a patch is never private.
    /// </summary>
    public uint Private;

    /// <summary>4 KiB a page as 512 words; null for one that reads as zeros.</summary>
    public Arrays Words;

    /// <summary>Lines that lie over <see cref="Words"/>, see <see cref="LinePatch"/>; null for a page without.</summary>
    public Arrays Patches;

    public PageGroup(Owner owner) => Owner = owner;

    private PageGroup(Owner owner, PageGroup other)
    {
        Owner = owner;
        Words = other.Words;
        Patches = other.Patches;
    }

    /// <summary>A group of another owner with the same pages, none of which is private to it.</summary>
    public PageGroup CopyFor(Owner owner) => new(owner, this);

    /// <summary>Whether the page at a slot has contents; without, it reads as zeros.</summary>
    public bool Has(uint slot) => Words[(int)slot] is not null || Patches[(int)slot] is not null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPrivate(uint slot) => (Private >> (int)slot & 1) != 0;

    [InlineArray(Count)]
    public struct Arrays
    {
        private ulong[]? _first;
    }
}
