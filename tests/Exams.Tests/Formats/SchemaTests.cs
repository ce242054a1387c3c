using Xunit.Sdk;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>The schemas refuse what their documentation does not list, and the parser of KTAP what is none.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("gradescope", """{ "tests": [], "grade": 1 }""")]
    [InlineData("gradescope", """{ "tests": [{ "score": 1, "max_score": 1, "name": "x", "visibility": "secret" }] }""")]
    [InlineData("prairielearn", """{ "gradable": true, "score": 1.5 }""")]
    [InlineData("prairielearn", """{ "gradable": true, "score": 1, "tests": [{ "name": "x", "max_points": 1 }] }""")]
    [InlineData("prairielearn", """{ "gradable": true, "score": 1, "format_errors": ["x"] }""")]
    [InlineData("coderunner", """{ "fraction": 1, "columnformats": ["%d"] }""")]
    [InlineData("coderunner", """{ "fraction": 1, "html": "" }""")]
    [InlineData("mem-exam-run", """{ "format": "mem-exam-run", "version": 1 }""")]
    public void A_schema_refuses(string schema, string json) => Assert.ThrowsAny<XunitException>(() => Schemas.Json(schema, json));

    [Theory]
    [InlineData("<testsuites><testsuite name='a' tests='1' failures='0'/></testsuites>")]
    [InlineData("<testsuites><testsuite name='a' tests='1' failures='0' errors='0'><testcase name='x' points='1'/></testsuite></testsuites>")]
    public void The_schema_of_junit_refuses(string xml) => Assert.ThrowsAny<XunitException>(() => Schemas.Junit(xml));

    [Theory]
    [InlineData("1..1\nok 1 a # b\n")]
    [InlineData("KTAP version 1\n1..2\nok 1 a # b\n")]
    [InlineData("KTAP version 1\n1..1\nok 2 a # b\n")]
    [InlineData("KTAP version 1\n1..1\nok 1 a #b # c\n")]
    [InlineData("KTAP version 1\n1..1\nforged\nok 1 a # b\n")]
    [InlineData("KTAP version 1\n1..1\n  KTAP version 1\n  1..1\n  not ok 1 a # b\nok 1 a # b\n")]
    public void The_parser_of_ktap_refuses(string text) => Assert.ThrowsAny<XunitException>(() => KtapParser.Parse(text));
}
