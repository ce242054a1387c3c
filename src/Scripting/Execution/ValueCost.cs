using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>What an operation on a long value counts for besides one: long lists and texts are not to be had for the price of short ones.</summary>
internal static class ValueCost
{
    private const int ElementsAnOperation = 32;
    private const int CharactersAnOperation = 256;

    public static long OfElements(long count) => count / ElementsAnOperation;

    public static long OfText(long length) => length / CharactersAnOperation;

    /// <summary>Of comparing a pattern with what is there: in the worst case each line with each.</summary>
    public static long OfMatching(object pattern, object? value) => pattern switch
    {
        MapsPattern maps when value is ListValue areas => OfElements((long)maps.Lines.Length * areas.Count) + OfElements(areas.Count),
        _ => value is null ? 0 : Of(value),
    };

    /// <summary>Of making a value.</summary>
    public static long Of(object made) => made switch
    {
        ListValue list => OfElements(list.Count),
        string text => OfText(text.Length),
        byte[] bytes => OfText(bytes.Length),
        _ => 0,
    };
}
