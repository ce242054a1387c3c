using System.CommandLine;
using MemDsl.Cli.Painting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary>Options that commands share.</summary>
internal static class ReportOptions
{
    public static Option<ReportFormat> Format()
    {
        var option = new Option<ReportFormat>("--format")
        {
            Description = "How the report is written (text).",
            HelpName = "text|json|junit|tap",
            CustomParser = result => result.Tokens[0].Value switch
            {
                "text" => ReportFormat.Text,
                "json" => ReportFormat.Json,
                "junit" => ReportFormat.Junit,
                "tap" => ReportFormat.Tap,
                var other => Unknown(result, other, "text, json, junit or tap"),
            },
        };
        return option;
    }

    /// <summary>The formats of a command that lists diagnostics.</summary>
    public static Option<ReportFormat> DiagnosticFormat() => new("--format")
    {
        Description = "How diagnostics are written (text).",
        HelpName = "text|json",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "text" => ReportFormat.Text,
            "json" => ReportFormat.Json,
            var other => Unknown(result, other, "text or json"),
        },
    };

    public static Option<string?> Output() => new("--output", "-o")
    {
        Description = "Write the report to a file, whole or not at all.",
        HelpName = "FILE",
    };

    public static Option<ColorChoice> Color() => new("--color")
    {
        Description = "Whether a report for people has colours on standard output (auto: on a terminal, without NO_COLOR).",
        HelpName = "auto|always|never",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "auto" => ColorChoice.Auto,
            "always" => ColorChoice.Always,
            "never" => ColorChoice.Never,
            var other => UnknownColor(result, other),
        },
    };

    /// <summary>Hands the place of the report to a command: standard output, or a file that appears when the command is through.</summary>
    public static int Write(CliContext context, string? path, Func<TextWriter, int> command)
    {
        if (path is null)
            return command(context.Output);
        var status = 0;
        WholeFile.Write(path, writer => status = command(writer));
        return status;
    }

    private static ColorChoice UnknownColor(System.CommandLine.Parsing.ArgumentResult result, string choice)
    {
        result.AddError($"--color takes auto, always or never, not '{choice}'");
        return ColorChoice.Auto;
    }

    private static ReportFormat Unknown(System.CommandLine.Parsing.ArgumentResult result, string format, string known)
    {
        result.AddError($"there is no format '{format}'; there are {known}");
        return ReportFormat.Text;
    }
}
