namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM207x and MEM208x: exercises and answers.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor ExerciseLineMisplaced = Error(
        "MEM2070", "line in the wrong block", "'{0}' stands in {1}, not in {2}",
        "An exercise has seed, vary, machine, given, prompt, question and task; questions and tasks have points, hint, note and reveal; a question has key, accept, distractor, choices, unordered, tolerance and blank; a task has check, forbid, limit and solution.",
        "exercise \"e\" { points 4 }");

    public static readonly DiagnosticDescriptor ExerciseLineTwice = Error(
        "MEM2071", "line given twice", "{0} is given twice",
        "Of vary, question, task, distractor, hint, check, forbid, limit and solution there may be several; every other line of an exercise stands once in its block. Names of questions and tasks are unique in the exam, names of checks in their task.",
        "exercise \"e\" { task t \"Do it.\" { check \"done\" points 1 hidden hidden { } } }");

    public static readonly DiagnosticDescriptor ExerciseLineValue = Error(
        "MEM2072", "wrong value of a line", "after '{0}' comes {1}",
        "Points, tolerances and limits are known before anybody draws a variant, so they are constants; texts are strings, and may show variables: $\"{pages} pages\".",
        "exercise \"e\" { question q \"How many?\" { points \"4\"; key 1 } }");

    public static readonly DiagnosticDescriptor ExerciseLineMissing = Error(
        "MEM2073", "line missing", "{0} has no {1}",
        "A question has a text and points, a task has a text, and each of its checks has points; a distractor says why it is wrong.",
        "exercise \"e\" { question q { points 1; key 1 } }");

    public static readonly DiagnosticDescriptor ExerciseWordUnknown = Error(
        "MEM2074", "unknown word", "'{0}' is not {1}",
        "reveal takes all, note, error or points; limit takes operations or syscalls; blank takes start, end, perms, offset and name; forbid takes names of calls as the library has them.",
        "exercise \"e\" { task t \"Do it.\" { forbid mremapp } }");

    public static readonly DiagnosticDescriptor VaryDomain = Error(
        "MEM2075", "wrong domain", "{0}",
        "What a variable may be is written down: a list of constants such as [4, 8, 16], or a range of ints or addresses such as 2..5. A condition after 'where' takes away what does not fit, and may look at the variables above.",
        "exercise \"e\" { vary n in [] }");

    public static readonly DiagnosticDescriptor QuestionKind = Error(
        "MEM2076", "key is no answer", "a key is something that a student can write down, this is {0}",
        "The type of the key decides the kind of the question: int, number or pfn a number, address an address, bool true or false, string a text, errno or signal a name, a list of these a sequence (with 'unordered' a set), list<vma> a filled-in maps.",
        "exercise \"e\" { question q \"Which?\" { points 1; key zones } }");

    public static readonly DiagnosticDescriptor DoesNotGoWithKind = Error(
        "MEM2077", "line does not go with the key", "'{0}' does not go with {1}",
        "tolerance goes with a number, unordered with a list, blank with a maps; choices and distractors with everything but a maps; accept with what can be compared: a range of numbers or addresses, or a list of values.",
        "exercise \"e\" { question q \"How many?\" { points 1; key 1; unordered } }");

    public static readonly DiagnosticDescriptor AnswerMisplaced = Error(
        "MEM2078", "answer without its exam", "an answer is compiled with its exam, this file is compiled alone",
        "Answers to an exam stand in a file of their own. mem exam grade EXAM.mem FILE reads it together with the exam that it answers.",
        "answer resident = 2");

    public static readonly DiagnosticDescriptor UnknownItem = Error(
        "MEM2079", "unknown question", "the exam has no question or task '{0}'",
        "An answer begins with the name of a question or task of the exam: answer resident = 2.");

    public static readonly DiagnosticDescriptor AnswerForm = Error(
        "MEM2080", "wrong form of answer", "'{0}' is a {1}: write {2}",
        "The answer to a question is a value, the answer to a task is what you do.");

    public static readonly DiagnosticDescriptor AnsweredTwice = Error(
        "MEM2081", "answered twice", "'{0}' is answered twice",
        "Leave one answer of each question and task in the file; none of several is taken.");

    public static readonly DiagnosticDescriptor AnswerNotWorkedOut = Error(
        "MEM2082", "answer is not worked out", "an answer is a value that you have worked out: {0}",
        "The answer to a question is made of literals, constants, arithmetic and the variables that vary. It neither calls anything nor looks at the machine, because that would be the machine's answer.");

    public static readonly DiagnosticDescriptor ExerciseName = Error(
        "MEM2083", "name of the exercise", "'{0}' is a name of the exercise, and cannot be declared again",
        "What the exercise gives keeps its names and its values in every answer. Take another name.");

    public static readonly DiagnosticDescriptor NotInAnswers = Error(
        "MEM2084", "not in a file of answers", "{0} cannot stand in a file of answers",
        "A file of answers has answers, functions and constants. Machine, images and files are the exam's.");

    public static readonly DiagnosticDescriptor ExerciseInSession = Error(
        "MEM2085", "exercise in a session", "an exercise stands in a file, which mem exam reads",
        "mem exam check FILE says whether its exercises are in order, mem exam grade FILE SUBMISSION grades answers to them.");

    private static IEnumerable<DiagnosticDescriptor> ExerciseRows() =>
    [
        ExerciseLineMisplaced, ExerciseLineTwice, ExerciseLineValue, ExerciseLineMissing, ExerciseWordUnknown, VaryDomain, QuestionKind,
        DoesNotGoWithKind, AnswerMisplaced, UnknownItem, AnswerForm, AnsweredTwice, AnswerNotWorkedOut, ExerciseName, NotInAnswers,
        ExerciseInSession,
    ];
}
