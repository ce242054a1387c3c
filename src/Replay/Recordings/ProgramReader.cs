using System.Text.Json;

namespace MemDsl.Replay.Recordings;

/// <summary>Reads the recording of a real program: one JSON object.</summary>
internal static class ProgramReader
{
    public static RecordedProgram Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var reader = new Utf8JsonReader(bytes);
        var program = new RecordedProgram();
        bool isProgram = false;
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("argv"u8)) Texts(ref reader, program.Arguments);
            else if (reader.ValueTextEquals("kernel"u8)) program.Kernel = Json.Text(ref reader);
            else if (reader.ValueTextEquals("layout"u8)) program.IsLegacy = Json.Text(ref reader) == "legacy";
            else if (reader.ValueTextEquals("sysctl"u8)) TraceReader.ReadSysctls(ref reader, program.Sysctls);
            else if (reader.ValueTextEquals("syscalls"u8)) Calls(ref reader, program.Calls);
            else if (reader.ValueTextEquals("readelf"u8)) Headers(ref reader, program.Headers);
            else if (reader.ValueTextEquals("after_exec"u8)) (program.AfterExec, isProgram) = (State(ref reader), true);
            else if (reader.ValueTextEquals("before_exit"u8)) program.BeforeExit = State(ref reader);
            else reader.Skip();
        }

        return isProgram ? program : throw new RecordingProblemException("the file is no recording of a program: it lacks after_exec");
    }

    private static RecordedProgramState State(ref Utf8JsonReader reader)
    {
        var state = new RecordedProgramState();
        var processes = new ProcessReader();
        var pieces = default(ProcessReader.Pieces);
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("mm"u8)) Json.Numbers(ref reader, state.Marks);
            else if (reader.ValueTextEquals("auxv"u8)) TraceReader.ReadAuxiliaryVector(ref reader, state.AuxiliaryVector);
            else if (reader.ValueTextEquals("rip"u8)) state.InstructionPointer = Json.Number(ref reader);
            else if (reader.ValueTextEquals("rsp"u8)) state.StackPointer = Json.Number(ref reader);
            else if (reader.ValueTextEquals("stack"u8)) Stack(ref reader, state);
            else if (!processes.TryReadProperty(ref reader, ref pieces)) reader.Skip();
        }

        state.Process = pieces.ToProcess();
        return state;
    }

    private static void Stack(ref Utf8JsonReader reader, RecordedProgramState state)
    {
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("envp"u8))
            {
                reader.Skip();
                continue;
            }

            Json.Expect(ref reader, JsonTokenType.StartArray);
            while (Json.NextElement(ref reader))
            {
                _ = Json.Number(ref reader);
                state.Environment.Add(Json.Text(ref reader));
                Json.Expect(ref reader, JsonTokenType.EndArray);
            }
        }
    }

    private static void Calls(ref Utf8JsonReader reader, List<RecordedCall> calls)
    {
        Json.Expect(ref reader, JsonTokenType.StartArray);
        while (Json.NextElement(ref reader))
        {
            string name = Json.Text(ref reader);
            string? path = null;
            var arguments = new List<ulong>();
            Json.Expect(ref reader, JsonTokenType.StartArray);
            while (Json.NextElement(ref reader))
            {
                if (Json.TryParse(reader.ValueSpan, out ulong value)) arguments.Add(value);
                else path = reader.GetString();
            }

            calls.Add(new RecordedCall(name, [.. arguments], path, Json.Text(ref reader)));
            Json.Expect(ref reader, JsonTokenType.EndArray);
        }
    }

    private static void Headers(ref Utf8JsonReader reader, Dictionary<string, List<string>> headers)
    {
        Json.Expect(ref reader, JsonTokenType.StartObject);
        while (Json.NextProperty(ref reader))
        {
            string path = reader.GetString()!;
            Texts(ref reader, headers[path] = []);
        }
    }

    private static void Texts(ref Utf8JsonReader reader, List<string> texts)
    {
        Json.Expect(ref reader, JsonTokenType.StartArray);
        while (Json.NextElement(ref reader)) texts.Add(reader.GetString()!);
    }
}
