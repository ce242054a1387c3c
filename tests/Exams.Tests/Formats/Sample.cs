using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>One submission with something of everything, for the files of <c>Expected/</c>.</summary>
internal static class Sample
{
    public static GradedSubmission Submission { get; } = new()
    {
        Student = "ada",
        StudentName = "Ada <b>Lovelace</b>",
        Exam = "paging",
        Verdict = SubmissionVerdict.Graded,
        ModelVersion = "0.5.0",
        Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Variant = [new DrawnValue("Demand paging", "pages", "8"), new DrawnValue("Demand paging", "stride", "3"), new DrawnValue("Translation", "address", "0x7ffff7ff3123")],
        Items =
        [
            new GradedItem
            {
                Exercise = "Demand paging",
                Name = "resident",
                Text = "How many pages of the mapping are resident now?",
                Kind = ItemKind.Question,
                Verdict = ItemVerdict.Wrong,
                Answer = "8",
                Checks =
                [
                    new GradedCheck
                    {
                        Name = "answer",
                        Passed = false,
                        Points = 0,
                        MaxPoints = 4,
                        Revelation = Revelation.Everything,
                        Note = "mapping a page does not make it resident",
                        Error = "the answer is not right",
                        Expected = "3",
                        Found = "8",
                        Explanation = "p.store(buf + 0K, 1)\n  page_fault address=0x7ffff7fef000\n  page_alloc pfn=4107 order=0\np.store(buf + 12K, 1)\n  page_fault address=0x7ffff7ff2000\n  page_alloc pfn=4108 order=0",
                    },
                ],
            },
            new GradedItem
            {
                Exercise = "Demand paging",
                Name = "shrink",
                Text = "Give back the second half of the mapping without changing the first.",
                Kind = ItemKind.Task,
                Verdict = ItemVerdict.Partial,
                Answer = "# half of it\np.munmap(buf + 12K, 20K)",
                Checks =
                [
                    new GradedCheck { Name = "second half is gone", Passed = true, Points = 3, MaxPoints = 3, Revelation = Revelation.Everything },
                    new GradedCheck
                    {
                        Name = "the mapping is 16 KiB long",
                        Passed = false,
                        Points = 0,
                        MaxPoints = 1.5m,
                        Revelation = Revelation.Everything,
                        Error = "assertion failed: p.maps has another line",
                        Difference = "  555555556000-555555557000 rw-p 00002000 app\n- 7ffff7fef000-7ffff7ff3000 rw-p 00000000\n+ 7ffff7fef000-7ffff7ff2000 rw-p 00000000",
                        Pictures = [new AddressSpacePicture { Label = "expected", Areas = Areas(0x4000) }],
                    },
                    new GradedCheck
                    {
                        Name = "the first half keeps its bytes",
                        IsHidden = true,
                        Passed = false,
                        Points = 0,
                        MaxPoints = 1.5m,
                        Revelation = Revelation.Points,
                        Note = "SECRET note",
                        Error = "SECRET error",
                        Expected = "SECRET",
                        Found = "SECRET",
                    },
                ],
                Pictures = [new AddressSpacePicture { Label = "after your answer", Areas = Areas(0x3000) }],
            },
            new GradedItem
            {
                Exercise = "Translation",
                Name = "physical",
                Text = "To which physical address does the processor translate it?",
                Kind = ItemKind.Question,
                Verdict = ItemVerdict.Right,
                Answer = "0x100b123",
                Checks =
                [
                    new GradedCheck
                    {
                        Name = "answer",
                        Passed = true,
                        Points = 5,
                        MaxPoints = 5,
                        Revelation = Revelation.Everything,
                        Expected = "0x100b123",
                        Found = "0x100b123",
                        Pictures =
                        [
                            new PageWalkPicture
                            {
                                Label = "the walk",
                                Address = new VirtualAddress(0x7ffff7ff3123),
                                OffsetBits = 12,
                                Target = new PhysicalAddress(0x100b123),
                                Steps =
                                [
                                    new PicturedStep("PGD", 255, 9, new PhysicalAddress(0x1000000), "0x1001067 frame 4097 present writable user accessed dirty", true),
                                    new PicturedStep("PUD", 511, 9, new PhysicalAddress(0x1001000), "0x1002067 frame 4098 present writable user accessed dirty", true),
                                    new PicturedStep("PMD", 447, 9, new PhysicalAddress(0x1002000), "0x1003067 frame 4099 present writable user accessed dirty", true),
                                    new PicturedStep("PTE", 499, 9, new PhysicalAddress(0x1003000), "0x800000000100b067 frame 4107 present writable user accessed dirty nx", true),
                                ],
                            },
                        ],
                    },
                ],
            },
            new GradedItem
            {
                Exercise = "Translation",
                Name = "unmap",
                Text = "Make the address fault again.",
                Kind = ItemKind.Task,
                Verdict = ItemVerdict.Forbidden,
                Answer = "p.mremap(buf, 4K, 8K)",
                Reason = "the answer calls mremap, which this task forbids",
                Checks = [new GradedCheck { Name = "the access faults", Passed = false, Points = 0, MaxPoints = 2, Revelation = Revelation.Error, Error = "the answer was not taken" }],
            },
        ],
    };

    private static System.Collections.Immutable.ImmutableArray<PicturedArea> Areas(ulong length) =>
    [
        Area(0x555555554000, 0x2000, "r-xp", "app"),
        Area(0x555555556000, 0x1000, "rw-p", "app"),
        Area(0x555555557000, 0x21000, "rw-p", "[heap]"),
        Area(0x7ffff7c00000, 0x28000, "r--p", "/usr/lib/x86_64-linux-gnu/libc.so.6"),
        Area(0x7ffff7fef000, length, "rw-p", ""),
        Area(0x7ffffffde000, 0x21000, "rw-p", "[stack]"),
    ];

    private static PicturedArea Area(ulong start, ulong length, string permissions, string name) => new(new VirtualRange(new VirtualAddress(start), length), permissions, name);
}
