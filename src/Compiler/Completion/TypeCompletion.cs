using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Completion;

/// <summary>What may stand where a type is written.</summary>
internal static class TypeCompletion
{
    public static void AddTo(Candidates candidates, Library library)
    {
        foreach (var type in Binding.Binder.BuiltInTypes)
        {
            var word = LanguageWords.Find(type.Name);
            candidates.Add(new(type.Name, CompletionItemKind.Type, type.Name, "", word?.Meaning ?? ""), CandidateRank.Fitting);
        }

        foreach (var generic in (ReadOnlySpan<string>)["list", "result"])
            candidates.Add(new(generic, CompletionItemKind.Type, $"{generic}<", $"{generic}<T>", LanguageWords.Find(generic)?.Meaning ?? ""), CandidateRank.Fitting);
        foreach (var type in library.Types) candidates.Add(new(type.Name, CompletionItemKind.Type, type.Name, $"type {type.Name}", type.Documentation), CandidateRank.Own);
    }
}
