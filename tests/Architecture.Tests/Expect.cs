namespace MemDsl.Architecture.Tests;

internal static class Expect
{
    /// <summary>Fails with every offender on a line of its own.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = string.Join("\n  ", offenders);
        Assert.True(all.Length == 0, $"there should be none of these:\n  {all}");
    }
}
