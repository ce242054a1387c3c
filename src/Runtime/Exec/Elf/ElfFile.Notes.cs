using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Runtime.Exec;

public sealed partial class ElfFile
{
    /// <summary>Segments may overlap, so the notes of a file are bounded by a number too, not only by its length.</summary>
    private const int MostNotes = 10_000;

    private ImmutableArray<ElfNote> _notes;

    /// <summary>The notes of all PT_NOTE segments, in order.</summary>
    public ImmutableArray<ElfNote> Notes => _notes.IsDefault ? _notes = ReadNotes() : _notes;

    private ImmutableArray<ElfNote> ReadNotes()
    {
        var notes = ImmutableArray.CreateBuilder<ElfNote>();
        for (var i = 0; i < ProgramHeaders.Length && notes.Count < MostNotes; i++)
        {
            if (ProgramHeaders[i].Type == ElfSegmentType.Note)
                ReadNotes($"program header {i} (Note)", ProgramHeaders[i], notes);
        }

        if (notes.Count >= MostNotes)
            Report(0, "notes", $"there are more than {MostNotes}; the rest is not read");
        return notes.ToImmutable();
    }

    /// <summary>A note is three words (name size, descriptor size, type), then name and descriptor, each padded to p_align (4 or 8).</summary>
    private void ReadNotes(string part, in ElfProgramHeader segment, ImmutableArray<ElfNote>.Builder notes)
    {
        const int HeaderSize = 12;
        ulong align = segment.Align == 8 ? 8u : 4u;
        var bytes = Window(segment.Offset, segment.FileSize);
        while (bytes.Length >= HeaderSize && notes.Count < MostNotes)
        {
            var span = bytes.Span;
            ulong nameSize = ElfDecoder.Word(span, Format);
            ulong descriptionSize = ElfDecoder.Word(span[4..], Format);
            var descriptionAt = (HeaderSize + nameSize + align - 1) & ~(align - 1);
            if (descriptionAt + descriptionSize > (ulong)bytes.Length)
            {
                Report(segment.Offset, part, "a note goes past the end of its segment");
                return;
            }

            notes.Add(new ElfNote(
                Encoding.UTF8.GetString(span.Slice(HeaderSize, (int)Math.Min(nameSize, 256))).TrimEnd('\0'),
                ElfDecoder.Word(span[8..], Format),
                bytes.Slice((int)descriptionAt, (int)descriptionSize)));
            var next = (descriptionAt + descriptionSize + align - 1) & ~(align - 1);
            if (next >= (ulong)bytes.Length)
                return;
            bytes = bytes[(int)next..];
        }
    }
}
