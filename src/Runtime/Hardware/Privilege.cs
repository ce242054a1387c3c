namespace MemDsl.Runtime.Hardware;

/// <summary>The privilege level (CPL) that an access is made with.</summary>
public enum Privilege
{
    /// <summary>CPL 3.</summary>
    User,

    /// <summary>CPL 0, with CR0.WP and SMEP on, as Linux runs; data accesses to user pages are as between stac and clac.</summary>
    Supervisor,
}
