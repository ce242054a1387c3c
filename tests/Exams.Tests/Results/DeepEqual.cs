using System.Collections;

namespace MemDsl.Exams.Tests.Results;

/// <summary>Equality of results by their properties: immutable arrays compare their places, not their elements.</summary>
internal static class DeepEqual
{
    public static void Assert(object? expected, object? actual, string path = "")
    {
        if (expected is null || actual is null || expected is string or ValueType and not IEnumerable)
        {
            Xunit.Assert.True(Equals(expected, actual), $"{path}: expected {expected}, found {actual}");
            return;
        }

        if (expected is IEnumerable left && actual is IEnumerable right)
        {
            var (all, others) = (left.Cast<object>().ToList(), right.Cast<object>().ToList());
            Xunit.Assert.True(all.Count == others.Count, $"{path}: expected {all.Count} elements, found {others.Count}");
            for (var i = 0; i < all.Count; i++) Assert(all[i], others[i], $"{path}[{i}]");
            return;
        }

        Xunit.Assert.Equal(expected.GetType(), actual.GetType());
        foreach (var property in expected.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            Assert(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
    }
}
