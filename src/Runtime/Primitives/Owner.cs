namespace MemDsl.Runtime.Primitives;

/// <summary>
/// The stamp on state that clones share: a chunk may be written in place only by the machine that holds the same stamp; everyone else
/// copies the chunk first. It has identity and nothing else.
/// </summary>
public sealed class Owner;

/// <summary>
/// The stamp that a machine's parts write with at present. One cell a machine, shared by all its parts; cloning renews the cells of both
/// machines, which makes every existing chunk foreign to both.
/// </summary>
public sealed class Ownership
{
    public Owner Current { get; private set; } = new();

    public void Renew() => Current = new Owner();
}
