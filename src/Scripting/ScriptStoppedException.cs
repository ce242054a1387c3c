using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting;

/// <summary>A text whose value was asked for did not come to its end, or claimed what does not hold.</summary>
public sealed class ScriptStoppedException : Exception
{
    internal ScriptStoppedException(ScriptState state)
        : base(state.Stop is { } stop ? FailureText.Explain(stop).TrimEnd() : FailureText.Explain(state.Failures[0]).TrimEnd())
        => State = state;

    public ScriptState State { get; }
}
