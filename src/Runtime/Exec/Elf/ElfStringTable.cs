using System.Text;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// SHT_STRTAB: NUL-terminated strings named by their offset. Many names may share one string and overlap, so a hostile file could ask for
/// far more text than it has bytes; a budget of decoded characters bounds that.
/// </summary>
internal sealed class ElfStringTable(ReadOnlyMemory<byte> bytes)
{
    private const int LongestName = 4096;
    private int _budget = 64 << 20;

    /// <summary>A name that could not be given: its offset is outside, or it is too long, or the budget is spent.</summary>
    public bool WasRefused { get; private set; }

    public string this[uint offset]
    {
        get
        {
            if (offset >= (uint)bytes.Length)
                return Refuse(offset != 0);
            var rest = bytes.Span[(int)offset..];
            var length = rest[..Math.Min(rest.Length, LongestName)].IndexOf((byte)0);
            if (length < 0 || length > _budget)
                return Refuse(true);
            _budget -= length;
            return length == 0 ? "" : Encoding.UTF8.GetString(rest[..length]);
        }
    }

    private string Refuse(bool isWrong)
    {
        WasRefused |= isWrong;
        return "";
    }
}
