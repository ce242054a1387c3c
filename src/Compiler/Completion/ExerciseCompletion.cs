using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What may stand between the lines of an exercise, a question or a task: the words that begin a line, and those inside one.</summary>
internal static class ExerciseCompletion
{
    private static readonly string[] Attributes = ["points", "because", "hidden", "reveal"];

    /// <summary>False where an operand is what may stand, as anywhere else.</summary>
    public static bool AddTo(Candidates candidates, SemanticModel model)
    {
        var caret = candidates.Caret;
        if (caret.Left is not { } left) return false;
        if (left == Brackets.Of(caret.Container)!.Value.Open || caret.FollowsLineEnd || caret.FollowsSemicolon)
        {
            AddBeginnings(candidates);
            return true;
        }

        switch (left.Parent)
        {
            case VaryLineSyntax vary when left == vary.Keyword: return true; // a new name
            case VaryLineSyntax vary when left == vary.Name: candidates.AddKeyword("in"); return true;
            case LimitLineSyntax limit when left == limit.Keyword: AddWords(candidates, Binder.LimitWords); return true;
            case RevealAttributeSyntax: AddWords(candidates, Binder.RevealWords); return true;
            case WordsLineSyntax { Keyword.Text: "reveal" }: AddWords(candidates, Binder.RevealWords); return true;
            case WordsLineSyntax { Keyword.Text: "forbid" }: AddCalls(candidates, model.Compilation.Library); return true;
            case WordsLineSyntax or ItemLineSyntax: return true;
            case CheckLineSyntax or HiddenAttributeSyntax: AddWords(candidates, Attributes); return true;
        }

        return AddWithin(candidates, left);
    }

    private static void AddBeginnings(Candidates candidates)
    {
        var place = candidates.Caret.Container switch
        {
            ItemLineSyntax { Keyword.Text: "task" } => ExercisePlaces.Task,
            ItemLineSyntax => ExercisePlaces.Question,
            _ => ExercisePlaces.Exercise,
        };
        foreach (var word in ExerciseWords.All)
        {
            if ((word.Places & place) != 0) candidates.Add(new(word.Text, CompletionItemKind.Keyword, word.Text, "", LanguageWords.Find(word.Text)?.Meaning ?? ""), CandidateRank.Word);
        }
    }

    /// <summary>After an operand: what may go on in its line, beside what goes on after any operand.</summary>
    private static bool AddWithin(Candidates candidates, SyntaxToken left)
    {
        for (SyntaxNode? node = left.Parent; node is not null && node != candidates.Caret.Container; node = node.Parent)
        {
            switch (node)
            {
                case VaryLineSyntax { WhereKeyword: null } vary when left.Span.End == vary.Domain.Span.End && !vary.Domain.IsMissing: candidates.AddKeyword("where"); break;
                case DistractorLineSyntax { BecauseKeyword: null } line when left.Span.End == line.Value.Span.End && !line.Value.IsMissing: candidates.AddWord("because"); break;
                case ValueAttributeSyntax attribute when left.Span.End == attribute.Value.Span.End && !attribute.Value.IsMissing: AddWords(candidates, Attributes); break;
            }
        }

        return false;
    }

    private static void AddCalls(Candidates candidates, Library library)
    {
        foreach (var row in library.Functions)
        {
            if (row.Kind is LibraryFunctionKind.Function or LibraryFunctionKind.Method)
                candidates.Add(new(row.Name, CompletionItemKind.Method, row.Name, row.Signature, row.Documentation), CandidateRank.Fitting);
        }
    }

    private static void AddWords(Candidates candidates, IEnumerable<string> words)
    {
        foreach (var word in words) candidates.AddWord(word);
    }
}
