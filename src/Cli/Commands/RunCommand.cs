using System.CommandLine;

namespace MemDsl.Cli.Commands;

internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "x" };
        var trace = new Option<bool>("--trace");
        var seed = new Option<ulong?>("--seed");
        var command = new Command("run", "Run scripts.") { paths, trace, seed };
        command.SetAction(result =>
        {
            foreach (var p in result.GetValue(paths)!) context.Output.WriteLine(p);
            return 0;
        });
        return command;
    }
}
