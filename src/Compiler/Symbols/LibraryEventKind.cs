namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A kind of event: as a name in a script it is a constant of type <see cref="UnitType.EventKind"/>; <see cref="Record"/> is the type of one event of
/// this kind, whose properties are its fields.
/// </summary>
public sealed record LibraryEventKind(string Name, ObjectType Record, string Documentation)
{
    /// <summary>The kind's index in <see cref="Library.EventKinds"/>, and its value in scripts; given by <see cref="LibraryBuilder"/>.</summary>
    public int Ordinal { get; init; } = -1;
}
