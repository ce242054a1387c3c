using System.Globalization;
using System.Xml;

namespace MemDsl.Scripting.Reporting;

/// <summary>JUnit's XML as CI servers read it: a suite a script, a case a test. Times are absent: a run is the same bytes everywhere.</summary>
internal sealed class JunitReporter(TextWriter writer) : IRunReporter
{
    public void Finished(ScriptResult script)
    {
        // The counts stand in the attributes of the root, so everything is written at the end.
    }

    public void Complete(RunResult run)
    {
        using (var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "mem");
            WriteCounts(xml, RunTally.Of(run));
            foreach (var script in run.Scripts)
                WriteSuite(xml, script);
            xml.WriteEndElement();
        }

        writer.WriteLine();
        writer.Flush();
    }

    private static void WriteSuite(XmlWriter xml, ScriptResult script)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(script.Path));
        WriteCounts(xml, RunTally.Of(script));
        if (!script.Ran)
            WriteInvalid(xml, script);
        else
            foreach (var one in script.Cases)
                WriteCase(xml, script, one);
        xml.WriteEndElement();
    }

    private static void WriteInvalid(XmlWriter xml, ScriptResult script)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(script.Path));
        xml.WriteAttributeString("name", Clean(script.Path));
        WriteProblem(xml, "error", CaseText.Id(script.Status), CaseText.WhyNot(script), string.Concat(script.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, ScriptResult script, CaseResult one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(script.Path));
        xml.WriteAttributeString("name", Clean(CaseText.Name(script, one)));
        xml.WriteAttributeString("assertions", Number(one.Assertions));
        if (one.Status == RunStatus.Skipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Clean(CaseText.Outcome(one)));
            xml.WriteEndElement();
        }
        else if (one.Status != RunStatus.Passed)
        {
            var kind = one.Status == RunStatus.Failed ? "failure" : "error";
            WriteProblem(xml, kind, CaseText.Id(one.Status), CaseText.Headline(one), CaseText.Explanation(one));
        }

        if (one.Output.Length > 0)
            xml.WriteElementString("system-out", Clean(one.Output));
        xml.WriteEndElement();
    }

    private static void WriteProblem(XmlWriter xml, string element, string type, string message, string explanation)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", Clean(message));
        xml.WriteString(Clean(explanation));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, RunTally tally)
    {
        xml.WriteAttributeString("tests", Number(tally.Total));
        xml.WriteAttributeString("failures", Number(tally.Failed));
        xml.WriteAttributeString("errors", Number(tally.Broken - tally.Failed));
        xml.WriteAttributeString("skipped", Number(tally.Skipped));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no place for most control characters; they are shown as U+FFFD.</summary>
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !(i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])))
                return string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
        }

        return text;
    }
}
