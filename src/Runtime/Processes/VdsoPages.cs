using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// The frames behind [vvar] and [vdso]. In Linux they are part of the kernel's image; here they lie in the reserved first MiB, after the zero
/// page, so that no allocation is spent on them.
/// </summary>
internal sealed class VdsoPages
{
    private static readonly PageFrameNumber VvarFrame = BootMemory.ZeroPage + 1;
    private static readonly PageFrameNumber Vdso64Frame = VvarFrame + 1;
    private static readonly PageFrameNumber Vdso32Frame = Vdso64Frame + Vdso.VdsoPages;

    /// <summary>Writes the objects into their frames; once a machine, at boot.</summary>
    public VdsoPages(PhysicalMemory memory, int clockPages)
    {
        For64Bit = Install(memory, Vdso64Frame, clockPages, is64Bit: true);
        For32Bit = Install(memory, Vdso32Frame, clockPages, is64Bit: false);
    }

    public VdsoMappings For64Bit { get; }

    public VdsoMappings For32Bit { get; }

    private static VdsoMappings Install(PhysicalMemory memory, PageFrameNumber first, int clockPages, bool is64Bit)
    {
        var image = Vdso.Image(is64Bit).Span;
        var code = new uint[Vdso.VdsoPages];
        for (uint i = 0; i < Vdso.VdsoPages; i++)
        {
            code[i] = (first + i).Value;
            memory.Write((first + i).Address, image.Slice((int)(i << PageSize.Shift), (int)PageSize.Bytes));
        }

        // Of the data pages only the first, the clock's, is ever filled (vvar_fault); the others give SIGBUS.
        var data = new uint[Vdso.VvarPages];
        data[0] = VvarFrame.Value;
        return new VdsoMappings(
            new SpecialMapping(Vdso.VvarName, data),
            new SpecialMapping(Vdso.VvarVclockName, new uint[clockPages]),
            new SpecialMapping(Vdso.VdsoName, code));
    }
}
