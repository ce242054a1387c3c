namespace MemDsl.Compiler.Completion;

/// <summary>A word of the language itself: a statement, a form, a type, a function that every list has.</summary>
/// <param name="Name">The word.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Example">Lines of a script.</param>
public sealed record LanguageWord(string Name, string Form, string Meaning, string Example);
