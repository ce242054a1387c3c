namespace MemDsl.Scripting;

/// <summary>Follows symbolic links in every part of a path, not only in the last one, as <c>d_path</c> shows a mapped file.</summary>
internal static class SymbolicLinks
{
    /// <summary>What the kernel allows before it gives up with ELOOP (<c>MAXSYMLINKS</c>).</summary>
    private const int MostLinks = 40;

    public static string Resolve(string path)
    {
        try
        {
            var followed = 0;
            return ResolveParts(Path.GetFullPath(path), ref followed);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return path;
        }
    }

    private static string ResolveParts(string full, ref int followed)
    {
        var resolved = Path.GetPathRoot(full) ?? "/";
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, part);
            var target = new FileInfo(next).LinkTarget;
            if (target is not null && followed++ < MostLinks)
                next = ResolveParts(Path.GetFullPath(Path.Combine(resolved, target)), ref followed);
            resolved = next;
        }

        return resolved;
    }
}
