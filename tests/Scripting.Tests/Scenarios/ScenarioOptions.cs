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
                "--sandbox" => ScriptOptions.Sandbox with { MaxTime = null }, // what depends on the clock is no scenario
                "--max-list" => options with { MaxListLength = Number(words) },
                "--max-text" => options with { MaxTextLength = Number(words) },
                "--max-output" => options with { MaxOutput = Number(words) },
                "--max-depth" => options with { MaxCallDepth = Number(words) },
                "--max-values" => options with { MaxValues = Number(words) },
                "--max-imports" => options with { MaxImportDepth = Number(words) },
                "--max-script" => options with { MaxScript = Number(words) },
                "--max-ram" => options with { MaxRam = (ulong)Number(words) },
                "--max-operations" => options with { MaxOperations = long.Parse(words.Dequeue(), CultureInfo.InvariantCulture) },
                _ => throw new InvalidOperationException($"{path}: scenarios know no option '{word}'"),
            };
        }

        return options;
    }

    private static int Number(Queue<string> words) => int.Parse(words.Dequeue(), CultureInfo.InvariantCulture);
}
