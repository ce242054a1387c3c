using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>process_madvise(2): madvise for several ranges, of oneself or of another process (<c>mm/madvise.c</c>).</summary>
internal static class ProcessMadvise
{
    /// <summary>UIO_MAXIOV.</summary>
    private const int MostRanges = 1024;

    /// <summary>The bytes that were advised; the reason of the range that stopped it only where none was.</summary>
    public static SyscallResult Call(Process caller, Process target, IReadOnlyList<VirtualRange> ranges, MadviseAdvice advice, ulong flags)
    {
        if (flags != 0) return ProcessMadviseRules.UnknownFlags.Fail(flags);
        if (ranges.Count > MostRanges) return ProcessMadviseRules.TooManyRanges.Fail((ulong)ranges.Count, MostRanges);
        if (!ReferenceEquals(caller.Mm, target.Mm))
        {
            var rights = caller.Credentials;
            if (rights.Euid != target.Credentials.Uid && rights.Euid != 0) return ProcessMadviseRules.NotAllowed.Fail((ulong)target.Pid);
            if (advice is not (MadviseAdvice.Cold or MadviseAdvice.PageOut or MadviseAdvice.WillNeed or MadviseAdvice.Collapse))
                return ProcessMadviseRules.NotForOthers.Fail((ulong)advice);
            if (!rights.Has(Capabilities.SysNice)) return ProcessMadviseRules.NoPrivilege.Fail();
        }

        // mm_access: the address space stays, should its process be killed meanwhile.
        var mm = target.Mm;
        mm.Users++;
        var result = Advise(mm, caller, ranges, advice);
        AddressSpaceLife.Put(target.Kernel, mm);
        return result;
    }

    private static SyscallResult Advise(MmStruct mm, Process caller, IReadOnlyList<VirtualRange> ranges, MadviseAdvice advice)
    {
        ulong advised = 0;
        foreach (var range in ranges)
        {
            var done = Madvise.Call(mm, caller.Caller, range.Start.Value, range.Length, advice);
            if (!done.IsOk) return advised > 0 ? SyscallResult.Ok(advised) : done;
            advised += range.Length;
        }

        return SyscallResult.Ok(advised);
    }
}
