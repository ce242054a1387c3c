using System.Globalization;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Replay.Emission;

/// <summary>Writes one operation after the other: a comment that names it, what the recorder's own doing needs, and the call with its recorded result.</summary>
internal sealed class OperationEmitter
{
    private readonly RecordedHeader _header;
    private readonly ScriptBody _body;
    private readonly ScriptVariables _variables;
    private readonly ScriptNames _names;
    private readonly EmittedCall.Writer _calls;
    private readonly string _counter;
    private readonly bool _usesData;
    private readonly Func<string, RecordedProcess?> _lastSeen;
    private readonly Dictionary<string, StubPages> _pages = new(StringComparer.Ordinal) { ["p0"] = new StubPages() };
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reassigned;
    private readonly List<string> _born = [];
    private readonly List<string> _dead = [];
    private int _attempts;

    public OperationEmitter(
        RecordedHeader header, IEnumerable<RecordedOperation> operations, ScriptBody body, ScriptVariables variables, ScriptNames names, string counter, bool usesData,
        Func<string, RecordedProcess?> lastSeen)
    {
        (_header, _body, _variables, _names, _counter, _usesData, _lastSeen) = (header, body, variables, names, counter, usesData, lastSeen);
        _calls = new EmittedCall.Writer(header, variables, names);
        _reassigned = [.. operations.Select(VariableOf).OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
    }

    private ulong TextPage => _header.Stub["text"];

    private ulong DataPage => _header.Stub["data"];

    private ulong ScratchPage => PageSize.RoundDown(_header.Variables["buf"]);

    /// <summary>Processes that the last operation has made.</summary>
    public List<string> TakeBorn() => Take(_born);

    /// <summary>Processes that the last operation has ended.</summary>
    public List<string> TakeDead() => Take(_dead);

    public void Write(RecordedOperation operation)
    {
        _body.Comment(string.Create(CultureInfo.InvariantCulture, $"{operation.Number}: {operation.Symbolic}"));
        if (operation.Resolved is null) return;
        if (operation.Result.IsDead || !operation.Result.IsAnswer)
        {
            _body.Comment("The process had ended before.");
            return;
        }

        string[] words = operation.Symbolic.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string? variable = VariableOf(operation);
        if (variable is not null) words = words[2..];
        string? child = words.Length > 2 && words[^2] == "->" ? words[^1] : null;
        if (child is not null) words = words[..^2];
        var actor = new Actor(words[0], _names.Of("process", words[0]), Pages(words[0]));
        if (words is [_, "repeat", ..])
            Repeat(actor, words, operation);
        else
            Once(actor, words[2..], OperationText.Parse(operation.Resolved), operation.Result, variable, child);
    }

    private readonly record struct Actor(string Recorded, string Name, StubPages Pages);

    private void Once(Actor actor, string[] symbolic, OperationText operation, RecordedResult result, string? variable, string? child)
    {
        ulong snippet = TextPage + StubPages.SnippetOf(operation.Name);
        bool isAccess = operation.Name is "load" or "store" or "fetch";
        if (SignalAt(result, snippet) && !(isAccess && operation.Arguments[0] == snippet))
        {
            _body.Assert($"{Fetch(actor, operation, snippet)} {Raises(result)}", "the process has no code to do it with");
            return;
        }

        Prepare(actor, operation, result, snippet);
        bool losesCode = !isAccess && SignalAt(result, snippet + 2);
        if (operation.Name == "fork" && !losesCode)
            Fork(actor, result, child!);
        else if (losesCode)
            _body.Line($"let {Attempt()} = try {(operation.Name == "fork" ? actor.Name + ".fork()" : _calls.Write(actor.Name, symbolic, operation).Text)}");
        else
            Call(_calls.Write(actor.Name, symbolic, operation), operation, actor, result, variable);
        After(actor, operation, result, snippet);
    }

    /// <summary>What the recorder, or the processor for it, does before the call, where that may leave a trace.</summary>
    private void Prepare(Actor actor, OperationText operation, RecordedResult result, ulong snippet)
    {
        var pages = actor.Pages;
        if (pages.IsTextStale)
        {
            _body.Line($"{Fetch(actor, operation, snippet)}    # the instruction itself may have to bring its page in");
            pages.IsTextStale = false;
        }

        if (operation.Name == "exec" && pages.IsDataStale)
        {
            string load = $"{actor.Name}.kernel.load({_variables.Use("data")})";
            if (result.Errno is { } errno) _body.Assert($"{load} fails {errno}", "where exec has its arguments");
            else _body.Line($"{load}    # where exec has its arguments");
        }

        if (!StubPages.UsesScratch(operation, _header.Is32Bit) || (!pages.IsScratchStale && result.Errno != nameof(Errno.EFAULT))) return;
        string buf = _variables.Use("buf");
        string text = operation.Words.Length > 0 && operation.Name is "open" or "memfd" ? operation.Words[0] : "\0";
        if (result.Errno == nameof(Errno.EFAULT))
        {
            _body.Line($"let {Attempt()} = try {actor.Name}.poke({buf}, {ScriptText.Quote(text)})");
            return;
        }

        _body.Line($"{actor.Name}.poke({buf}, {ScriptText.Quote(text)})    # the recorder puts the call's string there, as a debugger");
        _body.Line($"{actor.Name}.kernel.load({buf})");
        pages.IsScratchStale = false;
    }

    private void After(Actor actor, OperationText operation, RecordedResult result, ulong snippet)
    {
        if (operation.Name == "exec" && result is { Value: not null, Errno: null })
        {
            _pages[actor.Recorded] = new StubPages();
            if (_usesData) StubScript.Data(_body, _header, actor.Name, _variables.Use("data"));
            _body.Line($"{actor.Name}.fetch(0x{_header.Stub["entry"]:x})");
            return;
        }

        if (result.ExitCode is not null || result.KilledBy is not null)
        {
            _dead.Add(actor.Recorded);
            _body.Assert($"not {actor.Name}.alive");
            return;
        }

        foreach (var pages in _pages.Values)
        {
            pages.IsTextStale |= StubPages.Concerns(operation, TextPage);
            pages.IsScratchStale |= StubPages.Concerns(operation, ScratchPage);
            pages.IsDataStale |= StubPages.Concerns(operation, DataPage);
        }

        if (operation.Name is "load" or "store" or "fetch" || !actor.Pages.IsTextStale) return;
        string fetch = $"{actor.Name}.fetch({_variables.Use("text")} + 0x{snippet + 2 - TextPage:x})";
        if (SignalAt(result, snippet + 2))
        {
            _body.Assert($"{fetch} {Raises(result)}", "the breakpoint behind the call");
            return;
        }

        _body.Line($"{fetch}    # the breakpoint behind the call");
        actor.Pages.IsTextStale = false;
    }

    private void Fork(Actor actor, RecordedResult result, string child)
    {
        if (result.Errno is { } errno)
        {
            _body.Assert($"{actor.Name}.fork() fails {errno}");
            return;
        }

        _body.Line($"let {_names.Of("process", child)} = {actor.Name}.fork()");
        actor.Pages.IsScratchStale = true;
        _pages[child] = new StubPages { IsTextStale = true, IsScratchStale = true, IsDataStale = actor.Pages.IsDataStale };
        _born.Add(child);
    }

    private void Call(EmittedCall call, OperationText operation, Actor actor, RecordedResult result, string? variable)
    {
        if (result.Errno == nameof(Errno.EFAULT) && StubPages.UsesScratch(operation, _header.Is32Bit))
        {
            _body.Assert($"{actor.Name}.kernel.load({_variables.Use("buf")}) fails EFAULT", "the call finds no string");
        }
        else if (result.Errno is { } errno)
        {
            if (operation.Name != "exec" || !actor.Pages.IsDataStale) _body.Assert($"{call.Text} fails {errno}");
        }
        else if (result.Signal is not null)
        {
            _body.Assert($"{call.Text} {Raises(result)}");
        }
        else if (result.KilledBy is { } signal)
        {
            _body.Assert($"{call.Text} raises {signal}");
        }
        else if (result.Value is { } text)
        {
            Value(call, operation, actor, ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), result, variable);
            return;
        }
        else
        {
            _body.Line(call.Text);
        }

        if (variable is not null) _variables.Forget(variable);
    }

    private void Value(EmittedCall call, OperationText operation, Actor actor, ulong value, RecordedResult result, string? variable)
    {
        string shown = call.Result == CallResult.Address ? AddressResult(operation, value) : ScriptText.Number(value);
        if (variable is not null && call.Result is CallResult.Address or CallResult.Number)
        {
            _variables.Set(variable, call.Result == CallResult.Address, value);
            string name = _variables.NameOf(variable);
            string let = !_declared.Add(name) ? "" : _reassigned.Contains(variable) ? "var " : "let ";
            _body.Line($"{let}{name} = {call.Text}");
            _body.Assert($"{name} == {shown}");
            return;
        }

        switch (call.Result)
        {
            case CallResult.Residency when result.Residency is { } pages:
                _body.Assert($"{call.Text} == [{string.Join(", ", pages.Select(page => page == '1' ? "true" : "false"))}]");
                break;
            case CallResult.Number when operation.Name == "load" && Unknown(actor.Recorded, operation.Arguments[0]) is { } reason:
                _body.Line(call.Text);
                _body.Comment($"It was {shown}: {reason}.");
                break;
            case CallResult.Residency or CallResult.Nothing when value == 0:
                _body.Line(call.Text);
                break;
            default:
                _body.Assert($"{call.Text} == {shown}");
                break;
        }
    }

    /// <summary>Why a byte that was loaded is not asserted; null for all others.</summary>
    private string? Unknown(string process, ulong address)
    {
        if (address >= TextPage + 4 && address < TextPage + PageSize.Bytes) return "the recorded program's code is not in the image of this script";
        var area = _lastSeen(process)?.Areas.FirstOrDefault(area => area.Start <= address && address < area.End);
        if (area is null) return null;
        if (area.Name.StartsWith("[vvar", StringComparison.Ordinal)) return "the time of day is not reproducible";
        if (area.Name == "[vdso]") return "the code of the kernel's own library is another";
        return null;
    }

    /// <summary>An address that a call gave, seen from where the heap begins if it is a break.</summary>
    private string AddressResult(OperationText operation, ulong value)
    {
        const ulong Near = 1UL << 30;
        ulong heap = _header.Variables["brk0"];
        if (operation.Name != "brk" || value < heap || value - heap >= Near) return ScriptText.Address(value);
        return value == heap ? _variables.Use("brk0") : $"{_variables.Use("brk0")} + {ScriptText.Size(value - heap)}";
    }

    /// <summary>A repeated operation: a loop over those that succeeded, and the one that ended it.</summary>
    private void Repeat(Actor actor, string[] words, RecordedOperation operation)
    {
        ulong done = (ulong)(operation.Result.Repetitions ?? 0);
        var last = OperationText.Parse(operation.Resolved!);
        string[] symbolic = words[4..];
        if (last.Name is "fork" or "exec" or "exit") throw new RecordingProblemException($"a script cannot repeat '{last.Name}'");
        bool failed = operation.Result.Value is null || operation.Result.Errno is not null;
        ulong snippet = TextPage + StubPages.SnippetOf(last.Name);
        Prepare(actor, last, operation.Result, snippet);
        ulong lastIndex = failed ? done : done - 1;
        if (done > 0)
        {
            var call = _calls.Write(actor.Name, symbolic, last, _counter, lastIndex);
            _body.Line(string.Create(CultureInfo.InvariantCulture, $"for {_counter} in 0..{done} {{ {call.Text} }}"));
        }

        if (failed) Call(_calls.Write(actor.Name, symbolic, last), last, actor, operation.Result, variable: null);
        After(actor, last, operation.Result, snippet);
    }

    private string Fetch(Actor actor, OperationText operation, ulong snippet)
    {
        // The recorder gets to a place by a single step of a jump; at the image's entry stands an instruction that does nothing in a single step.
        return operation.Name == "fetch"
            ? $"{actor.Name}.single_step(0x{_header.Stub["entry"]:x})"
            : $"{actor.Name}.fetch({_variables.Use("text")} + 0x{snippet - TextPage:x})";
    }

    private static bool SignalAt(RecordedResult result, ulong address) =>
        result.Signal is not null && ulong.Parse(result.SignalAddress.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) == address;

    private static string Raises(RecordedResult result) =>
        ScriptText.SignalCode(result.Signal!, result.SignalCode) is { } code ? $"raises {result.Signal}({code})" : $"raises {result.Signal}";

    private static string? VariableOf(RecordedOperation operation) =>
        operation.Symbolic.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var name, "=", ..] ? name : null;

    private StubPages Pages(string process) =>
        _pages.TryGetValue(process, out var pages) ? pages : throw new RecordingProblemException($"the recording has no birth of the process '{process}'");

    private string Attempt() => _names.Of("attempt", string.Create(CultureInfo.InvariantCulture, $"attempt{++_attempts}"));

    private static List<string> Take(List<string> list)
    {
        var taken = list.ToList();
        list.Clear();
        return taken;
    }
}
