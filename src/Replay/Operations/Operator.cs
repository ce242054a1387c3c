using System.Globalization;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Processes;

namespace MemDsl.Replay.Operations;

/// <summary>Carries out a recording's operations one after the other, on processes that go by the recorder's names.</summary>
internal sealed class Operator
{
    private readonly RecordedMachine _world;
    private readonly Dictionary<string, ulong> _variables;
    private readonly List<KeyValuePair<string, StubProcess>> _processes = [];

    public Operator(RecordedMachine world, Process first)
    {
        _world = world;
        _variables = new Dictionary<string, ulong>(world.Header.Variables, StringComparer.Ordinal);
        _processes.Add(new("p0", new StubProcess(world, first, first.MinorFaults)));
    }

    /// <summary>All processes, ended ones too, in the order of their births.</summary>
    public IReadOnlyList<KeyValuePair<string, StubProcess>> Processes => _processes;

    /// <summary>The model's answer; null where the line only looks, or the process had ended.</summary>
    public Answer? Carry(RecordedOperation operation)
    {
        string[] words = operation.Symbolic.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (operation.Resolved is null) return null;
        string? variable = words.Length > 2 && words[1] == "=" ? words[0] : null;
        if (variable is not null) words = words[2..];
        string? child = words.Length > 2 && words[^2] == "->" ? words[^1] : null;
        if (Find(words[0]) is not { IsAlive: true } process) return new Answer("the process has ended in the model", "", true);
        var answer = words is [_, "repeat", ..]
            ? Repeat(process, words)
            : Once(process, OperationText.Parse(operation.Resolved), child);
        if (variable is not null && RecordedValue(operation.Result) is { } value) _variables[variable] = value;
        return answer;
    }

    private Answer Once(StubProcess process, OperationText operation, string? childName)
    {
        var answer = process.Carry(operation, out var child, out string? residency);
        if (child is not null) _processes.Add(new(childName!, child));
        return residency is null ? answer : answer with { Text = Answer.WithDetails(answer.Text, residency, null) };
    }

    private Answer Repeat(StubProcess process, string[] words)
    {
        ulong count = Expression.Evaluate(words[2], _variables);
        _variables["i"] = 0;
        var repeated = OperationText.Repeated(words[0], words[3..], _variables, _world.Header.Is32Bit);
        var answer = Answer.Of(0);
        ulong done = 0;
        for (; done < count; done++)
        {
            answer = Once(process, repeated(done), null);
            if (answer.IsFailure) break;
        }

        return answer with { Text = Answer.WithDetails(answer.Text, null, (long)done) };
    }

    /// <summary>Variables hold what the kernel returned, so that one difference does not make others.</summary>
    private static ulong? RecordedValue(RecordedResult result)
    {
        if (result.Value is not { } text || text == "child") return null;
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : unchecked((ulong)long.Parse(text, CultureInfo.InvariantCulture));
    }

    private StubProcess? Find(string name)
    {
        foreach (var (known, process) in _processes)
        {
            if (known == name) return process;
        }

        return null;
    }
}
