using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What may stand in an image block, which has words of its own.</summary>
internal static class ImageCompletion
{
    private static readonly (string Word, string Meaning)[] Lines =
    [
        (".text", "instructions: .text 8K r-x"), (".rodata", "constants: .rodata 4K r--"), (".data", "variables: .data 4K rw-"), (".bss", "zeros, which take no room in the file: .bss 4K rw-"),
        ("type", "exec (the default) or dyn, which is loaded anywhere"), ("class", "64 or 32 bits"), ("base", "the address of the first page"),
        ("entry", "where it begins: an address, a section, a section and an offset"), ("interp", "the image, or the path, of its interpreter"),
        ("stack", "PT_GNU_STACK: rw-, rwx or absent"), ("load", "a segment as it is: load ADDR PERMS filesz N memsz N align N"),
    ];

    private static readonly string[] Permissions = ["r--", "r-x", "rw-", "rwx", "---", "-w-", "--x", "-wx"];

    public static CompletionList Complete(Caret caret, SemanticModel model, ImageBlockDeclarationSyntax image)
    {
        caret = caret.WithLetters(".-");
        var candidates = new Candidates(caret);
        if (Caret.At(caret.Tree, caret.Word.Start) is not { Left: { } left } before) return new(caret.Word, []);
        if (left == image.OpenBraceToken || before.FollowsLineEnd || before.FollowsSemicolon)
        {
            foreach (var (word, meaning) in Lines) candidates.AddWord(word, meaning);
        }
        else
        {
            AddParts(candidates, model, image, left);
        }

        return candidates.ToList(caret.Word);
    }

    private static void AddParts(Candidates candidates, SemanticModel model, ImageBlockDeclarationSyntax image, SyntaxToken left)
    {
        switch (left.Parent)
        {
            case ImageSectionSyntax section when left == section.Size:
            case ImageLoadSyntax load when left == load.Address:
                AddWords(candidates, Permissions);
                break;
            case ImageSectionSyntax section when left == section.Permissions:
                candidates.AddWord("nobits", "takes memory, and no room in the file");
                break;
            case ImageLoadSyntax load when left == load.Permissions:
                AddAttributes(candidates, load);
                break;
            case ImageLoadAttributeSyntax attribute when left == attribute.Value:
                AddAttributes(candidates, (ImageLoadSyntax)attribute.Parent!);
                break;
            case ImageEntrySyntax entry when left == entry.EntryKeyword:
                AddWords(candidates, image.Items.OfType<ImageSectionSyntax>().Select(section => section.Name.Text));
                break;
            case ImageOptionSyntax option when left == option.Keyword:
                AddOption(candidates, model, option.Keyword.Text);
                break;
        }
    }

    private static void AddOption(Candidates candidates, SemanticModel model, string option)
    {
        switch (option)
        {
            case "type": AddWords(candidates, ["exec", "dyn"]); break;
            case "class": AddWords(candidates, ["64", "32"]); break;
            case "stack": AddWords(candidates, ["rw-", "rwx", "absent"]); break;
            case "interp": NameCompletion.AddSymbols(candidates, model, Expectation.None, static symbol => symbol is TemplateSymbol { Word: "image" }); break;
        }
    }

    private static void AddAttributes(Candidates candidates, ImageLoadSyntax load)
    {
        var given = load.Attributes.Select(attribute => attribute.Keyword.Text).ToHashSet(StringComparer.Ordinal);
        AddWords(candidates, ((string[])["filesz", "memsz", "align"]).Where(word => !given.Contains(word)));
    }

    private static void AddWords(Candidates candidates, IEnumerable<string> words)
    {
        foreach (var word in words) candidates.AddWord(word);
    }
}
