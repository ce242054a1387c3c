using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Replay.Emission;

/// <summary>
/// The pages that the recorder itself needs in a process: the page of snippets, the data, the scratch buffer. While they are mapped as at the start, using
/// them leaves no trace; after a fork, or an operation that concerns them, the next use may fault, and the script must do what the recorder did.
/// </summary>
internal sealed class StubPages
{
    /// <summary>Whether the next instruction may have to bring the page of code in.</summary>
    public bool IsTextStale { get; set; }

    /// <summary>Whether writing to the scratch buffer may copy its page.</summary>
    public bool IsScratchStale { get; set; }

    /// <summary>Whether the data page may be gone, from which exec has its arguments.</summary>
    public bool IsDataStale { get; set; }

    /// <summary>Whether an operation concerns a page, by the ranges that it names. Operations without a range concern none.</summary>
    public static bool Concerns(OperationText operation, ulong page)
    {
        var a = operation.Arguments;
        return operation.Name switch
        {
            "mmap" or "munmap" or "mprotect" or "pkey_mprotect" or "madvise" or "mlock" or "mlock2" or "munlock" or "remap_file_pages" => Overlaps(a[0], a[1], page),
            "mremap" => Overlaps(a[0], a[1], page) || Overlaps(a[4], a[2], page),
            "store" => Overlaps(a[0], 1, page),
            "read" => Overlaps(a[1], a[2], page),
            _ => false,
        };
    }

    /// <summary>The snippet that an operation runs in.</summary>
    public static ulong SnippetOf(string operation) => operation switch
    {
        "load" => StubImage.LoadByte,
        "store" => StubImage.StoreByte,
        "fetch" => StubImage.Jump,
        _ => StubImage.SystemCall,
    };

    /// <summary>Whether the recorder writes into the scratch buffer before the operation, for the call to read there.</summary>
    public static bool UsesScratch(OperationText operation, bool is32Bit) => operation.Name switch
    {
        "open" or "memfd" or "rlimit" => true,
        "mmap" => is32Bit && !PageSize.IsAligned(operation.Arguments[5]),
        _ => false,
    };

    private static bool Overlaps(ulong start, ulong length, ulong page)
    {
        ulong first = PageSize.RoundDown(start);
        ulong behind = unchecked(start + length);
        if (behind < start) behind = ulong.MaxValue;
        return first < page + PageSize.Bytes && page < Math.Max(behind, start + 1);
    }
}
