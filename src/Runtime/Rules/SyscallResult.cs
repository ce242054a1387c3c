using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Rules;

/// <summary>What a system call returned: a value, or an errno with the rule that refused it. Never dropped by a caller.</summary>
public readonly struct SyscallResult
{
    private readonly ulong _a;
    private readonly ulong _b;

    private SyscallResult(ulong value, Rule? rule, ulong a, ulong b)
    {
        Value = value;
        Rule = rule;
        _a = a;
        _b = b;
    }

    /// <summary>Success without a value worth naming (0).</summary>
    public static SyscallResult Success => default;

    /// <summary>The register's content; the errno negated, as the processor would see it, when the call failed.</summary>
    public ulong Value { get; }

    /// <summary>The rule that refused the call, or null.</summary>
    public Rule? Rule { get; }

    public bool IsOk => Rule is null;

    public Errno Errno => Rule?.Errno ?? Errno.None;

    /// <summary>Why, in words; empty for success. Rendered only when asked for.</summary>
    public string Reason => Rule?.Render(_a, _b) ?? "";

    /// <summary>The two operands of the rule's words.</summary>
    public (ulong A, ulong B) Operands => (_a, _b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SyscallResult Ok(ulong value) => new(value, null, 0, 0);

    public static SyscallResult Failure(Rule rule, ulong a, ulong b)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Kind != RuleKind.Refusal) throw new InvalidOperationException($"rule {rule.Id} is no refusal of a system call");
        return new SyscallResult(unchecked((ulong)-(long)rule.Errno), rule, a, b);
    }

    public override string ToString() => IsOk ? $"0x{Value:x}" : $"{Errno} ({Rule!.Id})";
}
