namespace MemDsl.Exams.Results;

/// <summary>A value of a <c>vary</c> variable, as the language would write it.</summary>
public sealed record DrawnValue(string Exercise, string Name, string Value);
