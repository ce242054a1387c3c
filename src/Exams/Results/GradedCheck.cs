using System.Collections.Immutable;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Results;

/// <summary>What one check says. What may be told of it is up to <see cref="Revelation"/>; a writer for students asks <see cref="Revealed"/>.</summary>
public sealed record GradedCheck
{
    public required string Name { get; init; }

    /// <summary>Whether students may know neither its name nor what it looks at.</summary>
    public bool IsHidden { get; init; }

    public required bool Passed { get; init; }

    public required decimal Points { get; init; }

    public required decimal MaxPoints { get; init; }

    public required Revelation Revelation { get; init; }

    /// <summary>What the teacher says about it, or about the wrong answer that was given; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is wrong, in one sentence without the key; empty when it passed.</summary>
    public string Error { get; init; } = "";

    /// <summary>What was expected, as the language writes it; empty where nothing can be said.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was found.</summary>
    public string Found { get; init; } = "";

    /// <summary>The difference of both, of several lines: of state, or of maps; empty for none.</summary>
    public string Difference { get; init; } = "";

    /// <summary>Why it is as expected: the model's explanation; empty for none.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>Drawings of what was expected and found.</summary>
    public ImmutableArray<StatePicture> Pictures { get; init; } = [];

    /// <summary>The check as a student may see it: what is not to be told is gone.</summary>
    public GradedCheck Revealed(int number) => this with
    {
        Name = IsHidden ? $"hidden check {number}" : Name,
        Note = Revelation is Revelation.Everything or Revelation.Note ? Note : "",
        Error = Revelation is Revelation.Points || IsHidden ? "" : Error,
        Expected = Tells ? Expected : "",
        Found = Tells ? Found : "",
        Difference = Tells ? Difference : "",
        Explanation = Tells ? Explanation : "",
        Pictures = Tells ? Pictures : [],
    };

    private bool Tells => Revelation is Revelation.Everything && !IsHidden;
}
