using System.Globalization;
using System.Runtime.InteropServices;
using MemDsl.Benchmarks;

// dotnet run --project tests/Benchmarks -c Release [-- words]: the rows whose names contain one of the words, or all.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Console.WriteLine($"{Processor()}, {Environment.ProcessorCount} CPUs, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; the minimum of {Stopwatches.Rounds} rounds.");
Console.WriteLine();

var kernelRows = KernelRows.All.Where(row => IsWanted(row.Name)).ToArray();
if (kernelRows.Length > 0)
{
    var kernel = KernelBaseline.Measure();
    Console.WriteLine("| operation | model | kernel | kernel / model | aim |");
    Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
    foreach (var row in kernelRows)
    {
        var model = Stopwatches.Minimum(row.Prepare());
        var (real, ratio) = kernel.TryGetValue(row.Key, out var measured)
            ? (Stopwatches.Show(measured), $"{measured / model:0.##}")
            : ("not measured", "");
        Console.WriteLine($"| {row.Name} | {Stopwatches.Show(model)} | {real} | {ratio} | {row.Aim} |");
    }

    Console.WriteLine();
}

var languageRows = MachineRows.All.Concat(AllocatorRows.All).Concat(SwapRows.All).Concat(ReclaimRows.All).Concat(LanguageRows.All).Concat(SessionRows.All).Concat(WritingRows.All).Concat(ReplayRows.All).Concat(ExamRows.All).Where(row => IsWanted(row.Name)).ToArray();
if (languageRows.Length > 0)
{
    Console.WriteLine("| what | measured | against | ratio | aim |");
    Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
    foreach (var row in languageRows)
    {
        var measured = row.Measure();
        Console.WriteLine($"| {row.Name} | {measured.Value} | {measured.Base} | {(measured.Ratio is { } ratio ? $"{ratio:0.##}" : "")} | {row.Aim} |");
    }
}

return 0;

bool IsWanted(string name) => args.Length == 0 || args.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

static string Processor()
{
    const string Info = "/proc/cpuinfo";
    var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
    return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
}
