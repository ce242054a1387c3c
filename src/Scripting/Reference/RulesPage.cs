using MemDsl.Runtime.Rules;
using static MemDsl.Scripting.Reference.MarkdownPage;

namespace MemDsl.Scripting.Reference;

/// <summary><c>docs/rules.md</c>: every row of <see cref="RuleBook"/>.</summary>
internal static class RulesPage
{
    public static string Write()
    {
        var page = new MarkdownPage("Rules", "Why the modelled kernel says no, and how it chooses. Each row is one cause; a failed call or access carries the row that "
            + "decided, and `.reason`, the message of a stopped script, `explain { }` and `mem explain ID` show its words. `X` and `Y` stand for the numbers of "
            + "that very call. Within a subject the rows stand in the order in which the kernel checks, so the first that applies decides.");
        page.Paragraph("`mem explain errno-table mmap` prints the rows of one system call in that order, with those that it shares with others.");
        page.Paragraph("A rule that gives an errno refuses a system call; one that gives a signal ends an access; a *decision* fails nothing but explains a choice.");
        foreach (var subject in RuleBook.All.GroupBy(static rule => rule.Id[..rule.Id.IndexOf('.', StringComparison.Ordinal)]))
        {
            page.Heading(subject.Key);
            page.Table("rule", "gives", "when", "source");
            foreach (var rule in subject) page.Row(Name(rule.Id), Gives(rule), Explanations.Sentence(rule), rule.Source);
        }

        return page.ToString();
    }

    private static string Gives(Rule rule) => rule.Kind switch
    {
        RuleKind.Refusal => rule.Errno.ToString(),
        RuleKind.Fault when rule.Code == SignalCode.None => rule.Signal.ToString(),
        RuleKind.Fault => $"{rule.Signal} {rule.Code}",
        _ => "decision",
    };
}
