using System.Collections.Immutable;
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
        if (section.NobitsKeyword is { Text: not "nobits" } word)
            Report(DiagnosticDescriptors.ImageOption, word, word.Text, "after the permissions of a section only 'nobits' may stand");
        return section;
    }

    private ImageItemSyntax Option(MemParser.ImageOptionContext context)
    {
        var keyword = Word(context.keyword);
        var parts = context._parts.Select(p => Token(p.Start, SyntaxKind.IdentifierToken)).ToList();
        ImageItemSyntax item = keyword.Text switch
        {
            "load" => Load(keyword, parts),
            "entry" => Entry(keyword, parts),
            _ => SimpleOption(keyword, parts),
        };
        if (keyword.IsMissing || OptionHelp(item) is not { } problem)
            return item;
        Report(DiagnosticDescriptors.ImageOption, item, keyword.Text, problem);
        return item;
    }

    private ImageOptionSyntax SimpleOption(SyntaxToken keyword, List<SyntaxToken> parts)
    {
        var value = Part(parts, 0);
        if (parts.Count > 1)
            Report(DiagnosticDescriptors.Expected, parts[1], "the end of the line", $"'{parts[1].Text}'");
        return new(tree, keyword, value);
    }

    private ImageEntrySyntax Entry(SyntaxToken keyword, List<SyntaxToken> parts)
        => new(tree, keyword, Part(parts, 0), parts.Count > 1 ? parts[1] : null, parts.Count > 1 ? Part(parts, 2) : null);

    private ImageLoadSyntax Load(SyntaxToken keyword, List<SyntaxToken> parts)
    {
        var address = Part(parts, 0);
        var permissions = Part(parts, 1);
        var attributes = ImmutableArray.CreateBuilder<ImageLoadAttributeSyntax>();
        for (var i = 2; i < parts.Count; i += 2)
            attributes.Add(new ImageLoadAttributeSyntax(tree, parts[i], Part(parts, i + 1)));
        return new(tree, keyword, address, permissions, attributes.DrainToImmutable());
    }

    private SyntaxToken Part(List<SyntaxToken> parts, int index) => index < parts.Count ? parts[index] : Word(null);

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
