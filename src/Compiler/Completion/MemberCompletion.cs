using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What may stand after a dot.</summary>
internal static class MemberCompletion
{
    public static void AddTo(Candidates candidates, SemanticModel model, MemberAccessExpressionSyntax access)
    {
        if (CallSite.Unwrap(model.GetTypeInfo(access.Target)) is not { } receiver) return;
        foreach (var row in model.Compilation.Library.MembersOf(receiver)) candidates.Add(Items.Of(row, candidates.Caret), CandidateRank.Own);
        foreach (var member in BuiltInMember.Of(receiver)) candidates.Add(Items.Of(member, receiver), CandidateRank.Own);
        if (receiver is not ListType list) return;
        foreach (var function in LanguageCalls.OfList(list)) candidates.Add(Items.Call(function, CompletionItemKind.Method, candidates.Caret), CandidateRank.Own);
    }
}
