namespace MemDsl.Exams.Results.Files;

/// <summary>What reading a file gave: a value, or why there is none.</summary>
public abstract record FileContent<T>
{
    private FileContent()
    {
    }

    public sealed record Read(T Value) : FileContent<T>;

    public sealed record Refused(FileProblem Problem) : FileContent<T>;
}
