namespace MemDsl.Scripting;

/// <summary>A top-level variable of a script.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Type">In the words of the language: <c>int</c>, <c>list&lt;address&gt;</c>.</param>
/// <param name="Value">
/// In C#: <see cref="Int128"/> for an int, <see cref="Runtime.Primitives.VirtualAddress"/> for an address, <see cref="Runtime.Processes.Process"/> for a
/// process, an array of objects for a list; null for null, for what was never assigned, and for a process that has ended and was waited for.
/// </param>
/// <param name="Text">As <c>print</c> shows it.</param>
public sealed record ScriptVariable(string Name, string Type, object? Value, string Text);
