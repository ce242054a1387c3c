using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

public sealed partial class ElfFile
{
    private ImmutableArray<ElfSymbol> _symbols;
    private ImmutableArray<ElfSymbol> _dynamicSymbols;

    /// <summary>The first SHT_SYMTAB: all of the linker's symbols, absent from stripped files.</summary>
    public ImmutableArray<ElfSymbol> Symbols => _symbols.IsDefault ? _symbols = ReadSymbols(ElfSectionType.SymTab) : _symbols;

    /// <summary>The first SHT_DYNSYM: the symbols that ld.so binds.</summary>
    public ImmutableArray<ElfSymbol> DynamicSymbols =>
        _dynamicSymbols.IsDefault ? _dynamicSymbols = ReadSymbols(ElfSectionType.DynSym) : _dynamicSymbols;

    private ImmutableArray<ElfSymbol> ReadSymbols(ElfSectionType type)
    {
        foreach (var section in Sections)
        {
            if (section.Type == type)
                return ReadSymbols(section);
        }

        return [];
    }

    private ImmutableArray<ElfSymbol> ReadSymbols(ElfSection section)
    {
        var part = $"section {section.Index} ({section.Name})";
        if (section.EntrySize != (ulong)Format.SymbolSize)
        {
            Report(section.Offset, part, $"sh_entsize is {section.EntrySize}, a symbol of this class has {Format.SymbolSize} bytes");
            return [];
        }

        var names = section.Link < (uint)Sections.Length ? StringTable(Sections[(int)section.Link]) : new ElfStringTable(default);
        var table = Window(section.Offset, section.Size).Span;
        var symbols = ImmutableArray.CreateBuilder<ElfSymbol>(table.Length / Format.SymbolSize);
        for (; table.Length >= Format.SymbolSize; table = table[Format.SymbolSize..])
        {
            var (symbol, nameOffset) = ElfDecoder.Symbol(table, Format);
            symbols.Add(symbol with { Name = names[nameOffset] });
        }

        if (names.WasRefused)
            Report(section.Offset, part, $"some names are not in its string table, section {section.Link}");
        return symbols.MoveToImmutable();
    }
}
