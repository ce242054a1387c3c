using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// What is known of a free frame's last life, as Linux's <c>page_owner</c> would tell. A free frame needs neither mapping nor index, so its record
/// keeps it there until the frame is given out again. Of a block, the head remembers.
/// </summary>
/// <param name="Type">What the frame was.</param>
/// <param name="Order">The order of the block that it headed.</param>
/// <param name="IsAnon">Whether it was an anonymous page.</param>
/// <param name="Mapping">The file or anon_vma that it belonged to; 0 for none.</param>
/// <param name="Index">The low 32 bits of its place there, which is all of it in a file up to 16 TiB.</param>
/// <param name="Pid">The process on whose behalf it was freed; 0 for none.</param>
public readonly record struct FrameHistory(FrameType Type, int Order, bool IsAnon, uint Mapping, uint Index, int Pid)
{
    private const int PidShift = 32;
    private const ulong PidMask = (1 << 22) - 1;
    private const int TypeShift = 54;
    private const int OrderShift = 57;
    private const ulong AnonBit = 1UL << 61;
    private const ulong PresentBit = 1UL << 63;

    /// <summary>The history of a free frame; null for a frame in use, or one that was never given out.</summary>
    public static FrameHistory? Of(in Frame frame)
    {
        var place = frame.Place;
        if (frame.Type is not (FrameType.Free or FrameType.PerCpu) || (place & PresentBit) == 0) return null;
        return new FrameHistory(
            (FrameType)(place >> TypeShift & 7), (int)(place >> OrderShift & 0xf), (place & AnonBit) != 0, frame.Mapping, (uint)place, (int)(place >> PidShift & PidMask));
    }

    /// <summary>A record at rest that remembers what the frame was.</summary>
    internal static Frame Remember(in Frame was, int pid) => new()
    {
        Mapping = was.Mapping,
        Place = PresentBit | (uint)was.Index | ((ulong)pid & PidMask) << PidShift | (ulong)was.Type << TypeShift | (ulong)was.Order << OrderShift
            | (was.IsAnon ? AnonBit : 0),
    };

    /// <summary>Ends a record's time on a CPU's list; what it remembers stays.</summary>
    internal static void PutToRest(ref Frame frame) => frame = new Frame { Mapping = frame.Mapping, Place = frame.Place };
}
