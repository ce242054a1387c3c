using System.Collections.Immutable;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Differences;

/// <summary>Compares frame records and contents, chunk by chunk; chunks that both machines share are equal.</summary>
internal static class FrameComparison
{
    public static ImmutableArray<FrameChange> Records(PhysicalMemory before, PhysicalMemory after)
    {
        var changes = ImmutableArray.CreateBuilder<FrameChange>();
        for (uint first = 0; first < Math.Max(before.FrameLimit, after.FrameLimit); first += FrameChunk.Count)
        {
            var (old, now) = (before.ChunkAt(first), after.ChunkAt(first));
            if (ReferenceEquals(old, now)) continue;
            for (uint i = 0; i < FrameChunk.Count; i++)
            {
                var (was, current) = (old?.Frames[i] ?? default, now?.Frames[i] ?? default);
                if (KindOf(was, current) is { } kind) Add(changes, new PageFrameNumber(first + i), kind, was, current);
            }
        }

        return changes.ToImmutable();
    }

    public static ImmutableArray<FrameRun> Contents(PhysicalMemory before, PhysicalMemory after)
    {
        var runs = ImmutableArray.CreateBuilder<FrameRun>();
        for (uint first = 0; first < Math.Max(before.FrameLimit, after.FrameLimit); first += FrameChunk.Count)
        {
            var (old, now) = (before.ChunkAt(first), after.ChunkAt(first));
            if (ReferenceEquals(old, now)) continue;
            for (uint group = 0; group < FrameChunk.Count; group += PageGroup.Count)
            {
                var (was, current) = (old?.GroupOf(group), now?.GroupOf(group));
                if (ReferenceEquals(was, current)) continue;
                for (uint i = 0; i < PageGroup.Count; i++)
                {
                    var type = now?.Frames[group + i].Type ?? default;
                    if (type is FrameType.InUse or FrameType.Slab or FrameType.Reserved && !HaveSameBytes(was, current, (int)i)) Add(runs, first + group + i);
                }
            }
        }

        return runs.ToImmutable();
    }

    private static bool IsFree(in Frame frame) => frame.Type is FrameType.Free or FrameType.PerCpu;

    private static FrameChangeKind? KindOf(in Frame before, in Frame after) => (IsFree(before), IsFree(after)) switch
    {
        (true, true) => null,
        (true, false) => FrameChangeKind.GivenOut,
        (false, true) => FrameChangeKind.GivenBack,
        _ => IsAlike(before, after) && before.Index == after.Index ? null : FrameChangeKind.Changed,
    };

    /// <summary>Equal but for the place in a file or area, and for the links of lists.</summary>
    private static bool IsAlike(in Frame left, in Frame right) =>
        left.Type == right.Type && left.Flags == right.Flags && left.Order == right.Order && left.RefCount == right.RefCount && left.MapCount == right.MapCount
        && left.Mapping == right.Mapping && left.MemCgroup == right.MemCgroup;

    private static void Add(ImmutableArray<FrameChange>.Builder changes, PageFrameNumber pfn, FrameChangeKind kind, in Frame before, in Frame after)
    {
        if (changes.Count > 0 && changes[^1] is var last && last.Kind == kind && last.Frames.First.Value + last.Frames.Count == pfn.Value
            && (kind == FrameChangeKind.GivenOut || IsAlike(last.Before, before)) && (kind == FrameChangeKind.GivenBack || IsAlike(last.After, after)))
            changes[^1] = last with { Frames = last.Frames with { Count = last.Frames.Count + 1 } };
        else
            changes.Add(new FrameChange(new FrameRun(pfn, 1), kind, before, after));
    }

    private static void Add(ImmutableArray<FrameRun>.Builder runs, uint pfn)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.First.Value + last.Count == pfn) runs[^1] = last with { Count = last.Count + 1 };
        else runs.Add(new FrameRun(new PageFrameNumber(pfn), 1));
    }

    private static bool HaveSameBytes(PageGroup? before, PageGroup? after, int slot)
    {
        var (old, now) = (ContentsOf(before, slot), ContentsOf(after, slot));
        if (ReferenceEquals(old.Words, now.Words) && ReferenceEquals(old.Patch, now.Patch)) return true;
        Span<byte> left = stackalloc byte[(int)PageSize.Bytes];
        Span<byte> right = stackalloc byte[(int)PageSize.Bytes];
        old.Read(0, left);
        now.Read(0, right);
        return left.SequenceEqual(right);
    }

    private static PageContents ContentsOf(PageGroup? group, int slot) => group is null ? default : new PageContents(group.Words[slot], group.Patches[slot]);
}
