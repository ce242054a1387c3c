using System.Globalization;
using MemDsl.Runtime.Paging;

namespace MemDsl.Scripting.Values;

/// <summary>One step of a page walk as it was when the script looked at it.</summary>
public sealed record WalkLevelValue(ulong Address, PageWalkStep Step, PagingMode Mode)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Step.Level.Name} 0x{Step.Table.Value:x}[{Step.Index}] = {PteValue.Describe(Step.Entry)}");
}
