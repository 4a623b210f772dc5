using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Simulator.Facebook;
using SocialWatch.Simulator.Telegram;

namespace SocialWatch.Tests.Simulator;

/// <summary>The two little languages: the fields of the Graph API and the HTML of Telegram.</summary>
public sealed class ParsersTests
{
    [Fact]
    public void Escaped_text_inside_a_tag_comes_out_as_it_was_with_one_entity_over_it()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), raw =>
        {
            var text = raw ?? "";
            var escaped = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
            var (read, fault) = HtmlMarkup.Read($"<b>{escaped}</b>");
            return fault is null && read!.Text == text && read.Entities.Count == (text.Length == 0 ? 0 : 1)
                && (text.Length == 0 || read.Entities[0]!["length"]!.GetValue<int>() == text.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_as_markup_is_read_or_refused_and_never_breaks()
    {
        Prop.ForAll(Gen.ArrayOf(Gen.Elements('<', '>', '/', 'b', '&', ';', '#', '"', ' ', 'ế')).ToArbitrary(), letters =>
        {
            var (read, fault) = HtmlMarkup.Read(new string(letters));
            return read is null != fault is null;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Fields_with_modifiers_and_nesting_are_read()
    {
        var fields = FieldSelection.Parse("id, shares,comments.filter(stream).summary(true).limit(0){id,parent{id}},reactions.type(LOVE).limit(0).summary(total_count).as(love)")!;
        Assert.Equal(["id", "shares", "comments", "love"], fields.Select(field => field.Label));
        Assert.Equal(("stream", "true", "0"), (fields[2].Modifiers["filter"], fields[2].Modifiers["summary"], fields[2].Modifiers["limit"]));
        Assert.Equal("parent", fields[2].Fields![1].Name);
        Assert.Equal("id", fields[2].Fields![1].Fields!.Single().Name);
    }

    [Theory]
    [InlineData("id,")]
    [InlineData("comments{id")]
    [InlineData("comments.limit(0")]
    [InlineData("id}")]
    [InlineData("")]
    public void Broken_fields_are_refused(string text) => Assert.Null(FieldSelection.Parse(text));
}
