using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Procfs;

/// <summary>What the records of frames tell of all pages that are in use. Reading it walks the records.</summary>
/// <param name="Anon">NR_ANON_MAPPED: anonymous pages that some entry maps.</param>
/// <param name="File">NR_FILE_MAPPED: pages of files and shared memory that some entry maps.</param>
/// <param name="Tables">NR_PAGETABLE.</param>
public readonly record struct MappedPages(long Anon, long File, long Tables)
{
    /// <summary>Counts the pages of a machine.</summary>
    public static MappedPages Of(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        long anon = 0, file = 0, tables = 0;
        foreach (var pfn in kernel.Memory.FramesInUse())
        {
            ref readonly var frame = ref kernel.Memory.Peek(pfn);
            if (frame.Type == FrameType.PageTable) tables++;
            if (frame.Type != FrameType.InUse || (frame.Flags & FrameFlags.Tail) != 0) continue;
            var mapped = frame.MapCount > 0 ? 1 : 0;
            if ((frame.Flags & FrameFlags.Head) != 0)
            {
                var folio = new LargeFolio(kernel.Memory, pfn);
                for (var i = 1; i < LargeFolio.Pages; i++) mapped += folio[i].MapCount > 0 ? 1 : 0;
            }

            if (frame.IsAnon) anon += mapped;
            else if (frame.Mapping != 0) file += mapped;
        }

        return new MappedPages(anon, file, tables);
    }
}
