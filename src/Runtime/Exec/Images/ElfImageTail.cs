using System.Text;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// The part of a built file that is never loaded: symbol table, string tables, section headers.
/// Sections are numbered: 0 none, .interp if there is one, the template's, .symtab, .strtab, .shstrtab.
/// </summary>
internal sealed class ElfImageTail
{
    private readonly ElfImageTemplate _template;
    private readonly ElfImageLayout _layout;
    private readonly ElfFormat _format;
    private readonly List<(uint Name, ulong Value, int Section)> _symbols = new(16);
    private readonly StringTableBuilder _symbolNames = new();
    private readonly StringTableBuilder _sectionNames = new();
    private readonly uint[] _nameOffsets;
    private readonly ulong _symbolOffset;
    private readonly ulong _symbolNameOffset;
    private readonly ulong _sectionNameOffset;

    public ElfImageTail(ElfImageTemplate template, ElfImageLayout layout)
    {
        (_template, _layout, _format) = (template, layout, layout.Format);
        SectionCount = FirstSection + template.Sections.Length + 3;
        _nameOffsets = new uint[SectionCount];
        NameSections();
        CollectSymbols();

        _symbolOffset = AlignUp(layout.FileEnd, 8);
        _symbolNameOffset = _symbolOffset + ((ulong)(_symbols.Count + 1) * (ulong)_format.SymbolSize);
        _sectionNameOffset = _symbolNameOffset + (ulong)_symbolNames.Length;
        SectionHeaderOffset = AlignUp(_sectionNameOffset + (ulong)_sectionNames.Length, 8);
        End = SectionHeaderOffset + ((ulong)SectionCount * (ulong)_format.SectionHeaderSize);
    }

    public int SectionCount { get; }

    public ulong SectionHeaderOffset { get; }

    /// <summary>The file's length in bytes.</summary>
    public ulong End { get; }

    private bool HasInterpreter => _template.Interpreter is not null;

    private int FirstSection => HasInterpreter ? 2 : 1;

    public void Write(byte[] bytes)
    {
        WriteSymbols(bytes);
        _symbolNames.CopyTo(bytes.AsSpan((int)_symbolNameOffset));
        _sectionNames.CopyTo(bytes.AsSpan((int)_sectionNameOffset));
        WriteSectionHeaders(bytes);
    }

    private void NameSections()
    {
        var index = 1;
        if (HasInterpreter)
            _nameOffsets[index++] = _sectionNames.Add(".interp");
        foreach (var section in _template.Sections)
            _nameOffsets[index++] = _sectionNames.Add(section.Name);
        _nameOffsets[index++] = _sectionNames.Add(".symtab");
        _nameOffsets[index++] = _sectionNames.Add(".strtab");
        _nameOffsets[index] = _sectionNames.Add(".shstrtab");
    }

    /// <summary>The symbols that linkers define: _start at the entry, _etext, _edata and _end behind the last code, bytes and memory.</summary>
    private void CollectSymbols()
    {
        var (code, data, all) = (-1, -1, -1);
        for (var i = 0; i < _template.Sections.Length; i++)
        {
            var section = _template.Sections[i];
            var (start, size) = (_layout.Places[i].Address, section.Size);
            if (_layout.Entry >= start && _layout.Entry - start < size)
                Define("_start", _layout.Entry, i);
            code = (section.Permissions & ElfSegmentFlags.Execute) != 0 ? Later(code, i) : code;
            data = section.TakesNoFile ? data : Later(data, i);
            all = Later(all, i);
        }

        DefineEnd("_etext", code);
        DefineEnd("_edata", data);
        DefineEnd("_end", all);
    }

    private int Later(int left, int right) => left < 0 || _layout.Places[right].Address >= _layout.Places[left].Address ? right : left;

    private void DefineEnd(string name, int section)
    {
        if (section >= 0)
            Define(name, _layout.Places[section].Address + _template.Sections[section].Size, section);
    }

    private void Define(string name, ulong value, int section) => _symbols.Add((_symbolNames.Add(name), value, FirstSection + section));

    private void WriteSymbols(byte[] bytes)
    {
        const byte Global = 1 << 4;
        var fields = new ElfEncoder(bytes.AsSpan((int)_symbolOffset), _format);
        fields.Skip(_format.SymbolSize);
        foreach (var (name, value, section) in _symbols)
        {
            fields.Word(name);
            if (!_format.Is64)
            {
                fields.Native(value);
                fields.Native(0);
            }

            fields.Byte(Global);
            fields.Byte(0);
            fields.Half((ushort)section);
            if (_format.Is64)
            {
                fields.Native(value);
                fields.Native(0);
            }
        }
    }

    private void WriteSectionHeaders(byte[] bytes)
    {
        var fields = new ElfEncoder(bytes.AsSpan((int)SectionHeaderOffset), _format);
        fields.Skip(_format.SectionHeaderSize);
        var index = 1;
        if (HasInterpreter)
        {
            var (offset, size) = (_layout.InterpreterOffset, _layout.HeaderBytes - _layout.InterpreterOffset);
            var address = _layout.HeadersAreLoaded ? _layout.Base + offset : 0;
            var flags = _layout.HeadersAreLoaded ? ElfSectionFlags.Alloc : ElfSectionFlags.None;
            WriteSection(ref fields, index++, ElfSectionType.ProgBits, flags, new ElfPlace(address, offset), size, 0, 0, 1, 0);
        }

        for (var i = 0; i < _template.Sections.Length; i++)
        {
            var section = _template.Sections[i];
            var type = section.TakesNoFile ? ElfSectionType.NoBits : ElfSectionType.ProgBits;
            WriteSection(ref fields, index++, type, FlagsOf(section.Permissions), _layout.Places[i], section.Size, 0, 0, 16, 0);
        }

        var symbolBytes = _symbolNameOffset - _symbolOffset;
        WriteSection(ref fields, index++, ElfSectionType.SymTab, 0, new ElfPlace(0, _symbolOffset), symbolBytes, (uint)SectionCount - 2, 1, 8, (ulong)_format.SymbolSize);
        WriteSection(ref fields, index++, ElfSectionType.StrTab, 0, new ElfPlace(0, _symbolNameOffset), (ulong)_symbolNames.Length, 0, 0, 1, 0);
        WriteSection(ref fields, index, ElfSectionType.StrTab, 0, new ElfPlace(0, _sectionNameOffset), (ulong)_sectionNames.Length, 0, 0, 1, 0);
    }

    private static ElfSectionFlags FlagsOf(ElfSegmentFlags permissions) =>
        ElfSectionFlags.Alloc
        | ((permissions & ElfSegmentFlags.Write) != 0 ? ElfSectionFlags.Write : 0)
        | ((permissions & ElfSegmentFlags.Execute) != 0 ? ElfSectionFlags.ExecInstr : 0);

    private void WriteSection(
        ref ElfEncoder fields, int index, ElfSectionType type, ElfSectionFlags flags, ElfPlace place, ulong size, uint link, uint info, ulong align, ulong entrySize)
    {
        fields.Word(_nameOffsets[index]);
        fields.Word((uint)type);
        fields.Native((ulong)flags);
        fields.Native(place.Address);
        fields.Native(place.Offset);
        fields.Native(size);
        fields.Word(link);
        fields.Word(info);
        fields.Native(align);
        fields.Native(entrySize);
    }

    private static ulong AlignUp(ulong value, ulong align) => (value + align - 1) & ~(align - 1);

    /// <summary>A string table under construction: offset 0 is the empty name.</summary>
    private sealed class StringTableBuilder
    {
        private readonly List<byte> _bytes = [0];

        public int Length => _bytes.Count;

        public uint Add(string name)
        {
            var offset = (uint)_bytes.Count;
            _bytes.AddRange(Encoding.UTF8.GetBytes(name));
            _bytes.Add(0);
            return offset;
        }

        public void CopyTo(Span<byte> target)
        {
            for (var i = 0; i < _bytes.Count; i++)
                target[i] = _bytes[i];
        }
    }
}
