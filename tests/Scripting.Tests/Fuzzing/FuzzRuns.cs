using System.Globalization;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>How many inputs a fuzz test tries: few with each test run, and as many as <c>MEM_FUZZ</c> in the environment says when someone has the time.</summary>
internal static class FuzzRuns
{
    private const string Variable = "MEM_FUZZ";

    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;
}
