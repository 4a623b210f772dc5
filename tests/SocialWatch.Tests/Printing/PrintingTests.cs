using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Printing;

namespace SocialWatch.Tests.Printing;

public class PrintingTests
{
    [Fact]
    public void Changes_between_two_digests_are_named_value_by_value_and_derived_ones_left_out()
    {
        var changes = DigestChanges.Between(
            """{"as_of":"1","text":"x","questions":{"asked":3,"late":0},"stale":["a"]}""",
            """{"as_of":"2","text":"y","questions":{"asked":4,"late":0},"stale":[],"new":true}""");
        Assert.Equal(["questions.asked: 3 → 4", "new: – → true", "stale[0]: a → –"], changes);
    }

    [Fact]
    public void A_cell_is_one_line_and_markup_of_a_member_is_only_text()
    {
        using var output = new StringWriter();
        TablePrinter.Print(output, 120, ["Nội dung"], [["[red]đỏ[/]\nhai " + new string('a', 200)]]);
        Assert.Contains("[red]đỏ[/] hai", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("…", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_json_keeps_every_character_and_reads_back_as_it_was()
    {
        Assert.Equal("{\"text\":\"lương 😟\"}", OutputJson.Line(new { Text = "lương 😟" }));
        Prop.ForAll<string>(text =>
        {
            // A lone half of a pair is no text and never reaches a row; backslashes before an escape are the trap.
            var clean = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
            var tricky = clean + "\\uD83D\\uDE1F\\\\" + "😟" + "\\" + "😟";
            var back = System.Text.Json.JsonDocument.Parse(OutputJson.Line(new { Text = tricky })).RootElement.GetProperty("text").GetString();
            return back == tricky;
        }).QuickCheckThrowOnFailure();
    }
}
