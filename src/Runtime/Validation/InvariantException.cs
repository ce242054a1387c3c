namespace MemDsl.Runtime.Validation;

/// <summary>The machine contradicts itself: a defect of the model, never of a script.</summary>
public sealed class InvariantException : Exception
{
    public InvariantException()
        : this([])
    {
    }

    public InvariantException(string message)
        : this([message])
    {
    }

    public InvariantException(string message, Exception innerException)
        : base(message, innerException) => Violations = [message];

    internal InvariantException(IReadOnlyList<string> violations)
        : base(string.Join(Environment.NewLine, violations)) => Violations = violations;

    /// <summary>All that was found, one sentence each.</summary>
    public IReadOnlyList<string> Violations { get; }
}
