namespace MemDsl.Exams.Judging;

/// <summary>What an answer is worth against its key.</summary>
/// <param name="Right">How many parts of it are right.</param>
/// <param name="Parts">How many there are; at least 1.</param>
/// <param name="Error">What is wrong, in one sentence without the key; empty when it is right.</param>
/// <param name="Difference">Line by line, with the key: <c>-</c> expected, <c>+</c> found; empty where one line says it all.</param>
public readonly record struct Judgement(int Right, int Parts, string Error, string Difference)
{
    public static Judgement Correct { get; } = new(1, 1, "", "");

    public bool IsRight => Right == Parts;

    public static Judgement Wrong(string error) => new(0, 1, error, "");

    /// <summary>What it earns of so many points: the share that is right, rounded down to hundredths.</summary>
    public decimal Of(decimal points) => IsRight ? points : decimal.Floor(points * Right / Parts * 100) / 100;
}
