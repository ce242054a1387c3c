namespace MemDsl.Runtime.Physical;

/// <summary>
/// struct free_area: the list of a zone's free blocks of one order. The links themselves lie in <see cref="FreeBlockLinks"/>; here are both
/// ends and the count (nr_free, in blocks).
/// </summary>
internal struct FreeArea
{
    public uint Head;
    public uint Tail;
    public uint Count;

    public static FreeArea Empty => new() { Head = FreeBlockLinks.End, Tail = FreeBlockLinks.End };

    public readonly bool IsEmpty => Count == 0;

    public void AddHead(FreeBlockLinks links, uint pfn)
    {
        links.Add(pfn, new FreeBlockLink { Next = Head, Previous = FreeBlockLinks.End });
        if (Head == FreeBlockLinks.End) Tail = pfn;
        else links.SetPrevious(Head, pfn);
        Head = pfn;
        Count++;
    }

    public void AddTail(FreeBlockLinks links, uint pfn)
    {
        links.Add(pfn, new FreeBlockLink { Next = FreeBlockLinks.End, Previous = Tail });
        if (Tail == FreeBlockLinks.End) Head = pfn;
        else links.SetNext(Tail, pfn);
        Tail = pfn;
        Count++;
    }

    public void Remove(FreeBlockLinks links, uint pfn)
    {
        var link = links.Remove(pfn);
        var (next, previous) = (link.Next, link.Previous);
        if (previous == FreeBlockLinks.End) Head = next;
        else links.SetNext(previous, next);
        if (next == FreeBlockLinks.End) Tail = previous;
        else links.SetPrevious(next, previous);
        Count--;
    }
}
