using MemDsl.Runtime.Validation;

namespace MemDsl.Runtime;

/// <summary>Checking the whole machine.</summary>
public sealed partial class Machine
{
    /// <summary>
    /// Re-derives every counter and walks every structure; throws one <see cref="InvariantException"/> with all that does not fit. For tests: it
    /// takes time proportional to the memory in use.
    /// </summary>
    public void Validate()
    {
        var violations = new Violations();
        var references = new ReferenceMap();
        violations.AddRange("buddy", _kernel.Buddy.Check());
        foreach (var mm in _kernel.Mms.All) new AddressSpaceChecker(_kernel, mm, violations, references).Check();
        FileChecker.Check(_kernel, references, violations);
        SwapChecker.Check(_kernel, references, violations);
        FrameChecker.Check(_kernel.Memory, references, violations);
        HugePageChecker.Check(_kernel, references, violations);
        ProcessChecker.Check(_kernel, violations);
        ReclaimChecker.Check(_kernel, violations);
        if (violations.All.Count > 0) throw new InvariantException(violations.All);
    }
}
