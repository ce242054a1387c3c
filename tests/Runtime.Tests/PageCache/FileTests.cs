using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.PageCache;

public class FileTests
{
    [Fact]
    public void A_file_starts_in_the_page_cache_and_comes_back_from_disk()
    {
        var machine = TestMachine.New();
        var file = machine.CreateFile("data", "hello"u8.ToArray());
        Assert.Equal(1, file.CachedPageCount);
        Assert.Equal(1, file.DropCaches());
        Assert.Equal("hello", Text(file, 5));
        machine.Validate();
    }

    [Fact]
    public void Written_bytes_survive_dropping_the_cache()
    {
        var machine = TestMachine.New();
        var file = machine.CreateFile("data", 3 * Page);
        Assert.Equal(4, file.Write(Page - 2, "abcd"u8));
        Assert.Equal(3, file.DropCaches());
        Span<byte> bytes = stackalloc byte[4];
        Assert.Equal(4, file.Read(Page - 2, bytes));
        Assert.Equal("abcd"u8.ToArray(), bytes.ToArray());
    }

    [Fact]
    public void Truncation_takes_pages_from_mappings_and_private_copies_too()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", 4 * Page);
        var at = process.MapFile(file, 4, Protection.ReadWrite, MapFlags.Private);
        process.MustStore(at + (2 * Page), 7);
        process.MustStore(at, 7);

        file.Truncate(Page + 10);

        Assert.Equal(Signal.SIGBUS, process.Load(at + (2 * Page)).Signal);
        Assert.Equal(7UL, process.MustLoad(at));
        machine.Validate();
    }

    [Fact]
    public void A_file_that_shrinks_and_grows_reads_zeros_between()
    {
        var machine = TestMachine.New();
        var file = machine.CreateFile("data", "0123456789"u8.ToArray());
        file.Truncate(4);
        file.Truncate(8);
        Assert.Equal("0123\0\0\0\0", Text(file, 10));
        _ = file.DropCaches();
        Assert.Equal("0123\0\0\0\0", Text(file, 10));
    }

    [Fact]
    public void A_hole_takes_pages_of_the_file_and_leaves_private_copies()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", Enumerable.Repeat((byte)5, 3 * (int)Page).ToArray());
        var shared = process.MapFile(file, 3, Protection.ReadWrite, MapFlags.Shared);
        var own = process.MapFile(file, 3, Protection.ReadWrite, MapFlags.Private);
        process.MustStore(own + Page, 9);
        Assert.Equal(5UL, process.MustLoad(shared + Page));

        file.PunchHole(Page - 1, Page + 2);

        Assert.Equal(0UL, process.MustLoad(shared + Page));
        Assert.Equal(0UL, process.MustLoad(shared + (Page - 1)));
        Assert.Equal(5UL, process.MustLoad(shared + (Page - 2)));
        Assert.Equal(0UL, process.MustLoad(shared + (2 * Page)));
        Assert.Equal(5UL, process.MustLoad(shared + (2 * Page) + 1));
        Assert.Equal(9UL, process.MustLoad(own + Page));
        machine.Validate();
    }

    [Fact]
    public void Descriptors_read_and_write_through_user_memory()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var file = machine.CreateFile("data", "hello, world"u8.ToArray());
        int fd = (int)process.Open(file).Value;
        Assert.Equal(3, fd);
        var buffer = process.Anon(1);

        Assert.Equal(5UL, process.Read(fd, buffer, 5).Value);
        Assert.Equal((ulong)'h', process.MustLoad(buffer));
        Assert.Equal(5UL, process.Write(fd, buffer, 5).Value);
        Assert.Equal("hellohellold", Text(file, 12));
        Assert.Equal(2UL, process.Pread(fd, buffer, 100, 10).Value);
        Assert.Equal(Errno.EFAULT, process.Read(fd, new VirtualAddress(16), 1).Errno);
        Assert.Equal(Errno.EBADF, process.Read(9, buffer, 1).Errno);
        Assert.True(process.Close(fd).IsOk);
        Assert.Equal(Errno.EBADF, process.Close(fd).Errno);
        machine.Validate();
    }

    [Fact]
    public void A_memfd_lives_as_long_as_someone_has_it()
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        int fd = (int)process.MemfdCreate("x").Value;
        Assert.True(process.Ftruncate(fd, 2 * Page).IsOk);
        var at = new VirtualAddress(process.Mmap(VirtualAddress.Zero, 2 * Page, Protection.ReadWrite, MapFlags.Shared, fd, 0).Value);
        process.MustStore(at, 1);
        Assert.True(process.Close(fd).IsOk);
        Assert.Contains("/memfd:x (deleted)", process.MapsText(), StringComparison.Ordinal);
        machine.Validate();

        Assert.True(process.Munmap(at, 2 * Page).IsOk);

        Assert.DoesNotContain(machine.Files.All, file => file.Kind == MemoryFileKind.Shmem);
        machine.Validate();
    }

    [Fact]
    public void An_index_finds_pages_far_apart_in_order()
    {
        var index = new PageIndex(new Ownership());
        ulong[] pages = [0, 63, 64, 4095, 4096, 1UL << 30, (1UL << 52) - 1];
        for (int i = 0; i < pages.Length; i++) index.Add(pages[i], (uint)(i + 1));

        var found = new List<ulong>();
        for (ulong next = 0; index.TryNext(next, out ulong at, out _); next = at + 1) found.Add(at);

        Assert.Equal(pages, found);
        Assert.Equal(7U, index.Remove((1UL << 52) - 1));
        Assert.Equal(0U, index[(1UL << 52) - 1]);
    }

    private static string Text(MemoryFile file, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        return System.Text.Encoding.ASCII.GetString(bytes[..file.Read(0, bytes)]);
    }
}
