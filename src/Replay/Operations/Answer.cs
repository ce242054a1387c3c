using System.Globalization;
using MemDsl.Runtime.Rules;

namespace MemDsl.Replay.Operations;

/// <summary>What an operation came to, in words that recordings and the model share, and why.</summary>
/// <param name="Text">A value (<c>0x…</c>), an errno, a signal with code and address, or how the process ended.</param>
/// <param name="Reason">The rule behind an errno or signal; empty for success.</param>
/// <param name="IsFailure">Whether a repetition ends here.</param>
public readonly record struct Answer(string Text, string Reason, bool IsFailure)
{
    /// <summary>The recorder's word for the value of a fork, whose number is not reproducible.</summary>
    public static Answer Child { get; } = new("child", "", false);

    public static Answer Of(ulong value) => new(ValueText(value), "", false);

    public static Answer Of(SyscallResult result) =>
        result.IsOk ? Of(result.Value) : new Answer(result.Errno.ToString(), Because(result.Rule, result.Reason), true);

    /// <summary>An access, or the signal it raised.</summary>
    public static Answer Of(AccessResult result) =>
        result.IsOk ? Of(result.Value) : new Answer(SignalText(result.Signal.ToString(), result.Code.Number(), result.Address), Because(result.Rule, result.Reason), true);

    /// <summary>A process that exited.</summary>
    public static Answer Exited(int code) => new(ExitText(code), "", true);

    public static string ValueText(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");

    public static string SignalText(string signal, int code, ulong address) =>
        string.Create(CultureInfo.InvariantCulture, $"{signal} code {code} at 0x{address:x}");

    public static string ExitText(int code) => string.Create(CultureInfo.InvariantCulture, $"exited {code}");

    public static string KilledText(string signal) => $"killed by {signal}";

    /// <summary>Adds what goes with an answer: mincore's vector, the count of a repetition.</summary>
    public static string WithDetails(string text, string? residency, long? repetitions)
    {
        if (residency is not null) text += $" vec {residency}";
        return repetitions is { } count ? string.Create(CultureInfo.InvariantCulture, $"{text} after {count}") : text;
    }

    private static string Because(Rule? rule, string reason) => rule is null ? reason : $"{reason} ({rule.Id})";
}
