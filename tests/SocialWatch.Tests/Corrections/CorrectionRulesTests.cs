using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Classification;
using SocialWatch.Corrections;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Corrections;

public sealed class CorrectionRulesTests
{
    private static readonly LabelNames Names = new(TopicCatalogue.Shipped());

    private static LabelCorrection Said(string label, bool holds, string story = "M1") => new("M1", story, label, holds, "staff", Samples.Nine);

    [Fact]
    public void The_newest_word_of_staff_overrules_the_machine_and_the_rest_stays()
    {
        var mention = Samples.Mention(1);
        var corrected = CorrectionRules.Apply(mention, [Said("wages", true), Said("wages", false), Said("question", true)], Names);
        Assert.Equal(["complaint", "question"], corrected.Labels);
        Assert.Equal((0.0, 1.0, mention.Complaint), (corrected.Topics["wages"], corrected.Question, corrected.Complaint));
        Assert.Equal(mention.Topics["meals"], corrected.Topics["meals"]);
    }

    [Fact]
    public void A_topic_that_the_machine_did_not_see_is_put_in_its_place() =>
        Assert.Equal(["benefits", "wages", "complaint"], CorrectionRules.Apply(Samples.Mention(1), [Said("benefits", true)], Names).Labels);

    [Fact]
    public void Another_storys_corrections_change_nothing()
    {
        var mention = Samples.Mention(1);
        Assert.Same(mention, CorrectionRules.Apply(mention, [Said("wages", false, "M7")], Names));
    }

    [Fact]
    public void Applying_twice_is_applying_once_and_only_named_labels_move()
    {
        var words = Gen.Elements([.. Names.Ids]).SelectMany(l => Gen.Elements(true, false).Select(h => Said(l, h))).ListOf();
        Prop.ForAll(words.ToArbitrary(), said =>
        {
            var once = CorrectionRules.Apply(Samples.Mention(1), said, Names);
            var twice = CorrectionRules.Apply(once, said, Names);
            var last = said.GroupBy(s => s.Label).ToDictionary(g => g.Key, g => g.Last().Holds);
            return once.Labels.SequenceEqual(twice.Labels) && Names.Ids.All(l => once.Labels.Contains(l) == last.GetValueOrDefault(l, Samples.Mention(1).Labels.Contains(l)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("wages=0", "wages", false)]
    [InlineData("tien-luong = 1", "wages", true)]
    [InlineData("Tiền lương=có", "wages", true)]
    [InlineData("COMPLAINT=khong", "complaint", false)]
    public void A_label_is_written_by_id_or_by_name(string written, string label, bool holds)
    {
        var read = WrittenCorrection.Read(written, Names);
        Assert.Equal((label, holds), (read?.Label, read?.Holds));
    }

    [Theory]
    [InlineData("wages=2")]
    [InlineData("nothing=1")]
    [InlineData("=1")]
    public void Anything_else_is_not_whole(string written) => Assert.False(WrittenCorrection.Read(written, Names)!.IsWhole);

    [Fact]
    public void Without_an_equals_sign_nothing_was_written() => Assert.Null(WrittenCorrection.Read("wages", Names));

    [Theory]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-10-01 đến 2027-10-01, biên bản số 3", true)]
    [InlineData("2026-01-01 đến 2026-10-07", false)]
    [InlineData("2026-10-09", false)]
    [InlineData("có", false)]
    [InlineData("2026-13-01", false)]
    [InlineData(null, false)]
    public void A_consent_record_needs_a_date_and_holds_between_its_days(string? written, bool holds) =>
        Assert.Equal(holds, ConsentRecord.Read(written)?.HoldsOn(new(2026, 10, 8)) == true);
}
