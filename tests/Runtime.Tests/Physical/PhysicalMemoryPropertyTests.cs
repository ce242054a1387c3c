using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Whatever a page is made of inside (nothing, shared words, a patch, its own words), it must be indistinguishable from 4096 bytes.</summary>
public sealed class PhysicalMemoryPropertyTests
{
    private const int Pages = 4;
    private const uint FirstPage = 0x100;

    [Fact]
    public void Random_stores_copies_clearings_and_clones_are_those_of_plain_bytes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), steps =>
        {
            var machines = new List<(TestMemory Machine, byte[][] Model)> { (new TestMemory(2UL << 20), NewModel()) };
            foreach (var step in steps.SelectMany(s => new[] { s * 2654435761, s * 40503, s * 2246822519, s * 3266489917 }))
            {
                var at = (int)(step >> 24) % machines.Count;
                var (machine, model) = machines[at];
                if (step % 61 == 0 && machines.Count < 4) machines.Add((machine.Clone(), [.. model.Select(page => (byte[])page.Clone())]));
                else Step(machine, model, step);
                Compare(machine, model, step);
            }

            foreach (var (machine, model) in machines)
            {
                for (var page = 0; page < Pages; page++) Assert.Equal(model[page], Bytes(machine, page));
                Assert.Empty(machine.Memory.Check());
            }
        }).QuickCheckThrowOnFailure();

    private static void Step(TestMemory machine, byte[][] model, uint step)
    {
        var page = (int)(step >> 4) % Pages;
        var offset = Offset(step);
        switch (step % 16)
        {
            case 0:
                machine.Memory.ZeroPage(Pfn(page));
                Array.Clear(model[page]);
                break;
            case 1 or 2:
                var to = (page + 1 + (int)(step >> 20) % (Pages - 1)) % Pages;
                machine.Memory.CopyPage(Pfn(page), Pfn(to));
                model[page].CopyTo(model[to], 0);
                break;
            case 3:
                machine.Memory.WriteContents(Pfn(page))[offset / 8] = step;
                BitConverter.TryWriteBytes(model[page].AsSpan(offset / 8 * 8), (ulong)step);
                break;
            case 4:
                var bytes = Enumerable.Range(0, Math.Min(100, 4096 - offset)).Select(i => (byte)(step + i)).ToArray();
                machine.Memory.Write(Pfn(page).Address + (ulong)offset, bytes);
                bytes.CopyTo(model[page], offset);
                break;
            default:
                var size = Math.Min(1 << (int)(step >> 8) % 4, 4096 - offset);
                if (size is not (1 or 2 or 4 or 8)) size = 1;
                var value = 0x0101_0203_0509_0d17UL * step;
                machine.Memory.Store(Pfn(page).Address + (ulong)offset, value, size);
                BitConverter.GetBytes(value).AsSpan(0, size).CopyTo(model[page].AsSpan(offset));
                break;
        }
    }

    private static void Compare(TestMemory machine, byte[][] model, uint step)
    {
        var page = (int)(step >> 4) % Pages;
        var offset = Math.Min(Offset(step), 4096 - 8);
        Assert.Equal(BitConverter.ToUInt64(model[page], offset), machine.Memory.Load(Pfn(page).Address + (ulong)offset, 8));
        var read = new byte[Math.Min(200, 4096 - offset)];
        machine.Memory.Read(Pfn(page).Address + (ulong)offset, read);
        Assert.True(model[page].AsSpan(offset, read.Length).SequenceEqual(read));
    }

    /// <summary>Few lines, so that patches meet themselves, and some offsets that cross a line.</summary>
    private static int Offset(uint step) => (int)((step >> 12) % 6 * 64 + (step >> 16) % 64) + ((step >> 18) % 8 == 0 ? 3700 : 0);

    private static byte[][] NewModel() => [.. Enumerable.Range(0, Pages).Select(_ => new byte[4096])];

    private static PageFrameNumber Pfn(int page) => new(FirstPage + (uint)page);

    private static byte[] Bytes(TestMemory machine, int page)
    {
        var bytes = new byte[4096];
        machine.Memory.Read(Pfn(page).Address, bytes);
        return bytes;
    }
}
