namespace MemDsl.Compiler.Completion;

/// <summary>How near a candidate is to what is wanted; nearer ones come first.</summary>
internal enum CandidateRank
{
    /// <summary>It has the type, or belongs to the constants, that the place asks for.</summary>
    Fitting,

    /// <summary>The name of an argument that is not given yet.</summary>
    Argument,

    /// <summary>A name of the script, or a member.</summary>
    Own,

    /// <summary>A member of what a <c>with</c> names.</summary>
    OfReceiver,

    /// <summary>A name of the library.</summary>
    OfLibrary,

    /// <summary>A word of the language.</summary>
    Word,
}
