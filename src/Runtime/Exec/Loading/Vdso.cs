using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// The pages that the kernel maps into every program (<c>arch/x86/entry/vdso/vma.c</c> map_vdso): a small shared object with the fast system calls,
/// and below it the data it reads.
/// <code>
///   [vvar]         4 pages   r--   data; only pages the kernel fills can be read
///   [vvar_vclock]  2 pages   r--
///   [vdso]         2 pages   r-x   the ELF file
/// </code>
/// </summary>
public static class Vdso
{
    public const string VvarName = "[vvar]";
    public const string VvarVclockName = "[vvar_vclock]";
    public const string VdsoName = "[vdso]";

    public const int VvarPages = 4;
    public const int VdsoPages = 2;

    /// <summary>Offset of __kernel_vsyscall in the 32-bit object, which AT_SYSINFO names; where the recorded kernel has it.</summary>
    public const ulong SystemCallEntry = 0x5e0;

    private const ulong VvarLength = VvarPages * PageSize.Bytes;
    private const ulong CodeLength = VdsoPages * PageSize.Bytes;

    /// <summary>
    /// The shared object's bytes, two pages: a real ELF file whose only code is <c>int 0x80; ret</c> (32 bits) or <c>syscall; ret</c>. The functions of a real
    /// one (clock_gettime, getcpu) are not there, because no program runs them here.
    /// </summary>
    public static ReadOnlyMemory<byte> Image(bool is64Bit)
    {
        var built = ElfImageBuilder.Build(new ElfImageTemplate
        {
            Name = "linux-vdso.so.1",
            Type = ElfType.SharedObject,
            Class = is64Bit ? ElfClass.Elf64 : ElfClass.Elf32,
            Entry = new ElfEntryPoint(null, SystemCallEntry),
            Stack = ElfStack.Absent,
            Loads = [new ElfLoadTemplate(0, ElfSegmentFlags.Read | ElfSegmentFlags.Execute, 0x1000)],
        });
        var image = new byte[CodeLength];
        built.Bytes.Span.CopyTo(image);
        var code = image.AsSpan((int)SystemCallEntry, 16);
        for (int i = 0; i < code.Length; i++) code[i] = 0x90;
        ReadOnlySpan<byte> call = is64Bit ? [0x0f, 0x05, 0xc3] : [0xcd, 0x80, 0xc3];
        call.CopyTo(code);
        return image;
    }

    /// <summary>Maps the block at a place of the ordinary search; the value is the address of [vdso].</summary>
    internal static SyscallResult Map(MmStruct mm, Caller caller, VdsoMappings mappings)
    {
        ulong clockLength = (ulong)mappings.VvarVclock.Frames.Count * PageSize.Bytes;
        var found = SpecialMappings.FindPlace(mm, caller, VvarLength + clockLength + CodeLength);
        if (!found.IsOk)
            return found;

        const VmFlags Data = VmFlags.Read | VmFlags.MayRead | VmFlags.Io | VmFlags.DontDump | VmFlags.PfnMap;
        const VmFlags Code = VmFlags.Read | VmFlags.Exec | VmFlags.MayAll;
        var data = new VirtualAddress(found.Value);
        var vclock = data + VvarLength;
        var code = vclock + clockLength;
        var result = SpecialMappings.Install(mm, caller, code, CodeLength, Code, mappings.Vdso);
        if (result.IsOk)
            result = SpecialMappings.Install(mm, caller, data, VvarLength, Data, mappings.Vvar);
        if (result.IsOk && clockLength != 0)
            result = SpecialMappings.Install(mm, caller, vclock, clockLength, Data, mappings.VvarVclock);
        return result.IsOk ? SyscallResult.Ok(code.Value) : result;
    }
}
