using System.Text.Json;

namespace MemDsl.Replay.Recordings;

/// <summary>
/// Reads what /proc showed of processes. Most operations leave most processes as they were: a process whose bytes are those of the line before
/// is the same object again.
/// </summary>
internal sealed class ProcessReader
{
    private readonly Dictionary<string, (byte[] Bytes, RecordedProcess Process)> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>The object <c>procs</c>, at whose value the reader is about to arrive.</summary>
    public List<KeyValuePair<string, RecordedProcess>> ReadAll(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var processes = new List<KeyValuePair<string, RecordedProcess>>();
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            string name = Intern(reader.GetString()!);
            _ = reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            processes.Add(new(name, Remembered(name, line[start..(int)reader.BytesConsumed])));
        }

        return processes;
    }

    /// <summary>Reads one property of a process into the pieces; false for a property that is none of a process.</summary>
    public bool TryReadProperty(ref Utf8JsonReader reader, ref Pieces pieces)
    {
        if (reader.ValueTextEquals("nvma"u8)) pieces.AreaCount = (int)Json.Number(ref reader);
        else if (reader.ValueTextEquals("maps"u8)) pieces.Areas = Areas(ref reader);
        else if (reader.ValueTextEquals("maps_cut"u8)) pieces.IsCut = reader.Read() && reader.GetBoolean();
        else if (reader.ValueTextEquals("status"u8)) pieces.Status = Status(ref reader);
        else if (reader.ValueTextEquals("pages"u8)) pieces.Pages = Pages(ref reader);
        else return false;
        return true;
    }

    /// <summary>A process in the making.</summary>
    internal struct Pieces
    {
        public int AreaCount;
        public RecordedArea[] Areas;
        public bool IsCut;
        public RecordedStatus? Status;
        public RecordedPages[]? Pages;

        public readonly RecordedProcess ToProcess() => new(AreaCount, Areas ?? [], IsCut, Status, Pages);
    }

    private RecordedProcess Remembered(string name, ReadOnlySpan<byte> bytes)
    {
        if (_last.TryGetValue(name, out var last) && bytes.SequenceEqual(last.Bytes)) return last.Process;
        var reader = new Utf8JsonReader(bytes);
        Json.Expect(ref reader, JsonTokenType.StartObject);
        var pieces = default(Pieces);
        while (Json.NextProperty(ref reader))
        {
            if (!TryReadProperty(ref reader, ref pieces)) reader.Skip();
        }

        var process = pieces.ToProcess();
        _last[name] = (bytes.ToArray(), process);
        return process;
    }

    private RecordedArea[] Areas(ref Utf8JsonReader reader)
    {
        var areas = new List<RecordedArea>();
        Json.Expect(ref reader, JsonTokenType.StartArray);
        while (Json.NextElement(ref reader))
        {
            ulong start = Json.Number(ref reader);
            ulong end = Json.Number(ref reader);
            string permissions = Intern(Json.Text(ref reader));
            ulong offset = Json.Number(ref reader);
            string name = Intern(Json.Text(ref reader));
            RecordedUsage? usage = null;
            if (Json.NextElement(ref reader))
            {
                usage = Usage(ref reader);
                Json.Expect(ref reader, JsonTokenType.EndArray);
            }

            areas.Add(new RecordedArea(start, end, permissions, offset, name, usage));
        }

        return [.. areas];
    }

    private RecordedUsage Usage(ref Utf8JsonReader reader)
    {
        var figures = new int[RecordedUsage.FieldNames.Count];
        string flags = "";
        while (Json.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("VmFlags"u8))
            {
                // "sd" is in all new areas of a kernel with CONFIG_MEM_SOFT_DIRTY, which the modelled one does not have.
                flags = Intern(Json.Text(ref reader).Replace(" sd", "", StringComparison.Ordinal));
                continue;
            }

            int field = IndexOf(RecordedUsage.FieldNames, ref reader);
            int value = (int)Json.Number(ref reader);
            if (field >= 0) figures[field] = value;
        }

        return new RecordedUsage(figures, flags);
    }

    private static RecordedStatus Status(ref Utf8JsonReader reader)
    {
        var figures = new long[RecordedStatus.FieldNames.Count];
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            int field = IndexOf(RecordedStatus.FieldNames, ref reader);
            long value = (long)Json.Number(ref reader);
            if (field >= 0) figures[field] = value;
        }

        return new RecordedStatus(figures);
    }

    private static RecordedPages[] Pages(ref Utf8JsonReader reader)
    {
        var pages = new List<RecordedPages>();
        Json.Expect(ref reader, JsonTokenType.StartArray);
        while (Json.NextElement(ref reader))
        {
            ulong address = Json.Number(ref reader);
            int count = (int)Json.Number(ref reader);
            string letters = Json.Text(ref reader);
            int frame = (int)Json.Number(ref reader);
            Json.Expect(ref reader, JsonTokenType.EndArray);
            pages.Add(new RecordedPages(address, count, count == 0 ? PageTraits.None : Traits(letters), frame));
        }

        return [.. pages];
    }

    private static PageTraits Traits(string letters)
    {
        var traits = PageTraits.None;
        foreach (char letter in letters)
        {
            traits |= letter switch
            {
                'P' => PageTraits.Present,
                'S' => PageTraits.Swapped,
                'F' => PageTraits.File,
                'G' => PageTraits.Guard,
                'W' => PageTraits.WriteProtected,
                'X' => PageTraits.Exclusive,
                'Z' => PageTraits.Zero,
                _ => throw new RecordingProblemException($"the recording has a page with the unknown flag '{letter}'"),
            };
        }

        return traits;
    }

    private static int IndexOf(IReadOnlyList<string> names, ref Utf8JsonReader reader)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (reader.ValueTextEquals(names[i])) return i;
        }

        return -1;
    }

    private string Intern(string word)
    {
        if (_words.TryGetValue(word, out string? known)) return known;
        _words.Add(word, word);
        return word;
    }
}
