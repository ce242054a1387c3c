using System.Collections.Immutable;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// How much a kernel takes for itself at boot, in pages: rows from recordings of distribution kernels. The default machine has such a kernel.
/// </summary>
/// <param name="Name">Which recording.</param>
/// <param name="Pages">From _text to the end of .bss and of the used brk; it begins at 16 MiB.</param>
/// <param name="InitSections">
/// Parts of the image that are freed when boot is over, in that order: init code and data, and what alignment left between sections. Frame numbers
/// count from the image's first.
/// </param>
/// <param name="InitrdPages">The initial RAM disk, freed when it is unpacked.</param>
/// <param name="PageDescriptorBytes">sizeof(struct page), kept for every frame of a memory section of 128 MiB or, without sections, up to max_pfn.</param>
/// <param name="BytesPerDirectoryEntry">
/// Of the dentry and the inode hash together, for each of the 2^n ≥ half the pages entries of the first (alloc_large_system_hash); inodes have
/// half as many.
/// </param>
/// <param name="PagesPerCpu">The static per-CPU area.</param>
/// <param name="OtherPages">Node descriptor, early page tables and the like.</param>
/// <param name="BounceBufferPages">Bookkeeping of the bounce buffers (swiotlb), where there are some.</param>
public sealed record KernelImage(
    string Name,
    uint Pages,
    ImmutableArray<(string Name, FrameRange Frames)> InitSections,
    uint InitrdPages,
    uint PageDescriptorBytes,
    uint BytesPerDirectoryEntry,
    uint PagesPerCpu,
    uint OtherPages,
    uint BounceBufferPages)
{
    /// <summary>Debian's 6.12 for amd64.</summary>
    public static KernelImage X86_64 { get; } = new(
        "6.12 amd64",
        Pages: 11271,
        InitSections:
        [
            ("Kernel decrypted", new FrameRange(0x2805, 0x2a00)),
            ("Kernel initmem", new FrameRange(0x22fd, 0x2724)),
            ("Kernel rodata/data gap", new FrameRange(0x1b6d, 0x1c00)),
        ],
        InitrdPages: 349,
        PageDescriptorBytes: 64,
        BytesPerDirectoryEntry: 12,
        PagesPerCpu: 66,
        OtherPages: 60,
        BounceBufferPages: 195);

    /// <summary>Debian's 6.1 for i386 with PAE.</summary>
    public static KernelImage X86_32 { get; } = new(
        "6.1 i686",
        Pages: 3851,
        InitSections: [("Kernel initmem", new FrameRange(0xda4, 0xe8c))],
        InitrdPages: 362,
        PageDescriptorBytes: 40,
        BytesPerDirectoryEntry: 6,
        PagesPerCpu: 33,
        OtherPages: 21,
        BounceBufferPages: 128);

    /// <summary>
    /// A kernel built small, for a machine on which the recorded ones would not start: an eighth of the RAM, one tenth of that init code; no RAM disk.
    /// </summary>
    public KernelImage ForLittleMemory(uint ramPages)
    {
        var pages = Math.Min(Pages, ramPages / 8);
        return this with
        {
            Pages = pages,
            InitSections = [("Kernel initmem", new FrameRange(pages - (pages / 10), pages))],
            InitrdPages = 0,
            PagesPerCpu = Math.Min(PagesPerCpu, ramPages / 256),
            OtherPages = Math.Min(OtherPages, ramPages / 256),
        };
    }
}
