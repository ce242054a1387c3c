using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>Consecutive sections of equal permissions: they share a segment. Sections of no size start no run of their own.</summary>
internal readonly record struct ElfSectionRun(int First, int Length, ElfSegmentFlags Permissions)
{
    public static int Count(ImmutableArray<ElfSectionTemplate> sections)
    {
        var count = 0;
        for (var i = 0; i < sections.Length; i++)
        {
            if (i == 0 || sections[i].Permissions != sections[i - 1].Permissions)
                count++;
        }

        return count;
    }

    public static IEnumerable<ElfSectionRun> Split(ImmutableArray<ElfSectionTemplate> sections)
    {
        for (var first = 0; first < sections.Length;)
        {
            var end = first + 1;
            while (end < sections.Length && sections[end].Permissions == sections[first].Permissions)
                end++;
            yield return new ElfSectionRun(first, end - first, sections[first].Permissions);
            first = end;
        }
    }
}
