using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Exams.Checking;

/// <summary>What <c>mem exam check</c> found.</summary>
public sealed record ExamReport(ImmutableArray<ExerciseReport> Exercises)
{
    public IEnumerable<Diagnostic> Findings => Exercises.SelectMany(exercise => exercise.Findings);

    public bool HasErrors => Findings.Any(finding => finding.IsError);
}

/// <summary>An exercise over its variants.</summary>
/// <param name="Name">The exercise.</param>
/// <param name="Variants">How many there are; 0 where they cannot be counted.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Keys">A row a question.</param>
/// <param name="Tasks">A row a task.</param>
/// <param name="Findings">What is wrong, in the order of the file as far as possible.</param>
public sealed record ExerciseReport(
    string Name,
    int Variants,
    int Looked,
    ImmutableArray<KeyDistribution> Keys,
    ImmutableArray<TaskReport> Tasks,
    ImmutableArray<Diagnostic> Findings);

/// <summary>How the key of a question differs from variant to variant.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Kind">What an answer looks like, in a word.</param>
/// <param name="Values">Keys and in how many variants each is right, the most frequent first.</param>
public sealed record KeyDistribution(string Question, string Kind, ImmutableArray<KeyCount> Values);

/// <summary>A key, and in how many of the variants that were looked at it is right.</summary>
public readonly record struct KeyCount(string Key, int Variants);

/// <summary>A task over the variants that were looked at.</summary>
/// <param name="Task">Its name.</param>
/// <param name="Checks">How many checks it has.</param>
/// <param name="Hidden">How many of these are hidden.</param>
/// <param name="Solutions">How many solutions it has.</param>
public sealed record TaskReport(string Task, int Checks, int Hidden, int Solutions);
