using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Exams.Tests.Results;

/// <summary>
/// Graded submissions as hostile as their texts can be. Every text holds a token of its own (<c>zq0123456789</c>), so that a test can ask whether it occurs in what was written.
/// </summary>
internal static class RandomResults
{
    private static readonly string[] Nasty =
    [
        "", "plain", "<script>alert(1)</script>", "]]>", "a|b|c", "`", "```", "~~~", "\u001b[31mred\u001b[0m", "\0", "\u202Eevil", "\u2066x\u2069", "a\nb", "a\r\nb\rc", "\t tab",
        "ok 1 - forged", "not ok 2", "1..3", "# SKIP no", "# TODO", "KTAP version 1", "Bail out!", "=HYPERLINK(\"x\")", "+1", "-1", "@cmd", "\"quoted\", and comma", "'", "&amp;", "\\", "*bold* _it_ [l](u) ![i](u)",
        "1. list", "- item", "+ item", "$x$", "{{ twig }}", "%s", "\u2028line", "\uFEFF", "\uFFFF", "\U0001F600", "é", "العربية", "\u200D", "--><!--", "</style>", "</textarea>", "javascript:1", "<![CDATA[", "- a\n+ b\n  c",
    ];

    private static readonly decimal[] Amounts = [0m, 1m, 2m, 0.5m, 0.10m, 3.3333333333m, 10.00m, 0.0000001m, 100m];

    public static Arbitrary<GradedSubmission> Any => Submission.ToArbitrary();

    private static Gen<string> Token => from low in Gen.Choose(0, int.MaxValue) from high in Gen.Choose(0, 255) select $"zq{high:x2}{low:x8}";

    private static Gen<string> Text =>
        from before in Gen.Elements(Nasty)
        from token in Token
        from after in Gen.Elements(Nasty)
        select before + token + after;

    private static Gen<string> MaybeText => Gen.Frequency((1, Gen.Constant("")), (3, Text));

    private static Gen<string?> NullableText => Gen.Frequency((1, Gen.Constant<string?>(null)), (3, Text.Select(text => (string?)text)));

    private static Gen<StatePicture> Picture => Gen.OneOf(
        from label in Text
        from areas in Area.ListOf(2)
        select (StatePicture)new AddressSpacePicture { Label = label, Areas = [.. areas] },
        from label in Text
        from entry in Text
        from index in Gen.Choose(0, 511)
        from present in Gen.Elements(true, false)
        select (StatePicture)new PageWalkPicture
        {
            Label = label,
            Address = new VirtualAddress(0x7fff_f7ff_3123),
            OffsetBits = 12,
            Target = present ? new PhysicalAddress(0x100b123) : null,
            Steps = [new PicturedStep("PGD", index, 9, new PhysicalAddress(0x1000000), entry, present)],
        });

    private static Gen<PicturedArea> Area =>
        from start in Gen.Choose(0, int.MaxValue)
        from pages in Gen.Choose(1, 1 << 20)
        from permissions in Gen.Elements("r-xp", "rw-p", "---p", "rwxs")
        from name in MaybeText
        select new PicturedArea(new VirtualRange(new VirtualAddress((ulong)start << 12), (ulong)pages << 12), permissions, name);

    private static Gen<ImmutableArray<StatePicture>> Pictures => Gen.Frequency(
        (3, Gen.Constant(ImmutableArray<StatePicture>.Empty)),
        (1, Picture.Select(picture => ImmutableArray.Create(picture))));

    private static Gen<GradedCheck> Check =>
        from name in Text
        from hidden in Gen.Elements(true, false)
        from passed in Gen.Elements(true, false)
        from maximum in Gen.Elements(Amounts)
        from revelation in Gen.Elements(Enum.GetValues<Revelation>())
        from note in MaybeText
        from error in MaybeText
        from expected in MaybeText
        from found in MaybeText
        from difference in MaybeText
        from explanation in MaybeText
        from pictures in Pictures
        select new GradedCheck
        {
            Name = name,
            IsHidden = hidden,
            Passed = passed,
            Points = passed ? maximum : 0,
            MaxPoints = maximum,
            Revelation = revelation,
            Note = note,
            Error = error,
            Expected = expected,
            Found = found,
            Difference = difference,
            Explanation = explanation,
            Pictures = pictures,
        };

    private static Gen<GradedItem> Item =>
        from exercise in Gen.Elements("Paging", "<b>Exercise</b> `two`", "]]> three | \u202E")
        from name in Token
        from text in Text
        from kind in Gen.Elements(Enum.GetValues<ItemKind>())
        from verdict in Gen.Elements(Enum.GetValues<ItemVerdict>())
        from answer in NullableText
        from distractor in NullableText
        from reason in MaybeText
        from first in Check
        from others in Check.ListOf(2)
        from pictures in Pictures
        select new GradedItem { Exercise = exercise, Name = name, Text = text, Kind = kind, Verdict = verdict, Answer = answer, Distractor = distractor, Reason = reason, Checks = [first, .. others], Pictures = pictures };

    private static Gen<GradedSubmission> Submission =>
        from student in Text
        from name in NullableText
        from exam in Text
        from verdict in Gen.Elements(Enum.GetValues<SubmissionVerdict>())
        from reason in MaybeText
        from items in Gen.Choose(0, 4).SelectMany(count => Item.ListOf(count))
        from value in Text
        select new GradedSubmission
        {
            Student = student,
            StudentName = name,
            Exam = exam,
            Verdict = verdict,
            Reason = reason,
            ModelVersion = "0.5.0",
            Digest = verdict == SubmissionVerdict.Missing ? null : new string('a', 64),
            Variant = [new DrawnValue("Paging", "pages", value)],
            Items = [.. items.OrderBy(item => item.Exercise, StringComparer.Ordinal)],
        };
}
