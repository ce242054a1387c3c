using System.CommandLine;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands;

/// <summary>The options of <c>mem run</c> that say how much a script may use and what it may see; one line a limit.</summary>
internal sealed class LimitOptions
{
    private readonly Option<bool> _sandbox = new("--sandbox")
    {
        Description = "For a stranger's script: no C#, no file outside of its folder, and tighter limits (in parentheses after the usual ones).",
    };

    private readonly Option<string[]> _allowRead = new("--allow-read")
    {
        Description = "A folder whose files a sandboxed script may read besides its own; may be given several times.",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _allowCSharp = CommandArguments.AllowCSharp();

    private readonly (Option<long?> Option, Func<ScriptOptions, long, ScriptOptions> Set)[] _limits =
    [
        (CommandArguments.Number("--max-operations", "Operations of a script or test: 100 million.", 1), (options, n) => options with { MaxOperations = n }),
        (CommandArguments.Number("--max-depth", "Calls that are open at once: 10,000.", 1), (options, n) => options with { MaxCallDepth = Int(n) }),
        (CommandArguments.Number("--max-values", "Values that open calls keep: 4 million.", 1), (options, n) => options with { MaxValues = Int(n) }),
        (CommandArguments.Size("--max-output", "Characters printed: 16M (4M)."), (options, n) => options with { MaxOutput = Int(n) }),
        (CommandArguments.Number("--max-list", "Elements of a list: 16 million (1 million).", 1), (options, n) => options with { MaxListLength = Int(n) }),
        (CommandArguments.Size("--max-text", "Characters of a string, bytes of a block: 16M (4M)."), (options, n) => options with { MaxTextLength = Int(n) }),
        (CommandArguments.Size("--max-script", "Bytes of a script and its imports: 16M (1M)."), (options, n) => options with { MaxScript = n }),
        (CommandArguments.Number("--max-imports", "Depth of imports: 100 (10).", 1), (options, n) => options with { MaxImportDepth = Int(n) }),
        (CommandArguments.Size("--max-file", "Bytes of a real file: 512M (64M)."), (options, n) => options with { MaxFile = n }),
        (CommandArguments.Size("--max-ram", "RAM of a script's machine: 1T (64G)."), (options, n) => options with { MaxRam = (ulong)n }),
        (CommandArguments.Number("--max-failures", "Assertions that fail: 10,000 (1000).", 1), (options, n) => options with { MaxFailures = Int(n) }),
        (CommandArguments.Size("--max-memory", "Memory of this computer that may be in use: 4G, or less where there is less (1G)."), (options, n) => options with { MaxMemory = n }),
    ];

    private readonly Option<TimeSpan?> _maxTime = CommandArguments.Seconds("--max-time", "Seconds of a script: no limit (10).");

    public void AddTo(Command command)
    {
        command.Add(_sandbox);
        command.Add(_allowRead);
        command.Add(_allowCSharp);
        foreach (var (option, _) in _limits) command.Add(option);
        command.Add(_maxTime);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_sandbox) && result.GetValue(_allowCSharp)) result.AddError("--sandbox and --allow-csharp exclude each other");
            if (result.GetValue(_allowRead) is { Length: > 0 } && !result.GetValue(_sandbox)) result.AddError("--allow-read is for --sandbox: without it every file may be read");
        });
    }

    public ScriptOptions Read(ParseResult call)
    {
        var options = call.GetValue(_sandbox) ? ScriptOptions.Sandbox : ScriptOptions.Default;
        options = options with { CSharp = CSharpPermission.Of(call.GetValue(_allowCSharp)), AllowRead = [.. call.GetValue(_allowRead) ?? []] };
        foreach (var (option, set) in _limits)
        {
            if (call.GetValue(option) is > 0 and var limit) options = set(options, limit);
        }

        return call.GetValue(_maxTime) is { } time ? options with { MaxTime = time } : options;
    }

    private static int Int(long limit) => (int)Math.Min(limit, int.MaxValue);
}
