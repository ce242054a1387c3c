using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Grading;

/// <summary>What grading a submission meets that is about the submission as a whole.</summary>
internal sealed class GradingContext
{
    /// <summary>Whether a limit stopped it that looks at the computer.</summary>
    public bool MetNet { get; private set; }

    /// <summary>A mistake of ours; null for none.</summary>
    public Exception? Defect { get; private set; }

    public PartResult See(PartResult result)
    {
        MetNet |= result.Stop?.Id is { } id && (id == DiagnosticDescriptors.MemoryLimit.Id || id == DiagnosticDescriptors.TimeLimit.Id);
        Defect ??= result.Defect;
        return result;
    }
}
