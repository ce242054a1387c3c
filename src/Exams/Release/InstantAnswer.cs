using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Results;
using MemDsl.Exams.Running;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Release;

/// <summary>
/// The right answer to a question as a salted hash, by which a student's own computer can say right or wrong. Who has the file can try answers, so only such
/// questions get one whose possible answers are too many to try.
/// </summary>
/// <param name="Question">The question's name.</param>
/// <param name="IsSet">Whether it is a list whose order does not count.</param>
/// <param name="Salt">Drawn anew for every release.</param>
/// <param name="Hash">PBKDF2 with HMAC-SHA-256 of the canonical text.</param>
public sealed record InstantAnswer(string Question, bool IsSet, byte[] Salt, byte[] Hash)
{
    /// <summary>Rounds of PBKDF2: some tenths of a second a try.</summary>
    public const int Iterations = 600_000;

    /// <summary>Bits of the least number of possible answers: 2^40 tries of 600,000 rounds are years for a graphics card.</summary>
    public const int LeastBits = 40;

    private const int SaltBytes = 16;

    public static InstantAnswer Of(QuestionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var isSet = state.Question.AnswerKind == AnswerKind.Set;
        return new InstantAnswer(state.Question.Name, isSet, salt, HashOf(isSet, state.Key!.Value, salt));
    }

    public bool IsRight(PartValue answer) => CryptographicOperations.FixedTimeEquals(Hash, HashOf(IsSet, answer, Salt));

    /// <summary>Why a question cannot have one, in words; null when it can.</summary>
    public static string? Problem(QuestionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Key is not { } key) return "it has no key";
        if (state.Question.Tolerance > 0) return "a number that may be off has no one hash";
        if (state.Question.AnswerKind is AnswerKind.Maps) return "a maps is judged line by line";
        if (state.Question.AnswerKind is AnswerKind.Text && state.Accept is null) return "words can be guessed";
        var bits = Bits(state, key);
        return bits >= LeastBits
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it has 2^{bits:0.#} possible answers, and who has the hash can try them all; 2^{LeastBits} are needed");
    }

    /// <summary>How many answers there are to try, as a power of two.</summary>
    private static double Bits(QuestionState state, PartValue key)
    {
        if (state.Question.IsMultipleChoice) return Math.Log2(Math.Max(1, state.Choices.Length));
        if (key.Slot.Reference is ListValue elements)
        {
            var each = Element(state, elements.Element.IsWord ? elements.Element.Name : "");
            return state.Question.AnswerKind == AnswerKind.Set ? Math.Min(Math.Pow(2, each), elements.Count * each) : elements.Count * each;
        }

        return Element(state, key.Type.Name);
    }

    private static double Element(QuestionState state, string type) => state.Accept switch
    {
        { Slot.Reference: RangeValue range } => Math.Log2(Math.Max(1, (double)(Int128)range.Length)),
        { Slot.Reference: ListValue list } => Math.Log2(Math.Max(1, list.Count)),
        _ => type switch
        {
            "bool" => 1,
            // Addresses of user space, of pages: the offset is mostly plain.
            "address" => 35,
            // Nobody has to try numbers of more digits than such answers have.
            "int" or "pfn" or "number" => 20,
            _ => 8,
        },
    };

    private static byte[] HashOf(bool isSet, PartValue value, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Canonical(isSet, value)), salt, Iterations, HashAlgorithmName.SHA256, 32);

    /// <summary>The same text for answers that are the same; of numbers and addresses the decimal digits, whatever unit they were written in.</summary>
    private static string Canonical(bool isSet, PartValue value)
    {
        if (value.Slot.Reference is decimal number) return Points.Text(number);
        if (value.Slot.Reference is not ListValue list) return value.Type.IsWord ? value.Slot.Word.ToString(CultureInfo.InvariantCulture) : value.ToString();
        var elements = Enumerable.Range(0, list.Count).Select(i => Canonical(false, new PartValue(list.Element, list[i])));
        return "[" + string.Join(",", isSet ? elements.Distinct().Order(StringComparer.Ordinal) : elements) + "]";
    }
}
