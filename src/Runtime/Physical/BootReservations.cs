using System.Collections.Immutable;
using System.Numerics;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// What a PC's kernel takes before the allocator starts, as a function of its RAM. The first MiB goes as a whole; the image lies at 16 MiB; all else
/// is allocated from the top down: the RAM disk and the bounce buffers below 4 GiB, then struct pages, hash tables and per-CPU areas at the
/// very top of what the kernel maps.
/// </summary>
public static class BootReservations
{
    /// <summary>Below this a kernel built small is assumed, <see cref="KernelImage.ForLittleMemory"/>.</summary>
    public const uint LeastPagesForRecordedImage = (128u << 20) >> PageSize.Shift;

    /// <summary>Who has the page descriptors.</summary>
    internal const string DescriptorsName = "struct page";

    private const uint FirstMiB = 0x100;
    private const uint ImageStart = 0x1000;

    /// <summary>Bounce buffers for devices that reach 4 GiB only (swiotlb), where RAM lies above: 64 MiB.</summary>
    private const uint BounceBuffers = (64u << 20) >> PageSize.Shift;

    /// <summary>SECTION_SIZE_BITS 27: descriptors are made for whole sections of 128 MiB.</summary>
    private const uint SectionPages = 1u << (27 - PageSize.Shift);

    /// <summary>From here on the hash tables grow by half for each doubling (ADAPT_SCALE_BASE, 64 GiB).</summary>
    private const ulong HashAdapts = (64UL << 30) >> PageSize.Shift;

    /// <summary>The first MiB: real-mode code, the BIOS's data, and what stands there for the kernel's own.</summary>
    public static BootReservation LowMemory { get; } = new(new FrameRange(0, FirstMiB), "First MiB");

    /// <summary>The reservations of the default machine.</summary>
    /// <remarks>In the order in which they are made; those that are freed, in the order in which that happens.</remarks>
    /// <param name="ram">RAM as the firmware reports it, ascending, without frame 0.</param>
    /// <param name="zones">The architecture.</param>
    /// <param name="cpus">Each has its area.</param>
    public static ImmutableArray<BootReservation> Default(ReadOnlySpan<FrameRange> ram, ZoneLayout zones, int cpus)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var pages = 0u;
        foreach (var range in ram) pages += range.Count;
        var image = zones.Image;
        if (pages < LeastPagesForRecordedImage) image = image.ForLittleMemory(pages);

        var reservations = ImmutableArray.CreateBuilder<BootReservation>();
        reservations.Add(LowMemory);
        var start = pages >= 2 * ImageStart ? ImageStart : FirstMiB;
        AddImage(reservations, image, start);

        var low = new TopDown(ram, Math.Min(zones.KernelEnd, ZoneLayout.FramesBelow4G));
        low.Take(reservations, image.InitrdPages, "Initrd", isFreedAfterBoot: true);
        foreach (var (name, frames) in image.InitSections)
            reservations.Add(new BootReservation(new FrameRange(start + frames.Start, start + frames.End), name, IsFreedAfterBoot: true));

        var bounces = ram[^1].End > ZoneLayout.FramesBelow4G;
        if (bounces) low.Take(reservations, BounceBuffers, "Software IO TLB");
        var top = bounces && zones.KernelEnd > ZoneLayout.FramesBelow4G ? new TopDown(ram, zones.KernelEnd) : low;
        top.Take(reservations, DescriptorPages(ram, image, zones.HasSections), DescriptorsName);
        top.Take(reservations, HashPages(ram, image, zones.KernelEnd), "Dentry and inode hash tables");
        var others = image.OtherPages + (image.PagesPerCpu * (uint)cpus) + (bounces ? image.BounceBufferPages : 0);
        top.Take(reservations, others, "Per-CPU areas and early page tables");
        return reservations.ToImmutable();
    }

    /// <summary>The image without its init sections.</summary>
    private static void AddImage(ImmutableArray<BootReservation>.Builder reservations, KernelImage image, uint start)
    {
        var at = start;
        var sections = new FrameRange[image.InitSections.Length];
        for (var i = 0; i < sections.Length; i++) sections[i] = image.InitSections[i].Frames;
        FrameRange.SortByStart(sections);
        foreach (var frames in sections)
        {
            if (start + frames.Start > at) reservations.Add(new BootReservation(new FrameRange(at, start + frames.Start), "Kernel image"));
            at = start + frames.End;
        }

        if (start + image.Pages > at) reservations.Add(new BootReservation(new FrameRange(at, start + image.Pages), "Kernel image"));
    }

    private static uint DescriptorPages(ReadOnlySpan<FrameRange> ram, KernelImage image, bool sections)
    {
        ulong frames = ram[^1].End;
        if (sections && frames > SectionPages)
        {
            frames = 0;
            var done = 0u;
            foreach (var range in ram)
            {
                var end = (range.End + SectionPages - 1) / SectionPages;
                frames += (ulong)(end - Math.Min(end, Math.Max(done, range.Start / SectionPages))) * SectionPages;
                done = end;
            }
        }

        return (uint)(((frames * image.PageDescriptorBytes) + PageSize.Bytes - 1) >> PageSize.Shift);
    }

    /// <summary>alloc_large_system_hash (<c>mm/mm_init.c</c>) for dentries: an entry for two pages, rounded up to a power of two.</summary>
    private static uint HashPages(ReadOnlySpan<FrameRange> ram, KernelImage image, uint kernelEnd)
    {
        var pages = 0UL;
        foreach (var range in ram) pages += range.Intersect(new FrameRange(0, kernelEnd)).Count;
        var scale = 1;
        for (var adapt = HashAdapts; adapt < pages; adapt <<= 2) scale++;
        var entries = BitOperations.RoundUpToPowerOf2(Math.Max(pages >> scale, 1));
        return (uint)(((entries * image.BytesPerDirectoryEntry) + PageSize.Bytes - 1) >> PageSize.Shift);
    }

    /// <summary>memblock's allocator on x86: from the highest address down, over the holes.</summary>
    private sealed class TopDown
    {
        private readonly FrameRange[] _ram;
        private int _range;
        private uint _end;

        public TopDown(ReadOnlySpan<FrameRange> ram, uint limit)
        {
            _ram = [.. ram];
            _range = _ram.Length - 1;
            while (_range > 0 && _ram[_range].Start >= limit) _range--;
            _end = Math.Min(_ram[_range].End, limit);
        }

        public void Take(ImmutableArray<BootReservation>.Builder reservations, uint pages, string name, bool isFreedAfterBoot = false)
        {
            while (pages > 0)
            {
                var floor = Math.Max(_ram[_range].Start, FirstMiB);
                var part = Math.Min(pages, _end > floor ? _end - floor : 0);
                if (part > 0) reservations.Add(new BootReservation(new FrameRange(_end - part, _end), name, isFreedAfterBoot));
                _end -= part;
                pages -= part;
                if (pages == 0) return;
                if (_range == 0) return;
                _end = _ram[--_range].End;
            }
        }
    }
}
