using System.Globalization;

namespace MemDsl.Runtime.Primitives;

/// <summary>
/// swp_entry_t (<c>include/linux/swapops.h</c>): a slot of a swap area, <see cref="Type"/> being the area's number and <see cref="Offset"/> the slot in
/// it. Slot 0 of every area is its header, so that the default value stands for "no slot".
/// </summary>
public readonly record struct SwapEntry(int Type, ulong Offset)
{
    /// <summary>SWP_TYPE_SHIFT: where the type stands in <see cref="Value"/>.</summary>
    private const int TypeShift = 58;

    public static SwapEntry None => default;

    public bool IsNone => Offset == 0;

    /// <summary>The entry as one word, as Linux keeps it in <c>folio->swap</c>; not the format of a page-table entry.</summary>
    public ulong Value => ((ulong)Type << TypeShift) | Offset;

    public static SwapEntry FromValue(ulong value) => new((int)(value >> TypeShift), value & ((1UL << TypeShift) - 1));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type}:{Offset}");
}
