using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>What a call that is being written takes.</summary>
/// <param name="Signatures">What may be meant, the likeliest first; at least one.</param>
/// <param name="ActiveParameter">The index of the parameter of the first signature that the position belongs to; −1 for none.</param>
/// <param name="Span">The call's name, where it begins.</param>
public sealed record SignatureHelp(ImmutableArray<SignatureItem> Signatures, int ActiveParameter, TextSpan Span);

/// <summary>One thing that can be called.</summary>
/// <param name="Label">The signature in one line.</param>
/// <param name="Documentation">What a call does; may be empty.</param>
/// <param name="Example">One line that shows a call; may be empty.</param>
/// <param name="Parameters">In their order.</param>
public sealed record SignatureItem(string Label, string Documentation, string Example, ImmutableArray<SignatureParameter> Parameters);

/// <summary>One parameter.</summary>
/// <param name="Name">As it is written before a colon.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Default">The value where none is given, as a reference shows it; null where one must be given.</param>
/// <param name="Documentation">What it means; may be empty.</param>
/// <param name="Span">Where it stands in the label of its signature; empty where the label does not show it.</param>
public sealed record SignatureParameter(string Name, string Type, string? Default, string Documentation, TextSpan Span);
