using MemDsl.Scripting;

namespace MemDsl.Cli.Repl;

/// <summary>Where the loop's submissions come from: a pipe, a terminal.</summary>
internal interface ISubmissionReader
{
    /// <summary>
    /// One whole submission, perhaps of several lines, or one command of the loop, a line that begins with <c>:</c> or <c>?</c>; null at the end of input.
    /// </summary>
    /// <param name="session">What the submission will see; for completion and colours.</param>
    string? Read(ScriptSession session);
}
