using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Json.Schema;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>Validation against the files of <c>Schemas/</c>.</summary>
internal static class Schemas
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Exams.Tests", "Formats", "Schemas");

    private static readonly Dictionary<string, JsonSchema> Loaded = Directory.EnumerateFiles(Folder, "*.schema.json")
        .ToDictionary(path => Path.GetFileName(path)[..^".schema.json".Length], path => JsonSchema.FromFile(path), StringComparer.Ordinal);

    private static readonly XmlSchemaSet Xsd = LoadXsd();

    /// <summary>Fails when a text is no JSON that the schema allows.</summary>
    public static JsonNode Json(string schema, string text)
    {
        var node = JsonNode.Parse(text)!;
        var result = Loaded[schema].Evaluate(JsonDocument.Parse(text).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))) + "\n" + text);
        return node;
    }

    /// <summary>Fails when a text is no XML that <c>junit.xsd</c> allows.</summary>
    public static System.Xml.Linq.XDocument Junit(string text)
    {
        var document = System.Xml.Linq.XDocument.Parse(text);
        var problems = new List<string>();
        document.Validate(Xsd, (_, problem) => problems.Add(problem.Message));
        Assert.True(problems.Count == 0, string.Join('\n', problems) + "\n" + text);
        return document;
    }

    private static XmlSchemaSet LoadXsd()
    {
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(Path.Combine(Folder, "junit.xsd"));
        set.Add(null, reader);
        return set;
    }
}
