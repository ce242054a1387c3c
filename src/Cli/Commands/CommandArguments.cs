using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MemDsl.Cli.Commands;

/// <summary>Arguments and options whose mistakes are said in our own words.</summary>
internal static class CommandArguments
{
    /// <summary>Scripts and folders; a word that looks like an option is a misspelt one, unless it stands behind <c>--</c>.</summary>
    public static Argument<string[]> Scripts()
    {
        var argument = new Argument<string[]>("FILE|DIR")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Scripts, and folders whose .mem files are taken in the order of their names.",
        };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.Length > 1 && token.Value[0] == '-' && !File.Exists(token.Value))
                    result.AddError($"there is no option '{token.Value}'");
            }
        });
        return argument;
    }

    /// <summary>An option with a whole number from <paramref name="least"/> on; null when it was not given.</summary>
    public static Option<long?> Number(string name, string description, long least) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, least),
    };

    /// <summary>An option with a size as scripts write it, 512M or 4G; null when it was not given.</summary>
    public static Option<long?> Size(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result => ParseSize(result, name),
    };

    /// <summary>An option <c>NAME=VALUE</c> that may be given several times, for names of a list and numbers from 0 on.</summary>
    public static Option<ImmutableSortedDictionary<string, ulong>> Settings(string name, ImmutableArray<string> known, string description) => new(name)
    {
        Description = description,
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var settings = ImmutableSortedDictionary<string, ulong>.Empty.WithComparers(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                var (key, value) = token.Value.Split('=', 2) is [var left, var right] ? (left, right) : (token.Value, "");
                if (!known.Contains(key))
                    result.AddError($"{name} takes NAME=VALUE, and '{key}' is none of {string.Join(", ", known)}");
                else if (!ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > int.MaxValue)
                    result.AddError($"{name} {key} takes a whole number from 0 to {int.MaxValue}, not '{value}'");
                else
                    settings = settings.SetItem(key, number);
            }

            return settings;
        },
    };

    public static Option<bool> AllowCSharp() => new("--allow-csharp")
    {
        Description = "Let scripts run C#, which may do whatever you may.",
    };

    /// <summary>An option with a time in seconds, 0.5 or 10; null when it was not given.</summary>
    public static Option<TimeSpan?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86400)
                return TimeSpan.FromMilliseconds((double)(seconds * 1000));
            result.AddError($"{name} takes a number of seconds up to a day, like 10 or 0.5, not '{word}'");
            return null;
        },
    };

    private static long? ParseSize(ArgumentResult result, string name)
    {
        var word = result.Tokens[0].Value;
        var shift = word.Length == 0 ? 0 : 10 * ("KMGT".IndexOf(word[^1], StringComparison.Ordinal) + 1);
        if (long.TryParse(shift == 0 ? word : word[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= long.MaxValue >> shift)
            return number << shift;
        result.AddError($"{name} takes a size like 512M or 4G, not '{word}'");
        return null;
    }

    private static long? Parse(ArgumentResult result, string name, long least)
    {
        if (long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least)
            return value;
        result.AddError($"{name} takes a whole number from {least} on, not '{result.Tokens[0].Value}'");
        return least;
    }
}
