using System.Globalization;

namespace MemDsl.Scripting.Tests.Scenarios;

/// <summary>A scenario may ask for options of <c>mem run</c> in its first line, a comment: <c># mem run --fail-fast --max-operations 1000</c>.</summary>
internal static class ScenarioOptions
{
    private const string Start = " mem run ";

    public static ScriptOptions Of(string path)
    {
        var options = ScriptOptions.Default;
        var first = (File.ReadLines(path).FirstOrDefault() ?? "").TrimStart('#', '/');
        if (!first.StartsWith(Start, StringComparison.Ordinal))
            return options;

        var words = new Queue<string>(first[Start.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            options = word switch
            {
                "--fail-fast" => options with { FailFast = true },
                "--trace" => options with { Trace = true },
                "--allow-csharp" => options with { CSharp = CSharp.RoslynEngine.Instance },
                "--seed" => options with { Seed = ulong.Parse(words.Dequeue(), CultureInfo.InvariantCulture) },
                "--max-operations" => options with { MaxOperations = long.Parse(words.Dequeue(), CultureInfo.InvariantCulture) },
                _ => throw new InvalidOperationException($"{path}: scenarios know no option '{word}'"),
            };
        }

        return options;
    }
}
