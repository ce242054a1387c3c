namespace MemDsl.Runtime.UserSpace;

/// <summary>vm_committed_as: pages that all address spaces together were promised, and __vm_enough_memory, which may refuse the next
/// promise (<c>mm/util.c</c>).</summary>
public sealed class CommittedMemory
{
    private VmSettings _settings;

    public CommittedMemory(VmSettings settings)
    {
        _settings = settings;
        Pages = settings.CommittedElsewhere;
    }

    /// <summary>Other settings hold from now on; what was promised stays.</summary>
    internal void Obey(VmSettings settings) => _settings = settings;

    /// <summary>Committed_AS, in pages.</summary>
    public ulong Pages { get; private set; }

    /// <summary>total_swap_pages: what swap areas in use can hold together.</summary>
    public ulong SwapPages { get; internal set; }

    public CommittedMemory Clone() => new(_settings) { Pages = Pages, SwapPages = SwapPages };

    /// <summary>CommitLimit, in pages (vm_commit_limit).</summary>
    public ulong LimitPages =>
        (_settings.OvercommitKbytes != 0
            ? _settings.OvercommitKbytes >> 2
            : _settings.RamPages * (ulong)_settings.OvercommitRatio / 100) + SwapPages;

    /// <summary>security_vm_enough_memory_mm: counts the pages if the mode allows them.</summary>
    internal bool TryCharge(ulong pages, ulong totalVm, bool administrator)
    {
        var after = Pages + pages;
        if (!Allows(pages, after, totalVm, administrator)) return false;
        Pages = after;
        return true;
    }

    /// <summary>vm_acct_memory without a question: fork of counted areas in mode 1 and exec's own.</summary>
    internal void Charge(ulong pages) => Pages += pages;

    /// <summary>vm_unacct_memory.</summary>
    internal void Uncharge(ulong pages)
    {
        if (pages > Pages) throw new InvalidOperationException($"{pages} pages go back and only {Pages} are committed");
        Pages -= pages;
    }

    private bool Allows(ulong pages, ulong after, ulong totalVm, bool administrator)
    {
        switch (_settings.OvercommitMemory)
        {
            case 1:
                return true;
            case 0:
                return pages <= _settings.RamPages + SwapPages;
            default:
                var allowed = LimitPages;
                if (!administrator) allowed = Less(allowed, _settings.AdminReserveKbytes >> 2);
                allowed = Less(allowed, Math.Min(totalVm / 32, _settings.UserReserveKbytes >> 2));
                return after < allowed;
        }
    }

    private static ulong Less(ulong from, ulong amount) => from > amount ? from - amount : 0;
}
