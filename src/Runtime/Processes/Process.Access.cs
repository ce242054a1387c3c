using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// What the process's own instructions do, on the machine's current CPU, in user mode: translation, faults and all. A failed access
/// carries the signal Linux would send; the process itself is left as it is.
/// </summary>
public sealed partial class Process
{
    /// <summary>Loads 1, 2, 4 or 8 bytes, little-endian.</summary>
    public AccessResult Load(VirtualAddress address, int size = 1) => throw NotYet();

    /// <summary>Stores the low 1, 2, 4 or 8 bytes of the value; both pages of an access across a boundary are translated before a byte is stored.</summary>
    public AccessResult Store(VirtualAddress address, ulong value, int size = 1) => throw NotYet();

    /// <summary>Loads a run of bytes as a copying program does: page by page, ascending.</summary>
    public AccessResult LoadBytes(VirtualAddress address, Span<byte> destination) => throw NotYet();

    /// <summary>Stores a run of bytes, page by page, ascending; what precedes a fault stays stored.</summary>
    public AccessResult StoreBytes(VirtualAddress address, ReadOnlySpan<byte> source) => throw NotYet();

    /// <summary>An instruction fetch.</summary>
    public AccessResult Fetch(VirtualAddress address) => throw NotYet();

    /// <summary>One byte of every page of the range is loaded, or stored as zero if <paramref name="write"/>; the value is the pages touched.</summary>
    public AccessResult Touch(VirtualRange range, bool write = true) => throw NotYet();

    /// <summary>get_user: a load in kernel mode; a bad address is EFAULT, not a signal.</summary>
    public SyscallResult KernelLoad(VirtualAddress address, int size = 1) => throw NotYet();

    /// <summary>put_user: a store in kernel mode.</summary>
    public SyscallResult KernelStore(VirtualAddress address, ulong value, int size = 1) => throw NotYet();

    /// <summary>
    /// Looks at the bytes as they are, without a fault, an access mark or an event. Untouched anonymous memory reads as zeros, a file's
    /// unmapped page as the file. The count ends where nothing is mapped.
    /// </summary>
    public int Peek(VirtualAddress address, Span<byte> destination) => throw NotYet();
}
