namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Sym or Elf32_Sym: a name for an address.</summary>
/// <param name="Name">Decoded from the string table that belongs to the symbol table.</param>
/// <param name="Value">st_value: an address in executables and shared objects.</param>
/// <param name="Size">st_size, bytes.</param>
/// <param name="Info">st_info: binding in the upper, type in the lower four bits.</param>
/// <param name="Other">st_other: visibility.</param>
/// <param name="SectionIndex">st_shndx; 0 is undefined, 0xfff1 absolute.</param>
public readonly record struct ElfSymbol(string Name, ulong Value, ulong Size, byte Info, byte Other, ushort SectionIndex)
{
    /// <summary>STB_*: 0 local, 1 global, 2 weak.</summary>
    public int Binding => Info >> 4;

    /// <summary>STT_*: 0 none, 1 object, 2 function, 3 section, 4 file, 6 TLS.</summary>
    public int Type => Info & 0xf;
}
