using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>What a process looks like from outside; looking disturbs nothing.</summary>
public sealed partial class Process
{
    /// <summary>/proc/PID/maps, to the byte.</summary>
    public string MapsText() => ProcMaps.Text(this);

    /// <summary>The memory lines of /proc/PID/status, in bytes.</summary>
    public ProcessStatus Status() => ProcessStatus.Of(Mm);

    /// <summary>The leaf entry for the address; zero where there is no table.</summary>
    public PageTableEntry Entry(VirtualAddress address) => Mm.Tables.Raw.Read(address);

    /// <summary>The way from the top table to the address.</summary>
    public PageWalk Walk(VirtualAddress address) => PageWalk.Of(Mm.Tables.Raw, address);

    /// <summary>The physical address behind a virtual one, PROT_NONE or not; null where no frame is mapped.</summary>
    public PhysicalAddress? Physical(VirtualAddress address)
    {
        var entry = Entry(address);
        return entry.HasFrame ? entry.Frame.Address + address.PageOffset : null;
    }

    /// <summary>
    /// The bytes as they are, without a fault, an access mark or an event. Untouched anonymous memory reads as zeros, a file's unmapped
    /// page as the file. The count ends where nothing is mapped.
    /// </summary>
    public int Peek(VirtualAddress address, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            var at = address + (ulong)done;
            if (Mm.Areas.FindContaining(at.Value) is not { } area) break;
            int part = (int)Math.Min(PageSize.Bytes - at.PageOffset, (ulong)(destination.Length - done));
            PeekPage(area, at, destination.Slice(done, part));
            done += part;
        }

        return done;
    }

    private void PeekPage(VmArea area, VirtualAddress at, Span<byte> destination)
    {
        if (Physical(at) is { } physical)
        {
            _kernel.Memory.Read(physical, destination);
            return;
        }

        destination.Clear();
        if (area.OpenFile == 0) return;
        ulong offset = (area.PageOffsetAt(at.Value) << PageSize.Shift) + at.PageOffset;
        _ = FileOf(area).Peek(offset, destination);
    }

    private MemoryFile FileOf(VmArea area) => _kernel.Files.Open(area.OpenFile).File;
}
