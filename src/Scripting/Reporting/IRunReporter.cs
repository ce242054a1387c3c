namespace MemDsl.Scripting.Reporting;

/// <summary>Writes what came of a run in one format.</summary>
public interface IRunReporter
{
    /// <summary>A script has ended. Called once each, in order.</summary>
    void Finished(ScriptResult script);

    /// <summary>All scripts have ended; the report is whole after this call.</summary>
    void Complete(RunResult run);
}
