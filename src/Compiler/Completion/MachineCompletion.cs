using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What may stand in a machine block: keys that have no value yet, and the words that a key takes.</summary>
internal static class MachineCompletion
{
    public static CompletionList Complete(Caret caret, Library library, MachineDeclarationSyntax machine)
    {
        caret = caret.WithLetters(".");
        if (caret.Left is { Kind: SyntaxKind.EqualsToken, Parent: MachineSettingSyntax setting } && caret.Word.Start >= setting.EqualsToken.Span.End) return Values(caret, library, setting);
        // A key of several words begins before the token on its left, which is a part of it.
        var before = Caret.At(caret.Tree, caret.Word.Start) ?? caret;
        if (before.Left != machine.OpenBraceToken && !before.FollowsLineEnd && !before.FollowsSemicolon) return new(caret.Word, []);
        return Keys(caret, library, machine);
    }

    private static CompletionList Keys(Caret caret, Library library, MachineDeclarationSyntax machine)
    {
        var candidates = new Candidates(caret);
        var given = machine.Settings.Where(one => !one.Span.Contains(caret.Word.Start) && one.Span.Start != caret.Word.Start).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var key in library.MachineKeys)
        {
            if (!given.Contains(key.Name))
                candidates.Add(new(key.Name, CompletionItemKind.MachineKey, $"{key.Name} = ", $"{key.Name} [{key.DefaultText}]", key.Documentation), CandidateRank.Fitting);
        }

        return candidates.ToList(caret.Word);
    }

    private static CompletionList Values(Caret caret, Library library, MachineSettingSyntax setting)
    {
        var candidates = new Candidates(caret);
        if (library.FindMachineKey(setting.Name) is not { } key) return new(caret.Word, []);
        var words = key.Kind == MachineKeyKind.Switch ? ["on", "off"] : key.Words;
        foreach (var word in words) candidates.AddWord(word, word == key.DefaultText ? $"{key.Documentation} (the default)" : key.Documentation);
        return candidates.ToList(caret.Word);
    }
}
