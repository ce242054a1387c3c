namespace MemDsl.Runtime.Reclaim;

/// <summary>Which lists reclaim looks at.</summary>
internal enum ScanShare
{
    /// <summary>SCAN_EQUAL: both kinds in full.</summary>
    Equal,

    /// <summary>SCAN_FRACT: each kind by its share.</summary>
    Fraction,

    /// <summary>SCAN_ANON.</summary>
    AnonOnly,

    /// <summary>SCAN_FILE.</summary>
    FileOnly,
}

/// <summary>
/// get_scan_count (<c>mm/vmscan.c</c>): how pressure is divided between anonymous memory and files. Each kind's share falls with what it cost lately
/// (pages that came back, writes, pages scanned in vain), and is weighed by swappiness.
/// </summary>
internal readonly record struct ScanBalance(ScanShare Share, ulong AnonPart, ulong FilePart)
{
    /// <summary>Decides, in the order of the kernel's rules.</summary>
    public static ScanBalance Decide(ScanControl scan, bool canReclaimAnon, int swappiness, ulong anonCost, ulong fileCost)
    {
        if (!scan.MaySwap || !canReclaimAnon) return new ScanBalance(ScanShare.FileOnly, 0, 1);
        if (scan.Priority == 0 && swappiness != 0) return new ScanBalance(ScanShare.Equal, 1, 1);
        if (scan.FileIsTiny) return new ScanBalance(ScanShare.AnonOnly, 1, 0);
        if (scan.CacheTrim) return new ScanBalance(ScanShare.FileOnly, 0, 1);
        var (anon, file) = Fractions(swappiness, anonCost, fileCost);
        return new ScanBalance(ScanShare.Fraction, anon, file);
    }

    /// <summary>
    /// calculate_pressure_balance: with T the sum of both costs, anon gets swappiness · (3T + 1) / (T + its cost + 1) parts, file the same with
    /// 200 − swappiness.
    /// </summary>
    public static (ulong Anon, ulong File) Fractions(int swappiness, ulong anonCost, ulong fileCost)
    {
        ulong total = anonCost + fileCost;
        ulong anon = total + anonCost;
        ulong file = total + fileCost;
        total = anon + file;
        return ((ulong)swappiness * (total + 1) / (anon + 1), (ulong)(200 - swappiness) * (total + 1) / (file + 1));
    }

    /// <summary>Pages of a list of that size to look at.</summary>
    public ulong Pages(LruList list, ulong size, int priority)
    {
        ulong scan = size >> priority;
        bool isFile = list is LruList.InactiveFile or LruList.ActiveFile;
        return Share switch
        {
            ScanShare.Equal => scan,
            ScanShare.Fraction => scan * (isFile ? FilePart : AnonPart) / (AnonPart + FilePart),
            ScanShare.FileOnly => isFile ? scan : 0,
            _ => isFile ? 0 : scan,
        };
    }

    /// <summary>
    /// inactive_is_low: whether an inactive list is too short beside its active one. The inactive part may be the smaller the more memory there is: as
    /// many as the active below 1 GiB, a third at 1 GiB, a tenth at 10 GiB.
    /// </summary>
    public static bool InactiveIsLow(ulong inactive, ulong active)
    {
        ulong gibibytes = (inactive + active) >> (30 - Primitives.PageSize.Shift);
        ulong ratio = gibibytes == 0 ? 1 : (ulong)Math.Sqrt(10 * gibibytes);
        return inactive * ratio < active;
    }
}
