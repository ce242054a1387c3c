namespace MemDsl.Exams.Results;

public enum ItemKind
{
    /// <summary>Its answer is a value.</summary>
    Question,

    /// <summary>Its answer is what the student does.</summary>
    Task,
}
