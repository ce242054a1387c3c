using MemDsl.Compiler.Syntax;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>Damages scripts token by token: what comes out is read further by the parser than what <see cref="TextMutation"/> makes.</summary>
internal static class TokenMutation
{
    /// <summary>One to four tokens or runs of tokens deleted, doubled, swapped, or taken from another script.</summary>
    public static string Of(Random random, IReadOnlyList<string> corpus)
    {
        var tokens = Tokens(corpus[random.Next(corpus.Count)]);
        for (var changes = random.Next(1, 5); changes > 0 && tokens.Count > 0; changes--)
        {
            var at = random.Next(tokens.Count);
            var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 20) : 1, tokens.Count - at);
            switch (random.Next(6))
            {
                case 0: tokens.RemoveRange(at, length); break;
                case 1: tokens.InsertRange(at, tokens.GetRange(at, length)); break;
                case 2:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    tokens[at] = tokens[random.Next(tokens.Count)];
                    break;
                default:
                    var theirs = Tokens(corpus[random.Next(corpus.Count)]);
                    if (theirs.Count == 0) break;
                    var from = random.Next(theirs.Count);
                    tokens.InsertRange(at, theirs.GetRange(from, Math.Min(random.Next(1, 25), theirs.Count - from)));
                    break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>The tokens of a script, each with the trivia around it.</summary>
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var pending = new Stack<SyntaxNode>();
        pending.Push(SyntaxTree.Parse(text).Root);
        while (pending.TryPop(out var node))
        {
            if (node is SyntaxToken { IsMissing: false } token)
                tokens.Add(string.Concat(token.LeadingTrivia.Select(trivia => trivia.ToString())) + token.Text + string.Concat(token.TrailingTrivia.Select(trivia => trivia.ToString())));
            foreach (var child in node.GetChildren().Reverse()) pending.Push(child);
        }

        return tokens;
    }
}
