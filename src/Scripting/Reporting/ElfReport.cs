namespace MemDsl.Scripting.Reporting;

/// <summary>What <c>mem elf</c> prints.</summary>
public static class ElfReport
{
    /// <summary>Writes the report; gives null, or why the bytes are no ELF file at all.</summary>
    public static string? Write(TextWriter writer, string path, ReadOnlyMemory<byte> bytes)
    {
        throw new InvalidOperationException("not yet");
    }
}
