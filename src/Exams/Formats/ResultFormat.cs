using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>A row of <see cref="ResultFormats"/>: a way to write results down.</summary>
/// <param name="Name">As <c>--format</c> takes it.</param>
/// <param name="Ending">Of its files, with the dot.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
/// <param name="Audience">Who reads it.</param>
public abstract record ResultFormat(string Name, string Ending, string Purpose, Audience Audience)
{
    /// <summary>A file for each student, named after the ID.</summary>
    /// <param name="Name">As <c>--format</c> takes it.</param>
    /// <param name="Ending">Of its files, with the dot.</param>
    /// <param name="Purpose">What it is for, in a few words.</param>
    /// <param name="Audience">Who reads it.</param>
    /// <param name="Write">The whole file; UTF-8 without a mark when it is stored.</param>
    public sealed record OfStudent(string Name, string Ending, string Purpose, Audience Audience, Func<GradedSubmission, FormatOptions, string> Write)
        : ResultFormat(Name, Ending, Purpose, Audience);

    /// <summary>One file for the class.</summary>
    /// <param name="Name">As <c>--format</c> takes it.</param>
    /// <param name="FileName">The file, with its ending.</param>
    /// <param name="Purpose">What it is for, in a few words.</param>
    /// <param name="Audience">Who reads it.</param>
    /// <param name="Write">Writes the results, which come in ordinal order of the IDs.</param>
    public sealed record OfClass(string Name, string FileName, string Purpose, Audience Audience, Action<TextWriter, IReadOnlyList<GradedSubmission>> Write)
        : ResultFormat(Name, Path.GetExtension(FileName), Purpose, Audience);
}
