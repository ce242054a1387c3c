using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>How a translation ended.</summary>
public enum TranslationOutcome
{
    Translated,

    /// <summary>#PF; the address is in CR2.</summary>
    PageFault,

    /// <summary>#GP(0): the address is not canonical.</summary>
    GeneralProtection,
}

/// <summary>The MMU's answer: a physical address, or the exception it raises.</summary>
public readonly struct Translation
{
    private Translation(ulong address, TranslationOutcome outcome, PageFaultErrorCode errorCode)
    {
        Address = new PhysicalAddress(address);
        Outcome = outcome;
        ErrorCode = errorCode;
    }

    /// <summary>Where the byte lies; only when <see cref="IsOk"/>.</summary>
    public PhysicalAddress Address { get; }

    public TranslationOutcome Outcome { get; }

    /// <summary>What #PF pushes.</summary>
    public PageFaultErrorCode ErrorCode { get; }

    public bool IsOk => Outcome == TranslationOutcome.Translated;

    internal static Translation GeneralProtection => new(0, TranslationOutcome.GeneralProtection, PageFaultErrorCode.None);

    public override string ToString() => IsOk ? Address.ToString() : Outcome == TranslationOutcome.PageFault ? $"#PF({(int)ErrorCode:x})" : "#GP(0)";

    internal static Translation To(ulong address) => new(address, TranslationOutcome.Translated, PageFaultErrorCode.None);

    internal static Translation Fault(PageFaultErrorCode errorCode) => new(0, TranslationOutcome.PageFault, errorCode);
}
