namespace MemDsl.Scripting.Execution;

/// <summary>How a library call came back.</summary>
public enum CallStatus : byte
{
    /// <summary>With its result.</summary>
    Done,

    /// <summary>With an errno or signal, to be looked for in the open regions.</summary>
    Failed,

    /// <summary>With a run-time error, which stops the script.</summary>
    Error,
}
