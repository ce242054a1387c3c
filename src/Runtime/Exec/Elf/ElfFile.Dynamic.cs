using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

public sealed partial class ElfFile
{
    private const long Needed = 1;
    private const long StringTableAddress = 5;
    private const long StringTableSize = 10;
    private const long SoName = 14;
    private const long RPath = 15;
    private const long RunPath = 29;

    private ImmutableArray<ElfDynamicEntry> _dynamic;

    /// <summary>The entries of PT_DYNAMIC up to DT_NULL, which is left out.</summary>
    public ImmutableArray<ElfDynamicEntry> Dynamic => _dynamic.IsDefault ? _dynamic = ReadDynamic() : _dynamic;

    private ImmutableArray<ElfDynamicEntry> ReadDynamic()
    {
        foreach (var segment in ProgramHeaders)
        {
            if (segment.Type == ElfSegmentType.Dynamic)
                return ReadDynamic(segment);
        }

        return [];
    }

    private ImmutableArray<ElfDynamicEntry> ReadDynamic(in ElfProgramHeader segment)
    {
        var entries = ImmutableArray.CreateBuilder<ElfDynamicEntry>();
        var table = Window(segment.Offset, segment.FileSize).Span;
        ulong? stringsAt = null;
        var stringsSize = ulong.MaxValue;
        var ended = false;
        for (; table.Length >= Format.DynamicEntrySize && !ended; table = table[Format.DynamicEntrySize..])
        {
            var entry = ElfDecoder.DynamicEntry(table, Format);
            ended = entry.Tag == 0;
            if (!ended)
                entries.Add(entry);
            if (entry.Tag == StringTableAddress)
                stringsAt = entry.Value;
            else if (entry.Tag == StringTableSize)
                stringsSize = entry.Value;
        }

        if (!ended)
            Report(segment.Offset, "dynamic section", "it does not end with DT_NULL");

        var strings = new ElfStringTable(stringsAt is { } address && FileOffsetOf(address) is { } offset ? Window(offset, stringsSize) : default);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Tag is Needed or SoName or RPath or RunPath)
                entries[i] = entries[i] with { Text = strings[(uint)Math.Min(entries[i].Value, uint.MaxValue)] };
        }

        if (strings.WasRefused)
            Report(segment.Offset, "dynamic section", "some names are not in its string table");
        return entries.ToImmutable();
    }

    /// <summary>Where in the file the byte at an address stands, by the PT_LOADs; null if it comes from no byte of the file.</summary>
    public ulong? FileOffsetOf(ulong address)
    {
        foreach (var segment in ProgramHeaders)
        {
            if (segment.Type == ElfSegmentType.Load && address >= segment.VirtualAddress && address - segment.VirtualAddress < segment.FileSize)
                return segment.Offset + (address - segment.VirtualAddress);
        }

        return null;
    }
}
