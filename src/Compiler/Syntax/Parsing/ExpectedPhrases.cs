using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>What the parser wants and what it found, in the language's own words.</summary>
internal static class ExpectedPhrases
{
    /// <summary>What a rule that found no alternative was to read.</summary>
    public static string OfRule(int rule, int state) => rule switch
    {
        MemParser.RULE_primary or MemParser.RULE_operand or MemParser.RULE_unary or MemParser.RULE_expression
            or MemParser.RULE_argumentValue or MemParser.RULE_header => "an expression",
        MemParser.RULE_imageItem => "a section such as '.text 8K r-x', or an option",
        MemParser.RULE_exerciseLine => "'{' or an expression",
        MemParser.RULE_imagePart => "a value",
        MemParser.RULE_patternLine or MemParser.RULE_patternField => "a line of the pattern",
        MemParser.RULE_type => "a type",
        MemParser.RULE_statementBody => state > 0 ? "'=' or '{'" : "a statement",
        MemParser.RULE_interpolatedContent => "text or '{'",
        _ => "a statement",
    };

    /// <summary>What begins with a word of <see cref="ExerciseWords"/>.</summary>
    public static string LineOf(ExercisePlaces place) => place switch
    {
        ExercisePlaces.Exercise => "a line of an exercise",
        ExercisePlaces.Question => "a line of a question",
        _ => "a line of a task",
    };

    /// <summary>A few kinds of tokens, one of which was to come; right after a bracket no comma can.</summary>
    public static string OfTokens(int rule, IntervalSet types, LexedToken? previous)
    {
        if (rule == MemParser.RULE_signature && previous?.Type == MemParser.OPEN_PAREN)
            return "a parameter or ')'";
        if (rule == MemParser.RULE_postfix && previous?.Type == MemParser.OPEN_PAREN)
            return "an argument or ')'";
        if (rule == MemParser.RULE_primary && previous?.Type == MemParser.OPEN_BRACKET)
            return "an element or ']'";
        if (types.Count == 0)
            return "an expression";
        if (types.Count > 4)
            return OfRule(rule, 0);
        var words = new List<string>();
        foreach (var type in types.ToList())
        {
            var word = OfToken(rule, type);
            if (word is not null && !words.Contains(word))
                words.Add(word);
        }

        return words.Count switch
        {
            0 => "an expression",
            1 => words[0],
            _ => string.Join(", ", words[..^1]) + " or " + words[^1],
        };
    }

    private static string? OfToken(int rule, int type) => type switch
    {
        MemParser.CLOSE_PAREN when rule is MemParser.RULE_postfix or MemParser.RULE_signature => "',' or ')'",
        MemParser.CLOSE_BRACKET when rule == MemParser.RULE_primary => "',' or ']'",
        MemParser.CLOSE_BRACE when rule == MemParser.RULE_record => "',' or '}'",
        MemParser.END => "the end of the statement",
        TokenConstants.EOF => "the end of the script",
        MemParser.NAME when rule == MemParser.RULE_type => "a type",
        MemParser.NAME => "a name",
        MemParser.LABEL when rule == MemParser.RULE_parameter => null,
        MemParser.LABEL => "a name and ':'",
        MemParser.STRING => "a string",
        MemParser.INTEGER => "a size or number",
        MemParser.PERMISSIONS => "permissions such as r-x",
        MemParser.FORMAT => "a format",
        MemParser.CSHARP_CODE => "C# code",
        MemParser.INTERPOLATED_END => "the end of the string",
        _ => SyntaxFacts.GetText(TokenKinds.Of(type)) is { } text ? $"'{text}'" : "an expression",
    };

    /// <summary>The token that was found instead.</summary>
    public static string Found(SourceText text, LexedToken token)
    {
        if (token.Type == TokenConstants.EOF)
            return "the end of the script";
        if (token.Type == MemParser.END)
            return FoundEnd(text, token.StartIndex);
        var word = token.Text;
        var line = word.AsSpan().IndexOfAny('\n', '\r');
        if (line >= 0)
            word = word[..line];
        return word.Length > 40 ? $"'{word[..40]}…'" : word.Length == 0 ? "the end of the line" : $"'{word}'";
    }

    /// <summary>Where it stands; an end that a <c>}</c> or <c>;</c> makes is that character.</summary>
    public static TextSpan FoundSpan(SourceText text, IToken token)
    {
        if (token.Type == MemParser.END && SkipBlanks(text, token.StartIndex) is var position && position < text.Length && text[position] is '}' or ';')
            return new TextSpan(position, 1);
        return TextSpan.FromBounds(token.StartIndex, Math.Max(token.StartIndex, token.StopIndex + 1));
    }

    private static string FoundEnd(SourceText text, int position)
    {
        position = SkipBlanks(text, position);
        if (position >= text.Length)
            return "the end of the script";
        return text[position] switch
        {
            '}' => "'}'",
            ';' => "';'",
            _ => "the end of the line",
        };
    }

    private static int SkipBlanks(SourceText text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
        return position;
    }
}
