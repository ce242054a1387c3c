namespace MemDsl.Exams.Results.Pictures;

/// <summary>State that goes with a result, as the numbers of a drawing: an address space or a page walk.</summary>
public abstract record StatePicture
{
    private protected StatePicture()
    {
    }

    /// <summary>What is shown, in a few words: <c>after your answer</c>.</summary>
    public required string Label { get; init; }
}
