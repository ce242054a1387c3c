using System.Collections.Immutable;

namespace MemDsl.Exams.Results.Files;

/// <summary>What a run has left.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Run">What its results have in common.</param>
/// <param name="Results">One a student, in ordinal order of the files.</param>
public sealed record ResultFolderContent(string Path, GradingRun Run, ImmutableArray<StoredResult> Results);
