namespace MemDsl.Compiler.Symbols;

/// <summary>
/// What a library call changes, so that a failed assertion can name the operation that last changed what it looked at.
/// </summary>
/// <param name="Kinds">The kinds of state.</param>
/// <param name="AddressParameter">The index of the parameter with the first address concerned, or −1 for all of the process.</param>
/// <param name="LengthParameter">The index of the parameter with the number of bytes concerned, or −1.</param>
public sealed record CallEffects(CallEffectKinds Kinds, int AddressParameter = -1, int LengthParameter = -1)
{
    public static readonly CallEffects None = new(CallEffectKinds.None);
}
