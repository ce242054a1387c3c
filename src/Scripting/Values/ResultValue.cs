using MemDsl.Runtime.Rules;

namespace MemDsl.Scripting.Values;

/// <summary>What <c>try e</c> gives: a value, or the errno or signal that ended <c>e</c>, with the reason.</summary>
/// <param name="Ok">True when <c>e</c> came to its end.</param>
/// <param name="Word">The value, when it is a word.</param>
/// <param name="Reference">The value, when it is not.</param>
/// <param name="Errno">0 when no errno ended it.</param>
/// <param name="Signal">0 when no signal ended it.</param>
/// <param name="SignalCode"><c>si_code</c>.</param>
/// <param name="Reason">The rule that decided, in words; empty when all went well.</param>
/// <param name="Kind">How <paramref name="Word"/> is to be read.</param>
public sealed record ResultValue(bool Ok, Int128 Word, object? Reference, Errno Errno, Signal Signal, int SignalCode, string Reason, WordKind Kind)
{
    public override string ToString() => this switch
    {
        { Ok: true, Kind: WordKind.None } => $"ok({ValueFormatter.Reference(Reference, quoted: true)})",
        { Ok: true } => $"ok({ValueFormatter.Word(Word, Kind)})",
        { Errno: not 0 } => $"failed({ValueFormatter.Word((long)Errno, WordKind.Errno)})",
        _ => $"raised({ValueFormatter.Word((long)Signal, WordKind.Signal)})",
    };
}
