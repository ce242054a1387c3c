namespace MemDsl.Runtime.Rules;

/// <summary>
/// A signal's <c>si_code</c> (<c>include/uapi/asm-generic/siginfo.h</c>). Numbers are per signal in Linux, so the signal stands in the upper
/// half here and <see cref="SignalCodes.Number"/> gives Linux's own.
/// </summary>
public enum SignalCode
{
    None = 0,

    /// <summary>Sent by the kernel without a fault address, as for a non-canonical address.</summary>
    SI_KERNEL = 0x80,

    SEGV_MAPERR = (Signal.SIGSEGV << 16) | 1,
    SEGV_ACCERR = (Signal.SIGSEGV << 16) | 2,
    SEGV_BNDERR = (Signal.SIGSEGV << 16) | 3,
    SEGV_PKUERR = (Signal.SIGSEGV << 16) | 4,

    BUS_ADRALN = (Signal.SIGBUS << 16) | 1,
    BUS_ADRERR = (Signal.SIGBUS << 16) | 2,
    BUS_OBJERR = (Signal.SIGBUS << 16) | 3,
    BUS_MCEERR_AR = (Signal.SIGBUS << 16) | 4,
    BUS_MCEERR_AO = (Signal.SIGBUS << 16) | 5,

    ILL_ILLOPC = (Signal.SIGILL << 16) | 1,
    FPE_INTDIV = (Signal.SIGFPE << 16) | 1,
}

public static class SignalCodes
{
    /// <summary>The number that a program finds in <c>si_code</c>.</summary>
    public static int Number(this SignalCode code) => (int)code & 0xffff;
}
