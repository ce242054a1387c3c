namespace MemDsl.Runtime.Differences;

/// <summary>Things of both machines that have the same number.</summary>
internal static class Pairs
{
    /// <summary>Both sides in the order of their numbers; null where one side has none.</summary>
    public static IEnumerable<(T? Before, T? After)> ById<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, int> id)
        where T : class
    {
        var pairs = new SortedDictionary<int, (T? Before, T? After)>();
        foreach (var one in before) pairs[id(one)] = (one, null);
        foreach (var one in after) pairs[id(one)] = (pairs.GetValueOrDefault(id(one)).Before, one);
        return pairs.Values;
    }
}
