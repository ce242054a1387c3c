namespace MemDsl.Runtime.Exec;

/// <summary>e_ident[EI_DATA]: the byte order of the file's fields.</summary>
public enum ElfData : byte
{
    None = 0,
    LittleEndian = 1,
    BigEndian = 2,
}
