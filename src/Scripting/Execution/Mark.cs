namespace MemDsl.Scripting.Execution;

/// <summary>What a region is for.</summary>
internal enum MarkKind : byte
{
    Fails,
    Raises,
    Try,
    Trace,
    Explain,
    Cpu,
}

/// <summary>An open region of a frame.</summary>
internal struct Mark
{
    public MarkKind Kind;

    /// <summary>The depth of the frame that opened it: its index among the frames.</summary>
    public int Frame;

    /// <summary>The slot for the outcome, counted in that frame.</summary>
    public int Slot;

    /// <summary>Where to go on after an errno or signal.</summary>
    public int Target;

    /// <summary>Fails: index of the expected errno among the words. Raises: index of the signal. -1 for any.</summary>
    public int Expected;

    /// <summary>Trace, Explain: the first event that belongs to it. Cpu: the CPU to go back to.</summary>
    public int Start;
}
