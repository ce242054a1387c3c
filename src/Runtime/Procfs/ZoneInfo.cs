using System.Globalization;
using System.Text;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Procfs;

/// <summary>/proc/zoneinfo (<c>mm/vmstat.c</c> zoneinfo_show_print).</summary>
public static class ZoneInfo
{
    /// <summary>The file's text.</summary>
    public static string Format(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var counters = new Counters(kernel);
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var zone in kernel.Buddy.Zones)
        {
            text.Append(CultureInfo.InvariantCulture, $"Node 0, zone {zone.Name,8}");
            if (isFirst && zone.PresentPages != 0)
            {
                text.Append("\n  per-node stats");
                foreach (var stat in Counters.NodeStats) text.Append(CultureInfo.InvariantCulture, $"\n      {stat.Name(),-12} {counters[stat]}");
                isFirst = false;
            }

            AppendZone(text, kernel, zone, counters);
        }

        if (kernel.Options.Architecture == Architecture.X86_64) AppendDevice(text, kernel.Buddy.Zones.Count);
        return text.ToString();
    }

    private static void AppendZone(StringBuilder text, Kernel kernel, Zone zone, Counters counters)
    {
        AppendSizes(
            text,
            zone.FreePages, zone.WatermarkBoost, zone.WatermarkMin + zone.WatermarkBoost, zone.WatermarkLow + zone.WatermarkBoost,
            zone.WatermarkHigh + zone.WatermarkBoost, zone.WatermarkPromo + zone.WatermarkBoost, zone.SpannedPages, zone.PresentPages, zone.ManagedPages, zone.CmaPages);
        AppendProtection(text, Protection(zone, kernel.Options.Architecture));
        if (zone.PresentPages == 0)
        {
            text.Append('\n');
            return;
        }

        foreach (var stat in Counters.ZoneStats) text.Append(CultureInfo.InvariantCulture, $"\n      {stat.Name(),-12} {counters[zone, stat]}");
        if (kernel.Options.Architecture == Architecture.X86_64)
        {
            foreach (var (name, value) in Counters.Numa(zone)) text.Append(CultureInfo.InvariantCulture, $"\n      {name,-12} {value}");
        }

        text.Append("\n  pagesets");
        for (var cpu = 0; cpu < kernel.Cpus.Length; cpu++) AppendPageset(text, zone, cpu);
        text.Append(CultureInfo.InvariantCulture, $"\n  node_unreclaimable:  {(kernel.Reclaim.IsHopeless ? 1 : 0)}\n  start_pfn:           {zone.StartPfn.Value}\n");
    }

    private static void AppendPageset(StringBuilder text, Zone zone, int cpu)
    {
        var pcp = zone.PeekPerCpu(cpu);
        text.Append(CultureInfo.InvariantCulture, $"\n    cpu: {cpu}");
        Append("count:", pcp?.Count ?? 0);
        Append("high:", pcp?.High ?? 0);
        Append("batch:", (int)zone.PcpBatch);
        Append("high_min:", (int)zone.PcpHighMin);
        Append("high_max:", (int)zone.PcpHighMax);
        text.Append(CultureInfo.InvariantCulture, $"\n  vm stats threshold: {zone.StatThreshold}");

        void Append(string name, int value) => text.Append(CultureInfo.InvariantCulture, $"\n              {name,-9} {value}");
    }

    private static void AppendSizes(StringBuilder text, params ReadOnlySpan<uint> values)
    {
        ReadOnlySpan<string> names = ["boost", "min", "low", "high", "promo", "spanned", "present", "managed", "cma"];
        text.Append(CultureInfo.InvariantCulture, $"\n  pages free     {values[0]}");
        for (var i = 0; i < names.Length; i++) text.Append(CultureInfo.InvariantCulture, $"\n        {names[i],-8} {values[i + 1]}");
    }

    /// <summary>lowmem_reserve for requests up to each zone type; a 64-bit kernel has ZONE_DEVICE behind Movable.</summary>
    public static IReadOnlyList<uint> Protection(Zone zone, Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return architecture == Architecture.X86_64 && zone.LowmemReserve.Count > 0 ? [.. zone.LowmemReserve, zone.LowmemReserve[^1]] : zone.LowmemReserve;
    }

    private static void AppendProtection(StringBuilder text, IReadOnlyList<uint> reserves) =>
        text.Append("\n        protection: (").AppendJoin(", ", reserves).Append(')');

    /// <summary>ZONE_DEVICE, memory of devices, which no machine has.</summary>
    private static void AppendDevice(StringBuilder text, int zones)
    {
        text.Append("Node 0, zone   Device");
        AppendSizes(text, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        AppendProtection(text, new uint[zones + 1]);
        text.Append('\n');
    }
}
