using System.Globalization;

namespace MemDsl.Exams.Pages;

/// <summary>Sizes for people: in the largest unit that leaves a whole number, else rounded and marked so.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    public static string Of(ulong bytes)
    {
        var unit = 0;
        while (unit + 1 < Units.Length && bytes >> (10 * (unit + 1)) != 0) unit++;
        var exact = bytes % (1UL << (10 * unit)) == 0;
        if (exact) return string.Create(CultureInfo.InvariantCulture, $"{bytes >> (10 * unit)} {Units[unit]}");
        if (unit == 1 && bytes % 1024 == 0 || unit > 0 && bytes % (1UL << (10 * (unit - 1))) == 0 && bytes >> (10 * (unit - 1)) < 10000)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes >> (10 * (unit - 1))} {Units[unit - 1]}");
        return string.Create(CultureInfo.InvariantCulture, $"~{Math.Round((decimal)bytes / (1UL << (10 * unit)), 1, MidpointRounding.ToEven):0.#} {Units[unit]}");
    }
}
