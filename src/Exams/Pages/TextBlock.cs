using System.Collections.Immutable;

namespace MemDsl.Exams.Pages;

/// <summary>A part of a teacher's text: <see cref="TextParagraph"/>, <see cref="TextList"/> or <see cref="TextLines"/>.</summary>
public abstract record TextBlock
{
    private protected TextBlock()
    {
    }
}

/// <summary>May have <c>`code`</c>, <c>*emphasis*</c> and <c>**strong**</c>.</summary>
public sealed record TextParagraph(string Text) : TextBlock;

/// <summary>Items numbered from 1, or not; each as a paragraph.</summary>
public sealed record TextList(bool IsNumbered, ImmutableArray<string> Items) : TextBlock;

/// <summary>Lines that are shown as they are.</summary>
public sealed record TextLines(string Text) : TextBlock;
