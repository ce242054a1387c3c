using System.Collections.Immutable;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Runtime.Processes;

namespace MemDsl.Exams.Release;

/// <summary>A student's exam as a page: the texts, the address spaces of the given state, and what each answer looks like. Without a student it is everybody's, and names nobody.</summary>
public static class ExamPage
{
    public static string Html(Exam exam, ImmutableArray<VariantState> states, string? student)
    {
        ArgumentNullException.ThrowIfNull(exam);
        return HtmlPage.Of(exam.Name, Pages.Html.Of($"""
            <header>
            <h1>{SafeText.Line(exam.Name)}</h1>
            {Pages.Html.Of($"""<div class="soft">{SafeText.Line(student ?? "")}</div>""").When(student is not null)}
            <div class="total">{Points.Text(Total(states))} points</div>
            </header>
            {states.Select((state, index) => Exercise(state, index + 1, student))}
            <footer class="soft">Answers go into <code>answer.mem</code>. <code>mem repl {GivenScript.NameOf(exam.Exercises[0])}</code> shows the machine{Others(exam)}. <code>exam.mem</code> is this exam for mem: <code>mem exam try exam.mem answer.mem</code> says whether your answers can be read.</footer>
            """));
    }

    public static string Markdown(Exam exam, ImmutableArray<VariantState> states, string? student)
    {
        ArgumentNullException.ThrowIfNull(exam);
        return Pages.Markdown.Of($"""
            # {SafeText.Line(exam.Name)}

            {(student is null ? "" : SafeText.Line(student) + ", ")}{Points.Text(Total(states))} points

            {states.Select((state, index) => ExerciseMarkdown(state, index + 1, student))}
            Answers go into `answer.mem`. `mem repl {GivenScript.NameOf(exam.Exercises[0])}` shows the machine{Others(exam)}. `exam.mem` is this exam for mem: `mem exam try exam.mem answer.mem` says whether your answers can be read.

            """).ToString();
    }

    /// <summary>Every exercise has a machine of its own.</summary>
    private static string Others(Exam exam) => exam.Exercises.Length == 1 ? "" : $" of exercise 1, and so on to {GivenScript.NameOf(exam.Exercises[^1])}";

    private static decimal Total(ImmutableArray<VariantState> states) => states.SelectMany(state => state.Items).Sum(item => item.Item.Points);

    private static Html Exercise(VariantState state, int number, string? student) => Pages.Html.Of($"""
        <section>
        <h2>{number}. {SafeText.Line(state.Exercise.Name)}</h2>
        {TeacherText.ToHtml(state.Prompt)}
        {Spaces(state).Select(Drawing.Figure)}
        {state.Items.Select(item => Item(item, student))}
        </section>

        """);

    private static Html Item(ItemState item, string? student) => Pages.Html.Of($"""
        <article class="item">
        <div class="head"><h3>{SafeText.Line(item.Item.Name)}</h3><span class="points">{Points.Text(item.Item.Points)}</span></div>
        <p>{TeacherText.LineHtml(item.Text)}</p>
        {AnswerForms.Of(item, student).Select(line => Pages.Html.Of($"""<div class="soft">{SafeText.Line(line)}</div>"""))}
        {item.Hints.Select(hint => Pages.Html.Of($"<details><summary>Hint</summary><p>{TeacherText.LineHtml(hint)}</p></details>"))}
        </article>

        """);

    private static Markdown ExerciseMarkdown(VariantState state, int number, string? student) => Pages.Markdown.Of($"""
        ## {number}. {SafeText.Line(state.Exercise.Name)}

        {TeacherText.ToMarkdown(state.Prompt)}
        {Spaces(state).Select(space => Pages.Markdown.Of($"{SafeText.Line(space.Label)}:\n\n{Pages.Markdown.CodeBlock(PictureText.Of(space))}\n"))}
        {state.Items.Select(item => ItemMarkdown(item, student))}

        """);

    private static Markdown ItemMarkdown(ItemState item, string? student) => Pages.Markdown.Of($"""
        ### {SafeText.Line(item.Item.Name)} ({Points.Text(item.Item.Points)})

        {TeacherText.LineMarkdown(item.Text)}

        {AnswerForms.Of(item, student).Select(line => Pages.Markdown.Of($"- {SafeText.Line(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)}\n"))}
        {item.Hints.Select(hint => Pages.Markdown.Of($"> Hint: {TeacherText.LineMarkdown(hint)}\n\n"))}

        """);

    private static IEnumerable<AddressSpacePicture> Spaces(VariantState state) =>
        state.Given.Machine.Processes.All.Where(process => process.State == ProcessState.Running)
            .Select(process => AddressSpacePicture.Of($"process {process.Pid}", process));
}
