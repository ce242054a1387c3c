namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM54xx: exams that compile and cannot be used as they are, and calls of <c>mem exam</c>.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NoExercises = Error(
        "MEM5401", "no exercises in the file", "there is no exercise in '{0}'",
        "mem exam reads files with exercise blocks. A script with assertions or tests is run by mem run.");

    public static readonly DiagnosticDescriptor NoVariants = Error(
        "MEM5402", "no variant", "the conditions of exercise '{0}' leave no variant",
        "There are no values of its vary variables for which every condition after 'where' holds.");

    public static readonly DiagnosticDescriptor TooManyVariants = Error(
        "MEM5403", "too many variants", "exercise '{0}' has {1}",
        "An exercise has at most 100,000 variants, so that all can be counted before one is drawn. Take smaller domains: a class of 1,000 is served well by some hundred variants.");

    public static readonly DiagnosticDescriptor ConditionStops = Error(
        "MEM5404", "condition stops", "the condition of '{0}' in exercise '{1}' stops: {2}",
        "A condition after 'where' says for all values of the variables whether they are a variant. It may not divide by one that can be zero.");

    public static readonly DiagnosticDescriptor ExamPartStops = Error(
        "MEM5410", "part of an exam stops", "{0}",
        "Every variant of an exam has to run: texts, what is given, keys, accepted answers and distractors. The message says which part stops, why, and in which variant.");

    public static readonly DiagnosticDescriptor KeyNotAccepted = Error(
        "MEM5411", "key is not well-formed", "{0}",
        "What the machine says is an answer too, and accept has to take it; a student with the right answer would be told that it is malformed.");

    public static readonly DiagnosticDescriptor DistractorIsKey = Error(
        "MEM5412", "distractor is right", "{0}",
        "A distractor is a wrong answer. In some variant it may happen to be right: take such variants away with a condition, or compute the distractor in another way.");

    public static readonly DiagnosticDescriptor DistractorNotAccepted = Warning(
        "MEM5413", "distractor is not well-formed", "{0}",
        "Nobody can give a wrong answer that accept does not take, so what the distractor says is never told.");

    public static readonly DiagnosticDescriptor DistractorTwice = Warning(
        "MEM5414", "two distractors are the same", "{0}",
        "Only the first of two distractors that are the same is told.");

    public static readonly DiagnosticDescriptor ChoicesWithoutKey = Error(
        "MEM5415", "choices and key", "{0}",
        "The choices of a multiple choice have the key among them, once.");

    public static readonly DiagnosticDescriptor SolutionFails = Error(
        "MEM5416", "solution fails", "{0}",
        "A solution earns all points of its task in every variant, within the limits that hold for students and without a call that the task forbids.");

    public static readonly DiagnosticDescriptor NoSolution = Error(
        "MEM5417", "no solution", "{0}",
        "A task has a solution, so that it is known that it can be solved.");

    public static readonly DiagnosticDescriptor NothingToDo = Error(
        "MEM5418", "nothing to do", "{0}",
        "Who does nothing would get all points. Assert something that does not hold in the given state.");

    public static readonly DiagnosticDescriptor NothingChecked = Error(
        "MEM5419", "nothing is checked", "{0}",
        "A task has checks, and a check has assertions; without them everybody passes.");

    public static readonly DiagnosticDescriptor PointsNotPositive = Error(
        "MEM5420", "no points", "{0}",
        "A question, a task and a check are worth something.");

    public static readonly DiagnosticDescriptor PointsDoNotAdd = Error(
        "MEM5421", "points do not add up", "{0}",
        "The points of a task are the sum of the points of its checks; the line may be left out.");

    public static readonly DiagnosticDescriptor KeyNeverVaries = Warning(
        "MEM5422", "key never varies", "{0}",
        "The exercise has several variants, and all students have the same answer to this question: it can be passed on.");

    public static readonly DiagnosticDescriptor TrivialKey = Warning(
        "MEM5423", "trivial key", "{0}",
        "The answer can be read off: it is the value of a variable of the variant, or a number that the text shows. Take such variants away with a condition after where.");

    public static readonly DiagnosticDescriptor TextShowsKey = Warning(
        "MEM5424", "text shows the key", "{0}",
        "Hints are released with the exam, and notes are told to who was wrong.");

    public static readonly DiagnosticDescriptor TextNotInterpolated = Warning(
        "MEM5425", "text shows a brace", "{0}",
        "A text that shows a value is an interpolated string: $\"{pages} pages\". Without the $ students read the braces.");

    public static readonly DiagnosticDescriptor KeyReleased = Warning(
        "MEM5426", "what is released shows the key", "{0}",
        "Students get the state that given leaves: its address spaces are drawn on their page, and mem repl given.mem shows its variables and maps. Ask for what that state does not show yet.");

    public static readonly DiagnosticDescriptor ExamNeeds = Error(
        "MEM5430", "exam needs something", "'{0}' cannot be used here: {1}",
        "The exam requires a file that this computer does not have. Exit status 3.");

    public static readonly DiagnosticDescriptor RosterNotCsv = Error(
        "MEM5431", "roster is no CSV", "'{0}' is no CSV file: {1}",
        "A roster has a line id,name or id,name,file for each student, with or without a line of headings; a field with a comma, a quote or a line end stands in double quotes. Exit status 2.");

    public static readonly DiagnosticDescriptor SubmissionOdd = Warning(
        "MEM5432", "file or row left out", "{0}",
        "Something about the files of a class or its roster: a file that is nobody's, a student twice, a row that is none. Everybody who is not concerned is graded.");

    public static readonly DiagnosticDescriptor NoSubmissions = Error(
        "MEM5433", "no submissions", "there is no submission in '{0}'",
        "A submission is a file ID.mem, or answer.mem in a folder ID. Exit status 64.");

    public static readonly DiagnosticDescriptor FolderTaken = Error(
        "MEM5434", "folder of other results", "'{0}' holds the results of {1}",
        "A folder belongs to one exam and one part of a class. Take another one; mem exam merge puts parts together. Exit status 64.");

    public static readonly DiagnosticDescriptor ManyNeedFolder = Error(
        "MEM5435", "results need a folder", "a format of one student's file cannot take {0} students on standard output",
        "Give a folder with -o, in which each student has a file; or one submission; or a format of the whole class: csv, checks. Exit status 64.");

    public static readonly DiagnosticDescriptor NotGraded = Error(
        "MEM5436", "not graded", "the submission of '{0}' was not graded: {1}",
        "Either the exam does not run in this student's variant, which mem exam check finds, or mem has a defect. The other submissions are graded. Exit status 70.");

    public static readonly DiagnosticDescriptor NotReleased = Error(
        "MEM5437", "not released", "nothing was written for '{0}': {1}",
        "The exam does not run in this student's variant. mem exam check finds such variants. Exit status 2.");

    public static readonly DiagnosticDescriptor InstantSearchable = Error(
        "MEM5438", "answer could be searched", "'{0}' cannot have an instant answer: {1}",
        "A salted hash lets a student's computer say right or wrong, and lets it try answers as well. It is released only where 2^40 answers are possible, each of which takes 600,000 rounds of PBKDF2. Exit status 2.");

    public static readonly DiagnosticDescriptor NoStudentEdition = Error(
        "MEM5439", "not a student's exam", "'{0}' has more than one variant, so it is not a student's edition",
        "mem exam try reads the exam.mem that mem exam release wrote for a student. Exit status 64.");

    public static readonly DiagnosticDescriptor NotHashes = Error(
        "MEM5440", "not a file of hashes", "'{0}' is not what mem exam release wrote",
        "The file beside an exam holds hashes of answers. Take it anew from the release, or remove it: all but right or wrong can be told without. Exit status 2.");

    public static readonly DiagnosticDescriptor StudentEditionGiven = Error(
        "MEM5441", "not a teacher's exam", "'{0}' is what students were given: it has neither keys nor solutions",
        "Release, grade and check with the teacher's file. The exam.mem that mem exam release wrote is for mem repl and mem exam try. Exit status 2.");

    public static readonly DiagnosticDescriptor MaybeStudentEdition = Warning(
        "MEM5442", "perhaps not a teacher's exam", "no task of '{0}' has a solution: is it what students were given? Hidden checks are missing then, and earn nobody points",
        "What students were given has no solutions and no hidden checks. Grade with the teacher's file; where this is it, a solution in each task lets mem exam check find out whether the task can be solved.");

    public static readonly DiagnosticDescriptor AnswersInTheWay = Error(
        "MEM5443", "a student's answers are in the way", "'{0}' is not as it is released: it may hold a student's answers, so nothing was written",
        "mem exam release overwrites a file of answers only where nothing was changed in it. Release into another folder, or remove the file. Exit status 64.");

    private static IEnumerable<DiagnosticDescriptor> ExamRows() =>
    [
        NoExercises, NoVariants, TooManyVariants, ConditionStops,
        ExamPartStops, KeyNotAccepted, DistractorIsKey, DistractorNotAccepted, DistractorTwice, ChoicesWithoutKey, SolutionFails, NoSolution,
        NothingToDo, NothingChecked, PointsNotPositive, PointsDoNotAdd, KeyNeverVaries, TrivialKey, TextShowsKey, TextNotInterpolated, KeyReleased,
        ExamNeeds, RosterNotCsv, SubmissionOdd, NoSubmissions, FolderTaken, ManyNeedFolder, NotGraded,
        NotReleased, InstantSearchable, NoStudentEdition, NotHashes, StudentEditionGiven, MaybeStudentEdition, AnswersInTheWay,
    ];
}
