using System.Text.Json;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>
/// Recordings of Linux 6.1 and 6.12 on controlled machines: from the firmware's map and the pages that were managed when the watermarks were
/// computed, every number of every zone follows.
/// </summary>
public sealed class CaptureTests
{
    private static string Folder() => TestData.Place("Captures");

    public static TheoryData<string> All() => [.. Directory.GetFiles(Folder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_captures() => Assert.Equal(12, All().Count);

    [Theory]
    [MemberData(nameof(All))]
    public void Zones_are_as_recorded(string name)
    {
        var (machine, capture) = Boot(name);

        foreach (var expected in capture.GetProperty("zones").EnumerateArray())
        {
            if (expected.GetProperty("name").GetString() == "Device") continue;
            var zone = machine.Zones.Single(zone => zone.Name == expected.GetProperty("name").GetString());
            uint Of(string key) => expected.GetProperty(key).GetUInt32();
            Assert.Equal(
                (zone.Name, Of("start_pfn"), Of("spanned"), Of("present"), Of("managed")),
                (zone.Name, zone.StartPfn.Value, zone.SpannedPages, zone.PresentPages, zone.ManagedPages));
            Assert.Equal(
                (zone.Name, Of("min") - Of("boost"), Of("low") - Of("boost"), Of("high") - Of("boost")),
                (zone.Name, zone.WatermarkMin, zone.WatermarkLow, zone.WatermarkHigh));
            if (expected.TryGetProperty("promo", out var promo)) Assert.Equal(promo.GetUInt32() - Of("boost"), zone.WatermarkPromo);
            var protection = expected.GetProperty("protection").EnumerateArray().Select(value => value.GetUInt32()).ToArray();
            Assert.Equal(protection.Take(machine.Zones.Count), zone.LowmemReserve);
            if (expected.TryGetProperty("threshold", out var threshold)) Assert.Equal(threshold.GetInt32(), zone.StatThreshold);
            foreach (var cpu in expected.GetProperty("pcp").EnumerateArray())
            {
                Assert.Equal(cpu.GetProperty("batch").GetUInt32(), zone.PcpBatch);

                // Since 6.7 it moves between the two; a zone that was never used has 0.
                var high = cpu.GetProperty("high").GetUInt32();
                if (high != 0) Assert.InRange(high, zone.PcpHighMin, zone.PcpHighMax);
            }
        }

        Assert.Equal(capture.GetProperty("min_free_kbytes").GetUInt64(), machine.Kernel.Sysctl.MinFreeKbytes);
        Assert.Equal(capture.GetProperty("meminfo_kB").GetProperty("MemTotal").GetUInt64(), machine.Buddy.ManagedPages * 4);
        machine.Validate();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void MemAvailable_is_as_recorded(string name)
    {
        var (machine, capture) = Boot(name);
        var meminfo = capture.GetProperty("meminfo_kB");
        ulong Pages(string key) => meminfo.GetProperty(key).GetUInt64() / 4;
        var numbers = machine.Buddy.Numbers;

        var available = MemAvailable.Of(
            Pages("MemFree"), numbers.TotalReservePages, Pages("Active(file)") + Pages("Inactive(file)"), Pages("KReclaimable"), numbers.LowWatermarks);

        Assert.Equal(Pages("MemAvailable"), available);
    }

    /// <summary>Reading the ratios recomputes the reserves from the pages that are managed then, after init memory was freed.</summary>
    [Fact]
    public void Reading_lowmem_reserve_ratio_changes_the_reserves()
    {
        var (machine, _) = Boot("amd64-1G-thpnever");
        var dma = machine.Zones[0];

        Assert.Equal([0u, 936, 936, 936], dma.LowmemReserve);
        machine.Buddy.Numbers.ReadLowmemReserveRatio();
        Assert.Equal([0u, 945, 945, 945], dma.LowmemReserve);
        Assert.Equal(2418u, machine.Buddy.Numbers.TotalReservePages);
    }

    private static (Machine Machine, JsonElement Capture) Boot(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), name + ".json"));
        var capture = MachineCapture.Read(bytes, out var problem);
        Assert.Equal("", problem);
        return (new Machine(capture!.Options), JsonDocument.Parse(bytes).RootElement);
    }
}
