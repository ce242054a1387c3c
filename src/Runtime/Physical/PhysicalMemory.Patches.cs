using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Physical;

/// <content>Pages of which a few lines were stored to, see <see cref="LinePatch"/>.</content>
public sealed partial class PhysicalMemory
{
    private const int LineBytes = 1 << LinePatch.LineShift;

    /// <summary>The bytes of a page that a store is about to change: in its words if it has its own, in a line of its patch, else in new words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> BytesForStore(uint pfn, int offset, int length)
    {
        return OwnWords(pfn) is { } words ? MemoryMarshal.AsBytes(words.AsSpan()).Slice(offset, length) : PatchForStore(pfn, offset, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<byte> PatchForStore(uint pfn, int offset, int length)
    {
        var line = offset >> LinePatch.LineShift;
        var inLine = offset & (LineBytes - 1);
        if (inLine + length > LineBytes) return MemoryMarshal.AsBytes(WriteArray(pfn).AsSpan()).Slice(offset, length);
        var patch = OwnPatch(pfn);
        var first = LinePatch.Find(patch, line);
        if (first < 0) first = LinePatch.Add(patch, line, ReadArray(pfn));
        if (first < 0 && patch.Length == LinePatch.SmallLength)
        {
            patch = Widen(pfn, patch);
            first = LinePatch.Add(patch, line, ReadArray(pfn));
        }

        return first < 0
            ? MemoryMarshal.AsBytes(MakeOwnArray(pfn).AsSpan()).Slice(offset, length)
            : MemoryMarshal.AsBytes(patch.AsSpan(first, LinePatch.WordsALine)).Slice(inLine, length);
    }

    /// <summary>The page's patch, made or copied if it has none of its own. The page must not have words of its own.</summary>
    private ulong[] OwnPatch(uint pfn)
    {
        var group = OwnGroup(pfn);
        var slot = pfn & PageGroup.Mask;
        ref var patch = ref group.Patches[(int)slot];
        if (patch is not null && group.IsPrivate(slot)) return patch;
        patch = patch is null ? _pool.TakePatch() : _pool.TakeCopy(patch);
        group.Private |= 1u << (int)slot;
        return patch;
    }

    private ulong[] Widen(uint pfn, ulong[] patch)
    {
        var wide = new ulong[LinePatch.LargeLength];
        patch.CopyTo(wide, 0);
        _pool.Give(patch);
        GroupOf(pfn)!.Patches[(int)(pfn & PageGroup.Mask)] = wide;
        return wide;
    }

    private ulong LoadPatched(ulong[] patch, uint pfn, int offset, int size)
    {
        var first = LinePatch.Find(patch, offset >> LinePatch.LineShift);
        var inLine = offset & (LineBytes - 1);
        if (inLine + size > LineBytes)
        {
            Span<byte> across = stackalloc byte[8];
            ReadPatched(patch, pfn, offset, across[..size]);
            return LoadBytes(across[..size]);
        }

        var line = first < 0
            ? ReadArray(pfn).AsSpan((offset >> LinePatch.LineShift) * LinePatch.WordsALine, LinePatch.WordsALine)
            : patch.AsSpan(first, LinePatch.WordsALine);
        return LoadBytes(MemoryMarshal.AsBytes(line).Slice(inLine, size));
    }

    private void ReadPatched(ulong[] patch, uint pfn, int offset, Span<byte> into)
    {
        var below = MemoryMarshal.AsBytes(ReadArray(pfn).AsSpan());
        for (var done = 0; done < into.Length;)
        {
            var at = offset + done;
            var inLine = at & (LineBytes - 1);
            var part = Math.Min(into.Length - done, LineBytes - inLine);
            var first = LinePatch.Find(patch, at >> LinePatch.LineShift);
            var source = first < 0 ? below.Slice(at, part) : MemoryMarshal.AsBytes(patch.AsSpan(first, LinePatch.WordsALine)).Slice(inLine, part);
            source.CopyTo(into[done..]);
            done += part;
        }
    }
}
