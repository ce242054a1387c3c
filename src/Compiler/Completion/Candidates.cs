using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>
/// Collects what could stand at a caret and keeps what fits the letters before it: texts that begin with them, and where there are none, texts in which
/// they occur in this order. Of one label the first stays.
/// </summary>
internal sealed class Candidates(Caret caret)
{
    private readonly List<(CompletionItem Item, CandidateRank Rank, int Order)> _items = [];
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

    public Caret Caret { get; } = caret;

    public void Add(CompletionItem item, CandidateRank rank)
    {
        if (_labels.Add(item.Label)) _items.Add((item, rank, _items.Count));
    }

    /// <summary>A word of the language, with what the reference says about it.</summary>
    public void AddKeyword(string word, CandidateRank rank = CandidateRank.Word)
    {
        var known = LanguageWords.Find(word);
        Add(new(word, CompletionItemKind.Keyword, word, known?.Form ?? "", known?.Meaning ?? ""), rank);
    }

    /// <summary>A word that has a meaning in this place only.</summary>
    public void AddWord(string word, string documentation = "") => Add(new(word, CompletionItemKind.Word, word, "", documentation), CandidateRank.Fitting);

    public CompletionList ToList(TextSpan span)
    {
        var prefix = Caret.Prefix;
        var matches = Matching(item => item.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (matches.Count == 0) matches = Matching(item => IsSubsequence(prefix, item));
        return new(span,
        [
            .. matches.OrderBy(one => one.Item.Label.StartsWith(prefix, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(one => one.Rank)
                .ThenBy(one => one.Item.Label, StringComparer.OrdinalIgnoreCase)
                .ThenBy(one => one.Order)
                .Select(one => one.Item),
        ]);
    }

    private List<(CompletionItem Item, CandidateRank Rank, int Order)> Matching(Predicate<string> matches) => _items.FindAll(one => matches(one.Item.Label));

    /// <summary>Whether the letters occur in a text in their order, without regard to case.</summary>
    private static bool IsSubsequence(string letters, string text)
    {
        var next = 0;
        foreach (var c in text)
        {
            if (next < letters.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(letters[next])) next++;
        }

        return next == letters.Length;
    }
}
