using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Comparison;

/// <summary>The VmFlags line of flags that were met before.</summary>
internal sealed class FlagTexts
{
    private readonly Dictionary<VmFlags, string> _texts = [];

    public string Of(VmFlags flags)
    {
        if (_texts.TryGetValue(flags, out string? text)) return text;
        text = VmFlagTable.Codes(flags).TrimEnd();
        _texts.Add(flags, text);
        return text;
    }
}
