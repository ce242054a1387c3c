using System.Text.Json;

namespace MemDsl.Replay.Recordings;

/// <summary>Reads a trace line by line: the header, then operations as they are asked for.</summary>
public sealed class TraceReader : IDisposable
{
    private readonly LineReader _lines;
    private readonly ProcessReader _processes = new();

    private TraceReader(LineReader lines) => _lines = lines;

    public RecordedHeader Header { get; private set; } = new();

    /// <summary>Opens a <c>.jsonl</c> or <c>.jsonl.gz</c> file and reads its header.</summary>
    public static TraceReader Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return Open(file, path.EndsWith(".gz", StringComparison.Ordinal));
    }

    public static TraceReader Open(Stream stream, bool isCompressed)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var reader = new TraceReader(new LineReader(stream, isCompressed));
        if (!reader._lines.TryRead(out var line)) throw new RecordingProblemException("the recording is empty");
        reader.Header = reader.ReadHeader(line.Span);
        return reader;
    }

    /// <summary>The next operation; null behind the last.</summary>
    public RecordedOperation? Next() => _lines.TryRead(out var line) ? ReadOperation(line.Span) : null;

    public void Dispose() => _lines.Dispose();

    private RecordedHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var header = new RecordedHeader();
        Json.Expect(ref reader, JsonTokenType.StartObject);
        bool isHeader = false;
        while (Json.NextProperty(ref reader))
        {
            isHeader |= reader.ValueTextEquals("header"u8);
            if (reader.ValueTextEquals("kernel"u8)) header.Kernel = Json.Text(ref reader);
            else if (reader.ValueTextEquals("arch"u8)) header.Is32Bit = Json.Text(ref reader) == "i386";
            else if (reader.ValueTextEquals("layout"u8)) header.IsLegacy = Json.Text(ref reader) == "legacy";
            else if (reader.ValueTextEquals("limit_3gb"u8)) header.HasLimit3Gb = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("user"u8)) header.IsRoot = Json.Text(ref reader) == "root";
            else if (reader.ValueTextEquals("uid"u8)) header.RecordedUid = (uint)Json.Number(ref reader);
            else if (reader.ValueTextEquals("execstack"u8)) header.ExecutableStack = Json.AnyText(ref reader);
            else if (reader.ValueTextEquals("ram"u8)) header.Ram = Json.Number(ref reader);
            else if (reader.ValueTextEquals("swap"u8)) header.Swap = Json.Number(ref reader);
            else if (reader.ValueTextEquals("committed"u8)) header.Committed = Json.Number(ref reader);
            else if (reader.ValueTextEquals("sysctl"u8)) ReadSysctls(ref reader, header.Sysctls);
            else if (reader.ValueTextEquals("rlimits"u8)) ReadLimits(ref reader, header.Limits);
            else if (reader.ValueTextEquals("stub"u8)) Json.Numbers(ref reader, header.Stub);
            else if (reader.ValueTextEquals("mm"u8)) Json.Numbers(ref reader, header.Marks);
            else if (reader.ValueTextEquals("vars"u8)) Json.Numbers(ref reader, header.Variables);
            else if (reader.ValueTextEquals("auxv"u8)) ReadAuxiliaryVector(ref reader, header.AuxiliaryVector);
            else if (reader.ValueTextEquals("procs"u8)) header.Processes = _processes.ReadAll(ref reader, line);
            else reader.Skip();
        }

        return isHeader ? header : throw new RecordingProblemException("the first line is no header of a recording");
    }

    private RecordedOperation ReadOperation(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        int number = 0;
        string symbolic = "";
        string? resolved = null;
        var result = new RecordedResult();
        List<KeyValuePair<string, RecordedProcess>>? processes = null;
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("n"u8)) number = (int)Json.Number(ref reader);
            else if (reader.ValueTextEquals("sym"u8)) symbolic = Json.Text(ref reader);
            else if (reader.ValueTextEquals("op"u8)) resolved = Json.Text(ref reader);
            else if (reader.ValueTextEquals("ret"u8)) result.Value = Json.Text(ref reader);
            else if (reader.ValueTextEquals("err"u8)) result.Errno = Json.Text(ref reader);
            else if (reader.ValueTextEquals("sig"u8)) result.Signal = Json.Text(ref reader);
            else if (reader.ValueTextEquals("code"u8)) result.SignalCode = (int)Json.Number(ref reader);
            else if (reader.ValueTextEquals("addr"u8)) result.SignalAddress = Json.Text(ref reader);
            else if (reader.ValueTextEquals("exited"u8)) result.ExitCode = (int)Json.Number(ref reader);
            else if (reader.ValueTextEquals("killed"u8)) result.KilledBy = Json.Text(ref reader);
            else if (reader.ValueTextEquals("vec"u8)) result.Residency = Json.Text(ref reader);
            else if (reader.ValueTextEquals("done"u8)) result.Repetitions = (long)Json.Number(ref reader);
            else if (reader.ValueTextEquals("dead"u8)) result.IsDead = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("procs"u8)) processes = _processes.ReadAll(ref reader, line);
            else reader.Skip();
        }

        return new RecordedOperation(number, symbolic, resolved, result, processes);
    }

    internal static void ReadSysctls(ref Utf8JsonReader reader, Dictionary<string, string> sysctls)
    {
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            string name = reader.GetString()!;
            sysctls[name] = Json.Text(ref reader);
        }
    }

    internal static void ReadAuxiliaryVector(ref Utf8JsonReader reader, List<KeyValuePair<string, ulong>> vector)
    {
        Json.Expect(ref reader, JsonTokenType.StartArray);
        while (Json.NextElement(ref reader))
        {
            string name = Json.Text(ref reader);
            vector.Add(new(name, Json.Number(ref reader)));
            Json.Expect(ref reader, JsonTokenType.EndArray);
        }
    }

    private static void ReadLimits(ref Utf8JsonReader reader, Dictionary<string, (ulong Soft, ulong Hard)> limits)
    {
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            string name = reader.GetString()!;
            Json.Expect(ref reader, JsonTokenType.StartArray);
            ulong soft = Json.Number(ref reader);
            limits[name] = (soft, Json.Number(ref reader));
            Json.Expect(ref reader, JsonTokenType.EndArray);
        }
    }
}
