using System.Collections.Immutable;
using Antlr4.Runtime;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Lines of an image block.</content>
internal sealed partial class TreeBuilder
{
    private ImageItemSyntax? ImageItem(MemParser.ImageItemContext context) => context switch
    {
        MemParser.ImageSectionContext c => Section(c),
        MemParser.ImageOptionContext c => Option(c),
        _ => null,
    };

    private ImageSectionSyntax Section(MemParser.ImageSectionContext context)
    {
        var section = new ImageSectionSyntax(
            tree, Token(context.section, SyntaxKind.SectionNameToken), Token(context.size, SyntaxKind.IntegerToken),
            Token(context.permissions, SyntaxKind.PermissionsToken), OptionalToken(context.nobits));
        if (section.NobitsKeyword is { Text: not "nobits" } word && !section.Permissions.IsMissing)
            Report(DiagnosticDescriptors.ImageOption, word, word.Text, "after the permissions of a section only 'nobits' may stand");
        return section;
    }

    private ImageItemSyntax Option(MemParser.ImageOptionContext context)
    {
        var keyword = Word(context.keyword);
        var parts = new Queue<IToken>(context._parts.Select(p => p.Start));
        ImageItemSyntax item = keyword.Text switch
        {
            "load" => Load(keyword, parts),
            "entry" => new ImageEntrySyntax(
                tree, keyword, Part(parts), parts.Count > 0 ? Part(parts) : null, parts.Count > 0 ? Part(parts) : null),
            _ => new ImageOptionSyntax(tree, keyword, Part(parts)),
        };
        if (keyword.IsMissing)
            return item;
        if (OptionHelp(item) is { } problem)
            Report(DiagnosticDescriptors.ImageOption, item, keyword.Text, problem);
        else if (parts.TryPeek(out var extra))
            diagnostics.Report(DiagnosticDescriptors.Expected, Location((LexedToken)extra), "the end of the line", $"'{extra.Text}'");
        return item;
    }

    private ImageLoadSyntax Load(SyntaxToken keyword, Queue<IToken> parts)
    {
        var address = Part(parts);
        var permissions = Part(parts);
        var attributes = ImmutableArray.CreateBuilder<ImageLoadAttributeSyntax>();
        while (parts.Count > 0)
            attributes.Add(new ImageLoadAttributeSyntax(tree, Part(parts), Part(parts)));
        return new(tree, keyword, address, permissions, attributes.DrainToImmutable());
    }

    /// <summary>The next token of the line; those that no node takes remain skipped text.</summary>
    private SyntaxToken Part(Queue<IToken> parts) => Word(parts.TryDequeue(out var part) ? part : null);

    /// <summary>What is wrong with an option, or null.</summary>
    private static string? OptionHelp(ImageItemSyntax item) => item switch
    {
        ImageOptionSyntax { Keyword.Text: "type" } o => o.Value.Text is "exec" or "dyn" ? null : "the type is exec or dyn",
        ImageOptionSyntax { Keyword.Text: "class" } o => o.Value.Text is "64" or "32" ? null : "the class is 64 or 32",
        ImageOptionSyntax { Keyword.Text: "base" } o => o.Value.Kind == SyntaxKind.IntegerToken ? null : "the base is an address",
        ImageOptionSyntax { Keyword.Text: "interp" } o => o.Value.Kind is SyntaxKind.StringToken or SyntaxKind.IdentifierToken
            ? null
            : "the interpreter is the name of an image or a path in quotes",
        ImageOptionSyntax { Keyword.Text: "stack" } o => o.Value.Kind == SyntaxKind.PermissionsToken || o.Value.Text == "absent"
            ? null
            : "the stack is rw-, rwx or absent",
        ImageOptionSyntax => "it begins with a section name, or type, class, base, entry, interp, stack, load",
        ImageEntrySyntax e => EntryHelp(e),
        ImageLoadSyntax l => LoadHelp(l),
        _ => null,
    };

    private static string? EntryHelp(ImageEntrySyntax entry)
    {
        var good = entry.Base.Kind is SyntaxKind.SectionNameToken or SyntaxKind.IntegerToken
            && (entry.PlusToken is null || (entry.PlusToken.Kind == SyntaxKind.PlusToken && entry.Offset?.Kind == SyntaxKind.IntegerToken));
        return good ? null : "the entry is an address, a section, or a section and an offset such as .text+0x10";
    }

    private static string? LoadHelp(ImageLoadSyntax load)
    {
        var good = load.Address.Kind == SyntaxKind.IntegerToken && load.Permissions.Kind == SyntaxKind.PermissionsToken
            && load.Attributes.All(a => a.Keyword.Text is "filesz" or "memsz" or "align" && a.Value.Kind == SyntaxKind.IntegerToken);
        return good ? null : "a segment is load ADDR PERMS filesz N memsz N align N";
    }
}
