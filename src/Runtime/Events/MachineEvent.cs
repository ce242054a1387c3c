using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Events;

/// <summary>
/// Something that happened: its number (from 1, ascending), its cause's number (0: none), the kind, the process (0: none), up to four words
/// whose names <see cref="EventKindInfo"/> gives, and the rule that decided, where one did.
/// </summary>
public readonly record struct MachineEvent(ulong Number, ulong Cause, EventKind Kind, int Pid, ulong A, ulong B, ulong C, ulong D, Rule? Rule)
{
    public EventKindInfo Info => EventKindInfo.Of(Kind);

    /// <summary>What the rule's words name: the event's first two words, unless whoever told the event said otherwise.</summary>
    public (ulong A, ulong B) RuleOperands { get; init; } = (A, B);

    /// <summary>The rule's words with their operands; empty without a rule.</summary>
    public string Reason => Rule?.Render(RuleOperands.A, RuleOperands.B) ?? "";

    /// <summary>Word 0 to 3.</summary>
    public ulong Word(int index) => index switch
    {
        0 => A,
        1 => B,
        2 => C,
        3 => D,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "an event has four words"),
    };
}
