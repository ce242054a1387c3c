namespace MemDsl.Replay.Comparison;

/// <summary>
/// Which frame of the model stands for which number of the recording at one moment, in all processes: pages that share a frame in one must
/// share it in the other.
/// </summary>
internal sealed class SharedFrames
{
    private readonly Dictionary<int, uint> _modelOf = [];
    private readonly Dictionary<uint, int> _recordedOf = [];

    public void Clear()
    {
        _modelOf.Clear();
        _recordedOf.Clear();
    }

    /// <summary>Whether the two can be the same frame, after all that was asked before.</summary>
    public bool Match(int recorded, uint model)
    {
        bool isNewRecorded = _modelOf.TryAdd(recorded, model);
        bool isNewModel = _recordedOf.TryAdd(model, recorded);
        return (isNewRecorded || _modelOf[recorded] == model) && (isNewModel || _recordedOf[model] == recorded);
    }
}
