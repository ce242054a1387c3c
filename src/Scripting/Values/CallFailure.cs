using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Rules;

namespace MemDsl.Scripting.Values;

/// <summary>The errno or signal that ended an operation of the machine.</summary>
/// <param name="Operation">The call as the script wrote it.</param>
/// <param name="Errno">None for a signal.</param>
/// <param name="Signal">None for an errno.</param>
/// <param name="Code"><c>si_code</c> of the signal.</param>
/// <param name="Address">The address that the signal names; 0 for an errno.</param>
/// <param name="RuleId">The rule that decided.</param>
/// <param name="Reason">The rule in words.</param>
public sealed record CallFailure(string Operation, Errno Errno, Signal Signal, SignalCode Code, ulong Address, string RuleId, string Reason)
{
    public bool IsSignal => Signal != Signal.None;

    /// <summary><c>EINVAL</c>, <c>SIGSEGV(SEGV_MAPERR) at 0x1000</c>.</summary>
    public string What => IsSignal
        ? $"{Signal}({ValueFormatter.Word(UnitType.SignalCode, (int)Code)}) at 0x{Address:x}"
        : ValueFormatter.Word(UnitType.Errno, (int)Errno);

    /// <summary>What happened and why, in one line: <c>EINVAL: the length is 0 (mmap.length-zero)</c>.</summary>
    public override string ToString() => $"{What}: {Reason} ({RuleId})";
}
