using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.SystemV;
using MemDsl.Runtime.Tests.UserSpace;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.SystemV;

/// <summary>Segments through random lives, with everything counted again after each step.</summary>
public class SharedMemoryTests
{
    private const ulong Page = TestProcess.Page;
    private const ulong Arena = TestProcess.Arena;
    private const int Steps = 120;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_attaches_keep_every_count(int seed)
    {
        var test = new TestProcess();
        var machine = test.Machine;
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            var running = machine.Processes.All.Where(p => p.State == ProcessState.Running).ToArray();
            var process = running[random.Next(running.Length)];
            var at = new VirtualAddress(Arena + ((ulong)random.Next(24) * Page));
            var ids = machine.Kernel.SharedMemory.All.Select(segment => segment.Id).Append(0).ToArray();
            var id = ids[random.Next(ids.Length)];
            switch (random.Next(11))
            {
                case 0: _ = process.Shmget(random.Next(3), (ulong)random.Next(1, 6 * (int)Page), ShmgetFlags.Create | (ShmgetFlags)0x1b6); break;
                case 1: _ = process.Shmat(id, default, ShmatFlags.None); break;
                case 2 or 3: _ = process.Shmat(id, at, random.Next(2) == 0 ? ShmatFlags.Remap : ShmatFlags.ReadOnly); break;
                case 4: _ = process.Shmdt(at); break;
                case 5: _ = process.Shmctl(id, 0); break;
                case 6: _ = process.Munmap(at, (ulong)random.Next(1, 4) * Page); break;
                case 7: _ = process.Mprotect(at, (ulong)random.Next(1, 4) * Page, (Protection)random.Next(4)); break;
                case 8: _ = process.Mremap(at, Page, (ulong)random.Next(1, 4) * Page, MremapFlags.MayMove); break;
                case 9: _ = process.Store(at, 1); break;
                case 10 when running.Length < 4: _ = process.Fork(); break;
                case 10 when running.Length > 1: _ = running[^1].Exit(0); break;
            }

            machine.Validate();
            if (step % 40 == 39) machine = machine.Clone();
        }
    }

    [Fact]
    public void A_clone_and_its_original_end_a_segment_apart()
    {
        var test = new TestProcess();
        var id = (int)TestProcess.Value(test.Process.Shmget(0, Page, ShmgetFlags.None));
        var clone = test.Machine.Clone();
        TestProcess.Value(test.Process.Shmctl(id, 0));
        Assert.Null(test.Machine.Kernel.SharedMemory.Find(id));
        Assert.NotNull(clone.Kernel.SharedMemory.Find(id));
        clone.Validate();
        test.Machine.Validate();
    }

    [Fact]
    public void Numbers_are_used_again_with_another_sequence()
    {
        var p = new TestProcess().Process;
        var first = TestProcess.Value(p.Shmget(0, Page, ShmgetFlags.None));
        TestProcess.Value(p.Shmctl((int)first, 0));
        for (var i = 1; i < 64; i++) TestProcess.Value(p.Shmctl((int)TestProcess.Value(p.Shmget(0, Page, ShmgetFlags.None)), 0));
        Assert.Equal(1UL << 15, TestProcess.Value(p.Shmget(0, Page, ShmgetFlags.None)));
        Assert.False(p.Shmat((int)first, default, ShmatFlags.None).IsOk);
    }
}
