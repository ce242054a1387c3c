namespace MemDsl.Runtime.UserSpace;

/// <summary>anon_vma: the identity that ties anonymous pages to the areas which may map them (<c>include/linux/rmap.h</c>).</summary>
public record struct AnonVma
{
    /// <summary>The oldest ancestor; itself for one made by a first write.</summary>
    public int Root { get; set; }

    /// <summary>The anon_vma of the area that fork copied; itself for a root.</summary>
    public int Parent { get; set; }

    /// <summary>num_children: anon_vmas whose parent this is; a root counts itself.</summary>
    public int NumChildren { get; set; }

    /// <summary>num_active_vmas: areas whose own anon_vma this is.</summary>
    public int NumActiveVmas { get; set; }

    /// <summary>Areas in whose chain it stands; with the last one it goes.</summary>
    public int Links { get; set; }
}
