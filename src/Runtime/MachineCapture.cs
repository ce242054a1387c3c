using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime;

/// <summary>
/// The figures of a real machine as they were captured from its <c>/proc</c> and boot messages, in JSON, and the machine that is like it. Needed are
/// <c>uname</c>, <c>e820</c> (the lines of the firmware's map) and <c>zones</c> (name, present, managed); <c>freed_after_boot</c> (the lines
/// "Freeing … memory: …K") tells which pages the watermarks do not count; <c>cpus</c>, <c>cmdline</c>, <c>thp</c> and <c>sysctl</c> are
/// taken as they are.
/// </summary>
public sealed class MachineCapture
{
    private MachineCapture(MachineOptions options) => Options = options;

    /// <summary>A machine with the captured map, zones and settings. What a capture does not tell is as usual.</summary>
    public MachineOptions Options { get; }

    /// <summary>Reads a capture; null, and what is wrong with it in words, when it is none.</summary>
    public static MachineCapture? Read(ReadOnlyMemory<byte> json, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            problem = "";
            return new MachineCapture(Understand(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            problem = exception is JsonException ? $"is not JSON: {exception.Message}" : $"is no capture: {exception.Message}";
            return null;
        }
    }

    private static MachineOptions Understand(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException("it is not an object");
        var uname = Text(root, "uname");
        var version = VersionOf(uname);
        var zones = Zones(root);
        var is32Bit = zones.ContainsKey(ZoneKind.HighMem);
        var map = FirmwareMap.Parse(Need(root, "e820").EnumerateArray().Select(line => line.GetString() ?? ""), out var badLine)
            ?? throw new FormatException($"'{badLine}' is no line of an e820 map");
        var options = new MachineOptions
        {
            Architecture = is32Bit ? Architecture.X86_32 : Architecture.X86_64,
            Paging = !is32Bit ? null : uname.EndsWith("pae", StringComparison.Ordinal) ? "pae" : "levels2",
            KernelVersion = version,
            Ram = RoundedUp(map.UsableBytes),
            Firmware = map,
            Cpus = root.TryGetProperty("cpus", out var cpus) ? cpus.GetInt32() : 1,
            KernelCore = KernelCore(root),
            TransparentHugepage = HugePages(root),
        };

        // Without PAE the machine has no huge pages of its own; what it starts with gives the numbers that go with them.
        if (options.Paging == "levels2" && options.TransparentHugepage != Runtime.TransparentHugepage.Never) options = options with { TransparentHugepage = null };
        if (root.TryGetProperty("sysctl", out var sysctl)) options = Settings(options, sysctl);
        var ram = BootMemory.RamOf(map, options.Zones);
        if (ram.Length == 0) throw new FormatException("its map has no usable memory");
        return options with { Reservations = CaptureReservations.Of(ram, options, zones, Freed(root)) };
    }

    /// <summary>What the kernel says it freed, in pages, in the order in which it said so.</summary>
    private static List<(string Name, uint Pages)> Freed(JsonElement root)
    {
        var freed = new List<(string, uint)>();
        if (!root.TryGetProperty("freed_after_boot", out var lines)) return freed;
        foreach (var line in lines.EnumerateArray())
        {
            var text = line.GetString() ?? "";
            var colon = text.LastIndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || !text.EndsWith('K') || !uint.TryParse(text.AsSpan(colon + 2, text.Length - colon - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes))
                throw new FormatException($"'{text}' is not of the form 'Freeing … memory: …K'");
            freed.Add((text[..colon], kilobytes / 4));
        }

        return freed;
    }

    private static Dictionary<ZoneKind, ZonePages> Zones(JsonElement root)
    {
        var zones = new Dictionary<ZoneKind, ZonePages>();
        foreach (var zone in Need(root, "zones").EnumerateArray())
        {
            if (!Enum.TryParse<ZoneKind>(Text(zone, "name"), out var kind)) continue;
            zones[kind] = new ZonePages(kind, Need(zone, "present").GetUInt64(), Need(zone, "managed").GetUInt64());
        }

        return zones;
    }

    private static MachineOptions Settings(MachineOptions options, JsonElement sysctl)
    {
        ulong Number(string name, ulong otherwise) =>
            sysctl.TryGetProperty(name, out var value) && ulong.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : otherwise;
        int Int(string name, int otherwise) => (int)Number(name, (ulong)otherwise);
        ImmutableArray<int>? ratios = sysctl.TryGetProperty("lowmem_reserve_ratio", out var text)
            ? [.. text.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture))]
            : null;
        return options with
        {
            WatermarkScaleFactor = Int("watermark_scale_factor", options.WatermarkScaleFactor),
            WatermarkBoostFactor = Int("watermark_boost_factor", options.WatermarkBoostFactor),
            LowmemReserveRatio = ratios,
            PercpuPagelistHighFraction = Int("percpu_pagelist_high_fraction", options.PercpuPagelistHighFraction),
            Swappiness = Int("swappiness", options.Swappiness),
            PageCluster = Int("page-cluster", options.PageCluster),
            DirtyRatio = Int("dirty_ratio", options.DirtyRatio),
            DirtyBackgroundRatio = Int("dirty_background_ratio", options.DirtyBackgroundRatio),
            ExtfragThreshold = Int("extfrag_threshold", options.ExtfragThreshold),
            OvercommitMemory = Int("overcommit_memory", options.OvercommitMemory),
            OvercommitRatio = Int("overcommit_ratio", options.OvercommitRatio),
            OvercommitKbytes = Number("overcommit_kbytes", 0) << 10,
            AdminReserve = sysctl.TryGetProperty("admin_reserve_kbytes", out _) ? Number("admin_reserve_kbytes", 0) << 10 : null,
            UserReserve = sysctl.TryGetProperty("user_reserve_kbytes", out _) ? Number("user_reserve_kbytes", 0) << 10 : null,
            MaxMapCount = Int("max_map_count", options.MaxMapCount),
            MmapMinAddr = Number("mmap_min_addr", options.MmapMinAddr),
        };
    }

    /// <summary><c>6.12</c> of <c>6.12.95+deb12-amd64</c>, if there is a row for it.</summary>
    private static string VersionOf(string uname)
    {
        var parts = uname.Split('.');
        var version = parts.Length < 2 ? uname : $"{parts[0]}.{parts[1]}";
        return KernelRules.Of(version) is null
            ? throw new FormatException($"its kernel is {uname}; there are rules for {string.Join(", ", KernelRules.All.Select(rules => rules.Version))}")
            : version;
    }

    private static TransparentHugepage? HugePages(JsonElement root)
    {
        if (!root.TryGetProperty("thp", out var thp)) return null;
        var words = (thp.GetString() ?? "").Split('[', ']');
        return words.Length == 3 && Enum.TryParse<TransparentHugepage>(words[1], ignoreCase: true, out var chosen) ? chosen : null;
    }

    private static ulong KernelCore(JsonElement root)
    {
        if (!root.TryGetProperty("cmdline", out var line)) return 0;
        const string Key = "kernelcore=";
        var word = (line.GetString() ?? "").Split(' ').FirstOrDefault(word => word.StartsWith(Key, StringComparison.Ordinal));
        if (word is null) return 0;
        var shift = word[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var digits = shift == 0 ? word[Key.Length..] : word[Key.Length..^1];
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number << shift
            : throw new FormatException($"'{word}' of its command line is not a size");
    }

    /// <summary>A capture does not tell the size of the machine, only what the firmware left of it, which is a little less.</summary>
    private static ulong RoundedUp(ulong bytes) => (bytes + (1UL << 20) - 1) & ~((1UL << 20) - 1);

    private static JsonElement Need(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : throw new FormatException($"it has no '{name}'");

    private static string Text(JsonElement element, string name) => Need(element, name).GetString() ?? "";
}
