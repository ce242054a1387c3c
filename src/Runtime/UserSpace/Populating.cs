using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mm_populate's answers (<c>mm/gup.c</c>).</summary>
internal static class Populating
{
    /// <summary>MAP_POPULATE, brk and mlockall do not care whether the pages came: the mapping stands either way.</summary>
    internal static void Ignore(SyscallResult result) => _ = result;
}
