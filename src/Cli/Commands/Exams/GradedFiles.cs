using MemDsl.Exams.Formats;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary>What a folder of results holds besides the results, made of them alone: so it is the same whatever way they came to be.</summary>
internal static class GradedFiles
{
    /// <summary>A row a student.</summary>
    public const string TableName = "class.csv";

    public static void Write(string folder, IEnumerable<ResultFormat> formats, FormatOptions options)
    {
        var results = Read(folder);
        WriteClass(folder, (ResultFormat.OfClass)ResultFormats.Named("csv")!, results);
        foreach (var format in formats)
        {
            if (format is ResultFormat.OfClass table) WriteClass(folder, table, results);
            else if (format is ResultFormat.OfStudent file) WriteStudents(folder, file, results, options);
        }
    }

    /// <summary>In ordinal order of the IDs.</summary>
    private static List<GradedSubmission> Read(string folder)
    {
        switch (ResultFolder.Read(folder))
        {
            case FileContent<ResultFolderContent>.Read(var content):
                return [.. content.Results.Select(stored => stored.Submission).OrderBy(result => result.Student, StringComparer.Ordinal)];
            case FileContent<ResultFolderContent>.Refused(var problem):
                throw new CallProblem(ExitStatus.Invalid, problem.Descriptor, problem.Message);
            default:
                throw new InvalidOperationException("a folder is read or refused");
        }
    }

    private static void WriteClass(string folder, ResultFormat.OfClass format, List<GradedSubmission> results) =>
        WholeFile.Write(Path.Combine(folder, format.Name == "csv" ? TableName : format.Name + format.Ending), writer => format.Write(writer, results));

    private static void WriteStudents(string folder, ResultFormat.OfStudent format, List<GradedSubmission> results, FormatOptions options)
    {
        var place = Path.Combine(folder, format.Name);
        WholeFile.CreateFolder(place);
        foreach (var result in results)
            WholeFile.Write(Path.Combine(place, ResultFolder.FileName(result.Student) + format.Ending), writer => writer.Write(format.Write(result, options)));
    }
}
