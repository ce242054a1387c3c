using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Submissions;
using MemDsl.Exams.Trying;

namespace MemDsl.Exams.Tests.Release;

/// <summary>No file that a student gets has a piece of a key, a solution, a note of a wrong answer or a hidden check in it, whatever was handed in.</summary>
public sealed partial class LeakTests
{
    private const string Secret = """
        image app { .text 8K r-x; .data 4K rw- }
        fn keyhelper(p: process, buf: address, n: int) -> int { return p.load(buf) * 1013 + n }

        exercise "Secrets" {
          seed "seedword"
          vary pages in [8, 16, 32]
          given {
            let p = spawn(app)
            let buf = p.mmap(pages * 4K)
          }
          prompt $"{pages} pages."
          question resident "How many?" {
            points 4
            reveal error
            key {
              let keyonly = keyhelper(p, buf, 77)
              return keyonly % 50 + 1000
            }
            accept 0..2000
            distractor pages + 31 because "distractorword is wrong"
            note "noteword"
          }
          task shrink "Give back the second half." {
            check "second half is gone" points 3 { assert p.vma(buf + pages*4K/2) == null }
            check "hiddenword is as it was" points 3 hidden because "becauseword" {
              let hiddenonly = p.load(buf) + 4711
              assert hiddenonly * 3 == 14133 and p.vma(buf).size > 12345, "messageword"
            }
            solution {
              let solutiononly = pages * 4K / 2
              p.munmap(buf + solutiononly, solutiononly + 0)
            }
          }
        }
        """;

    private static readonly string[] Words =
        ["keyonly", "keyhelper", "1013", "distractorword", "noteword", "hiddenword", "hiddenonly", "4711", "14133", "12345", "messageword", "becauseword", "solutiononly", "seedword"];

    private static readonly Exam Exam = Exam.Create(Secret, "secrets.mem", ExamSource.Options);
    private static readonly VariantStates States = new(Exam);

    public static TheoryData<string> Submissions =>
    [
        "answer resident = 5\n",
        "answer resident = pages + 31\n",
        "answer resident = hiddenword\nanswer keyonly = 1\nanswer hiddenword = 2\n",
        "answer resident = keyhelper(p, buf, 1)\n",
        "answer resident = 99999\nanswer shrink { p.munmap(buf, pages * 4K) }\n",
        "answer shrink { p.store(buf, 3) }\n",
        "answer shrink { p.munmap(buf, 4K); p.munmap(1, 1) }\n",
        "answer shrink { p.exit(0) }\n",
        "answer shrink { keyhelp(p) }\n",
        "answer shrink { let hiddenonl = 1; print hiddenonly }\n",
        "nonsense {{{",
        "",
    ];

    [Fact]
    public void A_release_has_nothing_of_what_is_secret()
    {
        var states = States.Of("s1");
        var files = ReleasedExam.Of(Exam, states, "s1", []).Files;

        Assert.Equal(["exam.html", "exam.md", "exam.mem", "given.mem", "answer.mem"], files.Select(file => file.Name));
        Assert.All(files, file => AssertSilent(file.Content, ""));
        Assert.All(files, file => Assert.DoesNotContain(((QuestionState)states[0].Items[0]).KeyText, file.Content, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Submissions))]
    public void Nothing_that_a_student_gets_of_a_graded_submission_has(string submission)
    {
        using var grader = new Grader(States);
        var graded = grader.Grade(new SubmissionFile("s1", null, null), SubmissionText.Of(Encoding.UTF8.GetBytes(submission)));

        Assert.All(ResultFormats.All.OfType<ResultFormat.OfStudent>().Where(format => format.Audience == Audience.Student), format =>
            AssertSilent(format.Write(graded, FormatOptions.Default), submission));
    }

    [Theory]
    [MemberData(nameof(Submissions))]
    public void Neither_does_trying_answers(string submission)
    {
        var edition = ReleasedExam.Of(Exam, States.Of("s1"), "s1", []).Files.Single(file => file.Name == ReleasedExam.EditionName).Content;
        var exam = Exam.Create(edition, "exam.mem", ExamSource.Options);
        Assert.Equal([], exam.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Rendered));
        var trial = new AnswerTrial(exam, []);

        var tried = trial.Try(submission);

        AssertSilent(string.Join('\n', tried.Select(item => $"{item.Name} {item.Outcome} {string.Join('\n', item.Lines)}").Concat(trial.Mistakes.Select(mistake => mistake.Rendered))), submission);
    }

    /// <summary>Neither a secret word nor four tokens in a row of what is secret, but for what the student wrote or may see.</summary>
    private static void AssertSilent(string output, string submission)
    {
        var decoded = WebUtility.HtmlDecode(output);
        Assert.All(Words.Where(word => !submission.Contains(word, StringComparison.Ordinal)), word => Assert.DoesNotContain(word, decoded, StringComparison.Ordinal));
        var seen = Windows(decoded);
        seen.ExceptWith(Windows(submission));
        seen.ExceptWith(Windows(Visible));
        Assert.Empty(seen.Intersect(SecretParts().SelectMany(Windows)));
    }

    private static string Visible { get; } = Regex.Replace(Secret, @"(?s)key \{.*?\n    \}|check ""hidden.*?\n    \}|solution \{.*?\n    \}|distractor .*?\n|note .*?\n|fn .*?\n", "\n");

    private static IEnumerable<string> SecretParts()
    {
        var (question, task) = ((Question)Exam.Find("resident")!, (ExamTask)Exam.Find("shrink")!);
        yield return question.Key!.Source.ToString(question.Key.Span);
        yield return task.Solutions[0].Source.ToString(task.Solutions[0].Span);
        yield return task.Checks[1].Body.Source.ToString(task.Checks[1].Body.Span);
        yield return Secret.Split('\n')[1];
    }

    private static HashSet<string> Windows(string text)
    {
        const int Length = 4;
        var tokens = TokenPattern().Matches(text).Select(match => match.Value).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, tokens.Length - Length + 1)).Select(i => string.Join(' ', tokens[i..(i + Length)]))];
    }

    [GeneratedRegex(@"\w+|[^\s\w]")]
    private static partial Regex TokenPattern();
}
