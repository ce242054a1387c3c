using System.Collections.Immutable;

namespace MemDsl.Exams.Submissions;

/// <summary>The students of a class: <c>id,name[,file]</c>, with or without a line of headings.</summary>
/// <param name="Students">In the order of the file, each ID once.</param>
/// <param name="Problems">Rows that were left out, and why.</param>
public sealed record Roster(ImmutableArray<RosterEntry> Students, ImmutableArray<SubmissionProblem> Problems)
{
    /// <summary>Reads the text of a roster.</summary>
    /// <param name="text">CSV.</param>
    /// <param name="path">What problems call it.</param>
    /// <exception cref="FormatException">It is no CSV, or has semicolons for commas.</exception>
    public static Roster Parse(string text, string path)
    {
        var students = ImmutableArray.CreateBuilder<RosterEntry>();
        var problems = ImmutableArray.CreateBuilder<SubmissionProblem>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in CsvRow.Read(text))
        {
            var fields = row.Fields;
            if (lines.Count == 0 && problems.Count == 0 && Separator(fields) is { } separator)
                throw new FormatException($"line {row.Line}: fields are separated by {separator}, and a roster by ',': save it as CSV with commas");
            if (lines.Count == 0 && students.Count == 0 && IsHeading(fields)) continue;
            var id = fields[0].Trim();
            if (StudentId.Problem(id) is { } problem)
                problems.Add(new SubmissionProblem(path, row.Line, $"{problem}; the row was left out"));
            else if (fields.Length > 3)
                problems.Add(new SubmissionProblem(path, row.Line, "a row has two or three fields, id,name[,file], and this has more: put a name with a comma in quotes; the row was left out"));
            else if (!lines.TryAdd(id, row.Line))
                problems.Add(new SubmissionProblem(path, row.Line, $"'{id}' is in line {lines[id]} already; this row was left out"));
            else
                students.Add(new RosterEntry(id, fields.Length > 1 ? fields[1].Trim() : "", fields.Length > 2 && fields[2].Trim() is { Length: > 0 } file ? file : null));
        }

        return new Roster(students.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>What spreadsheets of some countries write instead of a comma, in words; null where commas stand.</summary>
    private static string? Separator(ImmutableArray<string> fields) => fields switch
    {
        [var only] when only.Contains(';', StringComparison.Ordinal) => "';'",
        [var only] when only.Trim().Contains('\t', StringComparison.Ordinal) => "tabs",
        _ => null,
    };

    private static bool IsHeading(ImmutableArray<string> fields) => string.Equals(fields[0].Trim(), "id", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A row of a roster.</summary>
/// <param name="Id">The student's ID.</param>
/// <param name="Name">Empty where the roster gives none.</param>
/// <param name="File">The submission, relative to the folder of submissions; null for <c>ID.mem</c> or <c>ID/answer.mem</c>.</param>
public sealed record RosterEntry(string Id, string Name, string? File);
