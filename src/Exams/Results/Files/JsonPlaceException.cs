namespace MemDsl.Exams.Results.Files;

/// <summary>A member is not what it has to be; never leaves <see cref="FormatHead"/>.</summary>
internal sealed class JsonPlaceException(string place, string message) : Exception(message)
{
    /// <summary><c>items[2].checks[0].points</c>.</summary>
    public string Place { get; } = place;
}
