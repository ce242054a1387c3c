using System.Globalization;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Watermarks, reserves and per-CPU numbers of 37 recorded machines, from the sizes of their zones alone.</summary>
public sealed class ZoneNumbersTests
{
    private static readonly ZoneKind[] Zones64 = [ZoneKind.DMA, ZoneKind.DMA32, ZoneKind.Normal, ZoneKind.Movable];
    private static readonly ZoneKind[] Zones32 = [ZoneKind.DMA, ZoneKind.Normal, ZoneKind.HighMem, ZoneKind.Movable];

    public static TheoryData<string> Machines() => [.. Table().Select(machine => machine[0].Split(' ')[0])];

    [Fact]
    public void There_are_37_machines() => Assert.Equal(37, Machines().Count);

    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_number_is_as_recorded(string name)
    {
        var lines = Table().Single(machine => machine[0].StartsWith(name + " ", StringComparison.Ordinal));
        var head = lines[0].Split(' ');
        var is64 = !name.StartsWith("pae", StringComparison.Ordinal) && !name.StartsWith("nopae", StringComparison.Ordinal);
        var rows = lines.Skip(1).Select(line => new Row(line)).ToDictionary(row => row.Kind);
        var zones = Array.ConvertAll(is64 ? Zones64 : Zones32, kind => Make(rows.GetValueOrDefault(kind), kind));
        var sysctl = new VmSysctl { LowmemReserveRatio = VmSysctl.DefaultLowmemReserveRatio(is64) };
        var order = name.StartsWith("nopae", StringComparison.Ordinal) ? 10 : 9;
        var numbers = new ZoneNumbers(zones, sysctl, KernelRules.Of(head[2])!, int.Parse(head[4], CultureInfo.InvariantCulture), order);

        numbers.Boot(head[6] == "always" ? TransparentHugepage.Always : TransparentHugepage.Never);
        foreach (var zone in zones) zone.ManagedPages = rows.GetValueOrDefault(zone.Kind)?.Managed ?? 0;
        WriteSettings(name, numbers);

        Assert.Equal(ulong.Parse(head[8], CultureInfo.InvariantCulture), sysctl.MinFreeKbytes);
        foreach (var zone in zones)
        {
            if (!rows.TryGetValue(zone.Kind, out var row)) continue;
            Assert.Equal((row.Kind, row.Min, row.Low, row.High), (zone.Kind, zone.WatermarkMin, zone.WatermarkLow, zone.WatermarkHigh));
            Assert.Equal(row.Reserve.Take(zones.Length), zone.LowmemReserve);
            Assert.Equal((row.Batch, row.Threshold), (zone.PcpBatch, zone.StatThreshold));
            if (row.PcpHigh != 0) Assert.InRange(row.PcpHigh, zone.PcpHighMin, zone.PcpHighMax);
        }
    }

    /// <summary>What was written on two of the machines when they ran.</summary>
    private static void WriteSettings(string name, ZoneNumbers numbers)
    {
        if (name == "amd64-512M-minfree")
        {
            numbers.SetWatermarkScaleFactor(100);
            numbers.SetMinFreeKbytes(4096);
        }
        else if (name == "amd64-512M-ratio")
        {
            numbers.SetLowmemReserveRatio([32, 32, 32, 0, 0]);
        }
    }

    private static Zone Make(Row? row, ZoneKind kind) =>
        row is null ? new Zone(kind, default, 0, 0) : new Zone(kind, new FrameRange(1, 1 + row.Present), row.Present, row.Boot);

    private static List<List<string>> Table()
    {
        var machines = new List<List<string>>();
        foreach (var line in File.ReadLines(TestData.Place("Captures", "zones.txt")))
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith(' ')) machines[^1].Add(line);
            else machines.Add([line]);
        }

        return machines;
    }

    private sealed class Row
    {
        public Row(string line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Kind = Enum.Parse<ZoneKind>(words[0]);
            Present = Number(words[2]);
            Boot = Number(words[4]);
            Managed = Number(words[6]);
            var marks = words[8].Split('/');
            (Min, Low, High) = (Number(marks[0]), Number(marks[1]), Number(marks[2]));
            var pcp = words[10].Split('/');
            (Batch, PcpHigh) = (Number(pcp[0]), Number(pcp[1]));
            Threshold = (int)Number(words[12]);
            Reserve = [.. words[14..].Select(Number)];
        }

        public ZoneKind Kind { get; }

        public uint Present { get; }

        public uint Boot { get; }

        public uint Managed { get; }

        public uint Min { get; }

        public uint Low { get; }

        public uint High { get; }

        public uint Batch { get; }

        public uint PcpHigh { get; }

        public int Threshold { get; }

        public uint[] Reserve { get; }

        private static uint Number(string word) => uint.Parse(word, CultureInfo.InvariantCulture);
    }
}
