using System.Globalization;
using MemDsl.Replay.Operations;

namespace MemDsl.Replay.Recordings;

/// <summary>The fields of an operation's answer, as the line has them.</summary>
public sealed class RecordedResult
{
    public string? Value { get; set; }

    public string? Errno { get; set; }

    public string? Signal { get; set; }

    public int SignalCode { get; set; }

    public string? SignalAddress { get; set; }

    public int? ExitCode { get; set; }

    public string? KilledBy { get; set; }

    /// <summary>mincore's vector, a digit a page.</summary>
    public string? Residency { get; set; }

    /// <summary>How often a repeated operation succeeded.</summary>
    public long? Repetitions { get; set; }

    /// <summary>Whether the process had ended before.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether there is an answer at all: a line that only looks has none.</summary>
    public bool IsAnswer => Value is not null || Signal is not null || ExitCode is not null || KilledBy is not null;

    /// <summary>The answer in the words of <see cref="Answer"/>.</summary>
    public string Text
    {
        get
        {
            string text = this switch
            {
                { Errno: { } errno } => errno,
                { Value: { } value } => value,
                { Signal: { } signal } => Answer.SignalText(signal, SignalCode, ulong.Parse(SignalAddress![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
                { ExitCode: { } code } => Answer.ExitText(code),
                { KilledBy: { } signal } => Answer.KilledText(signal),
                _ => "",
            };
            return Answer.WithDetails(text, Residency, Repetitions);
        }
    }
}
