using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Rules;

/// <summary>What an instruction's memory access came to: the value loaded (0 for a store), or a signal with the rule that sent it.</summary>
public readonly struct AccessResult
{
    private readonly ulong _valueOrAddress;
    private readonly ulong _a;
    private readonly ulong _b;

    private AccessResult(ulong valueOrAddress, Rule? rule, ulong a, ulong b)
    {
        _valueOrAddress = valueOrAddress;
        Rule = rule;
        _a = a;
        _b = b;
    }

    public static AccessResult Success => default;

    public Rule? Rule { get; }

    public bool IsOk => Rule is null;

    /// <summary>What was loaded; 0 when a signal was raised.</summary>
    public ulong Value => Rule is null ? _valueOrAddress : 0;

    public Signal Signal => Rule?.Signal ?? Signal.None;

    public SignalCode Code => Rule?.Code ?? SignalCode.None;

    /// <summary><c>si_addr</c>: the address that faulted; 0 where the kernel gives none.</summary>
    public ulong Address => Rule is null ? 0 : _valueOrAddress;

    public string Reason => Rule?.Render(_a, _b) ?? "";

    public (ulong A, ulong B) Operands => (_a, _b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AccessResult Ok(ulong value) => new(value, null, 0, 0);

    public static AccessResult Raised(Rule rule, ulong address, ulong a, ulong b)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Kind != RuleKind.Fault) throw new InvalidOperationException($"rule {rule.Id} raises no signal");
        return new AccessResult(address, rule, a, b);
    }

    public override string ToString() => IsOk ? $"0x{Value:x}" : $"{Signal}({Code}) at 0x{Address:x} ({Rule!.Id})";
}
