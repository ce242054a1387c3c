namespace MemDsl.Exams.Formats;

/// <summary>Who reads what a format writes.</summary>
public enum Audience
{
    /// <summary>Students see it, all of it or in the end: nothing is in it but what is revealed.</summary>
    Student,

    /// <summary>For teachers alone: hidden checks, keys and notes stand in it.</summary>
    Teacher,
}
