using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Reference;

/// <summary>A line that uses a constant: one for each family, and another where one constant of it wants company.</summary>
internal static class ConstantExamples
{
    /// <summary>By family or by name; the name decides first. <c>{0}</c> stands for the constant.</summary>
    private static readonly Dictionary<string, CompositeFormat> Lines = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PROT"] = "p.mprotect(buf, 4K, {0})",
        ["MAP"] = "p.mmap(4K, rw, private|anon|{0})",
        ["MAP_PRIVATE"] = "p.mmap(4K, rw, {0}|MAP_ANONYMOUS)",
        ["MAP_SHARED"] = "p.mmap(4K, rw, {0}|MAP_ANONYMOUS)",
        ["MAP_SHARED_VALIDATE"] = "p.mmap(4K, rw, {0}, file: data)",
        ["MAP_DROPPABLE"] = "p.mmap(4K, rw, {0}|MAP_ANONYMOUS)",
        ["MAP_ANONYMOUS"] = "p.mmap(4K, rw, MAP_PRIVATE|{0})",
        ["MAP_ANON"] = "p.mmap(4K, rw, MAP_PRIVATE|{0})",
        ["MAP_FIXED"] = "p.mmap(4K, rw, private|anon|{0}, at: buf)",
        ["MAP_FIXED_NOREPLACE"] = "assert p.mmap(4K, rw, private|anon|{0}, at: buf) fails EEXIST",
        ["MAP_SYNC"] = "assert p.mmap(4K, rw, MAP_SHARED_VALIDATE|{0}, file: data) fails EOPNOTSUPP",
        ["MAP_NONBLOCK"] = "p.mmap(4K, rw, private|anon|MAP_POPULATE|{0})",
        ["private"] = "p.mmap(4K, rw, {0}|anon)",
        ["shared"] = "p.mmap(4K, rw, {0}|anon)",
        ["anon"] = "p.mmap(4K, rw, private|{0})",
        ["fixed"] = "p.mmap(4K, rw, private|anon|{0}, at: buf)",
        ["MREMAP"] = "p.mremap(buf, 4K, 8K, {0})",
        ["MREMAP_FIXED"] = "p.mremap(buf, 4K, 4K, MREMAP_MAYMOVE|{0}, buf + 32K)",
        ["MREMAP_DONTUNMAP"] = "p.mremap(buf, 4K, 4K, MREMAP_MAYMOVE|{0})",
        ["MADV"] = "p.madvise(buf, 4K, {0})",
        ["MLOCK"] = "p.mlock2(buf, 4K, {0})",
        ["MCL"] = "p.mlockall({0})",
        ["MCL_ONFAULT"] = "p.mlockall(MCL_CURRENT|{0})",
        ["MS"] = "p.msync(buf, 4K, {0})",
        ["ADDR"] = "let q = spawn(app, personality: {0})",
        ["MMAP"] = "let q = spawn(app, personality: {0})",
        ["READ"] = "let q = spawn(app, personality: {0})",
        ["IPC_PRIVATE"] = "p.shmget({0}, 64K)",
        ["IPC_CREAT"] = "p.shmget(1, 64K, {0}|0x180)",
        ["IPC_EXCL"] = "p.shmget(1, 64K, IPC_CREAT|{0}|0x180)",
        ["IPC_RMID"] = "p.shmctl(p.shmget(IPC_PRIVATE, 4K), {0})",
        ["SHM"] = "p.shmat(p.shmget(IPC_PRIVATE, 64K), flags: {0})",
        ["SHM_NORESERVE"] = "p.shmget(IPC_PRIVATE, 64K, IPC_CREAT|{0}|0x180)",
        ["SHM_REMAP"] = "p.shmat(p.shmget(IPC_PRIVATE, 64K), buf, {0})",
        ["VM"] = "print p.maps.where(v => v.flags & {0} != 0)",
        ["GFP"] = "kernel.alloc_pages(0, {0})",
        [""] = "kernel.alloc_pages(0, GFP_KERNEL|{0})", // __GFP_…
        ["RLIMIT"] = "p.setrlimit({0}, 64K)",
        ["RLIM"] = "p.setrlimit(RLIMIT_STACK, {0})",
        ["O"] = "let fd = p.open(data, {0})",
        ["FALLOC"] = "p.fallocate(p.memfd_create(\"shared\"), {0}, 0, 4K)",
        ["FALLOC_FL_PUNCH_HOLE"] = "p.fallocate(p.memfd_create(\"shared\"), {0}|FALLOC_FL_KEEP_SIZE, 0, 4K)",
        ["zone"] = "print buddy.free(0, zone: {0})",
        ["migratetype"] = "print buddy.free(0, type: {0})",
        ["errno"] = "let e: errno = {0}",
        ["signal"] = "let s: signal = {0}",
        ["si_code"] = "let c: signal_code = {0}",
    }.ToDictionary(row => row.Key, row => CompositeFormat.Parse(row.Value), StringComparer.Ordinal);

    public static string Of(LibraryConstant constant)
    {
        if (FailureExamples.Of(constant) is { } failure) return failure;
        var line = Lines.GetValueOrDefault(constant.Name) ?? Lines.GetValueOrDefault(constant.Family) ?? Lines.GetValueOrDefault(constant.Group)
            ?? throw new InvalidOperationException($"no line shows {constant.Name}, of family {constant.Family}");
        return string.Format(CultureInfo.InvariantCulture, line, constant.Name);
    }
}
