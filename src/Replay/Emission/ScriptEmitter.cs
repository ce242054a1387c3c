using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Emission;

/// <summary>Writes a recording as a script of the language, whose assertions are what was recorded. The model is not asked.</summary>
public sealed class ScriptEmitter
{
    private const string First = "p0";

    private readonly RecordedHeader _header;
    private readonly List<RecordedOperation> _operations = [];
    private readonly ScriptNames _names = new();
    private readonly ScriptVariables _variables;
    private readonly ScriptBody _body = new();
    private readonly MapsEmitter _maps;
    private readonly PageEmitter _pages;
    private readonly string _faultsBefore;
    private readonly List<string> _living = [First];

    private ScriptEmitter(TraceReader reader)
    {
        _header = reader.Header;
        while (reader.Next() is { } operation) _operations.Add(operation);
        _ = _names.Of("image", StubScript.Image(_header));
        foreach (string given in _header.Variables.Keys) _ = _names.Of("var", given);
        _ = Name(First);
        _variables = new ScriptVariables(_header, _names);
        _maps = new MapsEmitter(_body);
        _pages = new PageEmitter(_body);
        _faultsBefore = _names.Of("count", "started");
    }

    /// <summary>The script of a file with a trace.</summary>
    /// <exception cref="RecordingProblemException">The file is no recording, or one that the language has no words for.</exception>
    public static EmittedScript Emit(string path, RecordedDefaults defaults = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Replayer.IsProgram(path))
            throw new RecordingProblemException("it is the recording of a real program, whose instructions it does not hold; those of operations (.jsonl, .jsonl.gz) can be written");
        try
        {
            using var reader = TraceReader.Open(path);
            return Emit(reader, Path.GetFileName(path), defaults);
        }
        catch (Exception problem) when (Replayer.IsBadContent(problem))
        {
            throw new RecordingProblemException($"it cannot be read: {problem.Message.ReplaceLineEndings(" ")}", problem);
        }
    }

    /// <summary>The script of a trace.</summary>
    /// <param name="reader">The trace, at its first operation.</param>
    /// <param name="title">What the first line says it is.</param>
    /// <param name="defaults">What is taken for a machine whose recording does not say it.</param>
    public static EmittedScript Emit(TraceReader reader, string title, RecordedDefaults defaults = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(title);
        return new ScriptEmitter(reader).Write(title, defaults);
    }

    private EmittedScript Write(string title, RecordedDefaults defaults)
    {
        var head = new ScriptBody();
        head.Comment($"{title}: a recording of Linux {_header.Kernel}, {(_header.Is32Bit ? "a 32-bit" : "a 64-bit")} process, {(_header.IsLegacy ? "bottom-up" : "top-down")}.");
        head.Comment("Each comment with a number is an operation as it was recorded; the assertions behind it are what the kernel answered and showed.");
        head.Blank();
        StubScript.Machine(head, _header, defaults);
        head.Blank();
        StubScript.Stub(head, _header);
        string counter = _names.Of("counter", "i");
        StubScript.Files(head, _names, _operations);
        head.Blank();
        StubScript.Strings(head, _header, counter);
        bool usesData = _operations.Any(LoadsData);
        Begin(usesData);
        var operations = new OperationEmitter(_header, _operations, _body, _variables, _names, counter, usesData, process => _maps.Last(process));
        foreach (var operation in _operations)
        {
            _body.Blank();
            operations.Write(operation);
            foreach (string born in operations.TakeBorn()) _living.Add(born);
            foreach (string dead in operations.TakeDead())
            {
                _ = _living.Remove(dead);
                _maps.Forget(dead);
            }

            Moment(operation.Processes);
        }

        End();
        foreach (var given in _variables.Given) head.Line($"let {given.Name} = address(0x{given.Value:x})");
        return new EmittedScript(head.ToString() + _body, _operations.Count(operation => operation.Resolved is not null), _body.Assertions);
    }

    private void Begin(bool usesData)
    {
        string p0 = Name(First);
        StubScript.Spawn(_body, _header, p0);
        bool hasUsage = _operations.Any(operation => HasUsage(operation.Processes)) || HasUsage(_header.Processes);
        if (hasUsage && !_header.Is32Bit) StubScript.Recorder(_body, _header);
        if (usesData) StubScript.Data(_body, _header, p0, _variables.Use("data"));
        _body.Line($"{p0}.fetch(0x{_header.Stub["entry"]:x})    # a breakpoint, at which the recording begins");
        if (_header.Processes.Any(process => process.Value.Status is not null) || _operations.Any(operation => operation.Processes?.Any(process => process.Value.Status is not null) == true))
            _body.Line($"let {_faultsBefore} = {p0}.minflt    # the faults of execve, which the recording does not count");
        StubScript.Marks(_body, _header, p0);
        Moment(_header.Processes);
    }

    private void End()
    {
        _body.Blank();
        _body.Comment("The end: all of it once more.");
        foreach (string process in _living) _maps.WriteAll(process, Name(process), FaultsBefore(process));
    }

    private void Moment(IReadOnlyList<KeyValuePair<string, RecordedProcess>>? processes)
    {
        if (processes is null) return;
        foreach (var (name, process) in processes) _maps.Write(name, Name(name), process, FaultsBefore(name));
        _pages.Write([.. processes.Select(row => (Name(row.Key), row.Value))]);
    }

    private string Name(string process) => _names.Of("process", process);

    private string? FaultsBefore(string process) => process == First ? _faultsBefore : null;

    /// <summary>Whether an operation reads what the recorder had put into the program's data.</summary>
    private bool LoadsData(RecordedOperation operation)
    {
        if (operation.Resolved is null || OperationText.Parse(operation.Resolved) is not { Name: "load" or "write" } access) return false;
        ulong address = access.Arguments[access.Name == "load" ? 0 : 1];
        return address >= _header.Stub["data"] && address < _header.Stub["data"] + StubScript.FilledData;
    }

    private static bool HasUsage(IReadOnlyList<KeyValuePair<string, RecordedProcess>>? processes) =>
        processes is not null && processes.Any(process => process.Value.Areas is [{ Usage: not null }, ..]);
}
