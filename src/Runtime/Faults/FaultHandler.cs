namespace MemDsl.Runtime.Faults;

/// <summary>exc_page_fault and handle_mm_fault: what happens between the MMU's fault and the retried access.</summary>
public sealed class FaultHandler
{
    private readonly Kernel _kernel;

    internal FaultHandler(Kernel kernel) => _kernel = kernel;
}
