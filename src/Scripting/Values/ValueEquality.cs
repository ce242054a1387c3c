namespace MemDsl.Scripting.Values;

/// <summary><c>==</c> on what is not a word.</summary>
internal static class ValueEquality
{
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        _ => left.Equals(right),
    };
}
