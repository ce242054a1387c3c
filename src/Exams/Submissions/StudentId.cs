using System.Globalization;
using System.Text;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Submissions;

/// <summary>What an ID may be: any text that can be seen. It draws the variant; files that are named after it have it percent-encoded.</summary>
public static class StudentId
{
    /// <summary>Characters of the longest.</summary>
    public const int MaxLength = 128;

    /// <summary>Bytes of the longest name of a file without its ending; file systems have 255 with it.</summary>
    private const int MaxFileName = 230;

    /// <summary>Why a text is no ID, in words; null when it is one.</summary>
    public static string? Problem(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length == 0) return "there is no ID";
        if (id.Length > MaxLength) return $"an ID has at most {MaxLength} characters, this one has {id.Length}";
        if (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1])) return "an ID neither begins nor ends with a blank";
        for (var i = 0; i < id.Length;)
        {
            if (!Rune.TryGetRuneAt(id, i, out var rune) || !IsSeen(rune)) return string.Create(CultureInfo.InvariantCulture, $"an ID has no characters that cannot be seen, and this one has U+{(int)id[i]:X4}");
            i += rune.Utf16SequenceLength;
        }

        var name = ResultFolder.FileName(id).Length;
        return name <= MaxFileName ? null : $"files are named after an ID, and the name of this one's would have {name} bytes; {MaxFileName} are possible";
    }

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
