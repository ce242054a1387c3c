using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MemDsl.Compiler;
using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Tracing;

namespace MemDsl.Scripting.Reference;

/// <summary>What a name means: library rows, constants, errnos, rules, events, diagnostics (<c>mem explain NAME</c>, <c>?name</c>).</summary>
public static partial class Explanations
{
    private const int MostSuggestions = 5;

    /// <summary>The explanation, ready to print; when the name is unknown, the nearest known names instead.</summary>
    /// <param name="name">As a script writes it; <c>process.mmap</c> names the row of one type.</param>
    public static Explanation Find(string name) => Find(name, session: null);

    /// <summary>The same in a session, whose variables are known: <c>p.mm.total_vm</c> is found through what <c>p</c> is.</summary>
    /// <param name="name">As a script writes it.</param>
    /// <param name="session">The last submission that compiled; null before the first.</param>
    public static Explanation Find(string name, Compilation? session)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = name.Trim();
        var text = new StringBuilder();
        // A script's own name hides the library's.
        if (SessionNames.FindOwn(wanted, session) is { } own) Own(text, own);
        else Known(text, wanted);
        if (text.Length == 0) Expression(text, wanted, session);
        // p.mmap: what a script calls its process is not known here, but the member is.
        if (text.Length == 0 && wanted.LastIndexOf('.') is > 0 and var dot) Rows(text, wanted[(dot + 1)..]);
        return text.Length > 0
            ? new Explanation(text.ToString(), [])
            : new Explanation(null, Suggestions.Nearest(wanted, SessionNames.Of(session).Concat(Names()).Distinct(StringComparer.Ordinal), MostSuggestions));
    }

    private static void Known(StringBuilder text, string name)
    {
        Diagnostic(text, name);
        Word(text, name);
        Constants(text, name);
        Rows(text, name);
        Kind(text, name);
        Patterns(text, name);
        Rule(text, name);
        Key(text, name);
        Type(text, name);
    }

    private static void Own(StringBuilder text, Symbol symbol)
    {
        SessionNames.Describe(text, symbol);
        var type = symbol.Type is NullableType nullable ? nullable.Underlying : symbol.Type;
        if (symbol is VariableSymbol && type is ObjectType) Type(text, type.Name);
    }

    /// <summary>A member that is reached through a name of the session, a global object, or a type.</summary>
    private static void Expression(StringBuilder text, string expression, Compilation? session)
    {
        if (SessionNames.Find(expression, session) is not var (row, word)) return;
        if (row is not null)
        {
            Row(text, row);
            var type = row.Result is NullableType nullable ? nullable.Underlying : row.Result;
            if (type is ObjectType) Type(text, type.Name);
        }
        else if (word is not null)
        {
            Head(text, word.Signature);
            Words(text, word.Documentation);
            Example(text, word.Example);
        }
    }

    /// <summary>Every name that has an explanation, without repetition, in the order of the reference.</summary>
    public static IEnumerable<string> Names() =>
        DiagnosticDescriptors.All.Select(row => row.Id)
            .Concat(LanguageWords.All.Select(word => word.Name))
            .Concat(Library.Functions.Select(row => row.Name))
            .Concat(Library.Constants.Select(row => row.Name))
            .Concat(Library.EventKinds.Select(row => row.Name))
            .Concat(Library.Patterns.Select(row => row.Name))
            .Concat(Library.MachineKeys.Select(row => row.Name))
            .Concat(Library.Types.Select(row => row.Name))
            .Concat(RuleBook.All.Select(row => row.Id))
            .Distinct(StringComparer.Ordinal);

    private static Compiler.Symbols.Library Library => MemLibrary.Instance.Library;

    private static void Diagnostic(StringBuilder text, string name)
    {
        if (DiagnosticDescriptors.Find(name) is not { } row) return;
        Head(text, $"{row.Id}: {row.Title}");
        Words(text, row.Explanation);
        Example(text, row.Example);
    }

    private static void Word(StringBuilder text, string name)
    {
        foreach (var word in LanguageWords.All)
        {
            if (word.Name != name) continue;
            Head(text, word.Form);
            Words(text, word.Meaning);
            if (word.Name == "machine") Keys(text);
            Example(text, word.Example);
        }
    }

    private static void Keys(StringBuilder text)
    {
        var width = Library.MachineKeys.Max(key => key.Name.Length);
        var defaultWidth = Library.MachineKeys.Max(key => key.DefaultText.Length);
        foreach (var key in Library.MachineKeys)
            text.Append("    ").Append(key.Name.PadRight(width)).Append(" = ").Append(key.DefaultText.PadRight(defaultWidth)).Append("  ").Append(key.Documentation).Append('\n');
    }

    private static void Constants(StringBuilder text, string name)
    {
        if (Library.FindConstant(name) is not { } constant) return;
        var value = constant.Group == "si_code" ? Number((Word)((ulong)constant.Value.Word & 0xffff)) // the rest says which signal
            : constant.Type.IsWord ? Number(constant.Value.Word) : constant.Value.ToString();
        Head(text, $"{constant.Name} = {value} ({constant.Type.Name}): {constant.Documentation}");
        var rules = FailureExamples.Rules(constant).ToList();
        if (constant.Group == "errno" && rules.Count > 0) Calls(text, constant, rules);
        if (rules.Count > 0) text.Append("given when\n");
        foreach (var rule in rules) Line(text, rule);
        Example(text, ConstantExamples.Of(constant));
    }

    /// <summary>The calls that can fail with an errno.</summary>
    private static void Calls(StringBuilder text, LibraryConstant errno, List<Rule> rules)
    {
        var calls = ErrnoTable.Calls.Where(call => ErrnoTable.Find(call)!.Gives((Errno)(int)errno.Value.Word))
            .Concat(rules.Select(FailureExamples.Subject).Where(subject => Library.FindMember(MemTypes.Process, subject) is { CanFail: true }))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        text.Append("given by ").Append(TextWrap.Hanging(string.Join(' ', calls), 4)).Append('\n');
    }

    private static void Rows(StringBuilder text, string name)
    {
        foreach (var row in Library.Functions)
        {
            if (row.Name != name && (row.Receiver is null || $"{row.Receiver.Name}.{row.Name}" != name)) continue;
            Row(text, row);
        }
    }

    private static void Row(StringBuilder text, LibraryFunction row)
    {
        Head(text, row.Signature);
        Words(text, row.Documentation);
        foreach (var parameter in row.Parameters)
        {
            if (parameter.Documentation.Length == 0 && parameter.IsRequired) continue;
            text.Append(CultureInfo.InvariantCulture, $"    {parameter}");
            if (parameter.Documentation.Length > 0) text.Append(": ").Append(parameter.Documentation);
            text.Append('\n');
        }

        Example(text, RowExamples.Of(row));
        if (row.CanFail || row.CanRaise) Refusals(text, row.Name);
    }

    /// <summary>The rules of a call in the order in which they are checked.</summary>
    private static void Refusals(StringBuilder text, string call)
    {
        var rules = RuleBook.All.Where(rule => rule.Kind != RuleKind.Decision && rule.Id.StartsWith(call + ".", StringComparison.Ordinal)).ToList();
        if (rules.Count == 0) return;
        text.Append("refused, in the order of the checks, when\n");
        foreach (var rule in rules) Line(text, rule);
    }

    private static void Kind(StringBuilder text, string name)
    {
        if (EventKindInfo.Find(name) is not { } kind) return;
        Head(text, $"event {kind.Name}");
        Words(text, kind.Description);
        foreach (var (field, type) in EventText.Members(kind)) text.Append(CultureInfo.InvariantCulture, $"    {field}: {type.Name}\n");
        Example(text, $"let t = trace {{ p.store(p.mmap(4K), 1) }}\nprint t.count({kind.Name})");
    }

    private static void Patterns(StringBuilder text, string name)
    {
        if (Library.FindPattern(name) is not { } pattern) return;
        Head(text, $"{pattern.Name} {{ … }}");
        Words(text, pattern.Documentation);
    }

    private static void Rule(StringBuilder text, string name)
    {
        if (RuleBook.Find(name) is not { } rule) return;
        var gives = rule.Kind switch
        {
            RuleKind.Refusal => rule.Errno.ToString(),
            RuleKind.Fault => $"{rule.Signal}({rule.Code})",
            _ => "a decision",
        };
        Head(text, $"rule {rule.Id}: {gives}");
        Words(text, Sentence(rule));
        text.Append("source: ").Append(rule.Source).Append('\n');
    }

    private static void Key(StringBuilder text, string name)
    {
        if (Library.FindMachineKey(name) is not { } key) return;
        Head(text, $"machine key {key.Name} [{key.DefaultText}]");
        Words(text, key.Documentation);
        if (!key.Words.IsEmpty) text.Append("one of: ").AppendJoin(' ', key.Words).Append('\n');
        Example(text, $"machine x86_64 {{ {key.Name} = {key.DefaultText} }}");
    }

    private static void Type(StringBuilder text, string name)
    {
        if (Library.FindType(name) is not { } type) return;
        Head(text, $"type {type.Name}");
        Words(text, type.Documentation);
        foreach (var row in Library.MembersOf(type)) text.Append("    ").Append(row.Signature).Append('\n');
    }

    private static void Head(StringBuilder text, string head)
    {
        if (text.Length > 0) text.Append('\n');
        text.Append(head).Append('\n');
    }

    private static void Words(StringBuilder text, string words)
    {
        if (words.Length > 0) text.Append(TextWrap.At80(words)).Append('\n');
    }

    /// <summary>What it gives, when, and below that its id and source.</summary>
    internal static void Line(StringBuilder text, Rule rule)
    {
        const int Column = 16;
        var gives = rule.Errno == Errno.None ? rule.Signal.ToString() : rule.Errno.ToString();
        text.Append("    ").Append(gives.PadRight(Column - 5)).Append(' ').Append(TextWrap.Hanging(Sentence(rule), Column)).Append('\n');
        text.Append(' ', Column).Append(rule.Id).Append(": ").Append(TextWrap.Hanging(rule.Source, Column)).Append('\n');
    }

    /// <summary>The rule's words with letters for its operands.</summary>
    internal static string Sentence(Rule rule) => OperandPattern().Replace(rule.Words, static hole => hole.Groups[1].Value == "0" ? "X" : "Y");

    [GeneratedRegex(@"\{([01])[^}]*\}")]
    private static partial Regex OperandPattern();

    private static void Example(StringBuilder text, string? example)
    {
        if (string.IsNullOrEmpty(example)) return;
        text.Append("example\n");
        foreach (var line in example.Split('\n')) text.Append("    ").Append(line).Append('\n');
    }

    private static string Number(Word value) =>
        value < 10 && value >= 0 ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{value} (0x{(ulong)value:x})");
}

/// <summary>The answer to a look-up.</summary>
/// <param name="Text">Null when nothing has that name.</param>
/// <param name="Suggestions">Nearest known names, best first; empty when the name is known.</param>
public sealed record Explanation(string? Text, ImmutableArray<string> Suggestions);
