using System.Text;
using SocialWatch.Classification.Model;
using SocialWatch.Text;

namespace SocialWatch.Tests.Classification.Model;

public sealed class TrainedClassifierTests
{
    private static readonly TrainedClassifier Small = SmallText.Classifier();

    [Fact]
    public void Topics_and_signals_come_out_of_one_pass()
    {
        var said = Small.Classify("lương ca đêm bị thiếu");
        Assert.Equal(["wages", "complaint"], said.Labels);
        Assert.True(said.Topics["wages"] > said.Topics["meals"]);
        Assert.Contains("question", Small.Classify("cơm sáng nay thế nào ạ?").Labels);
        Assert.Empty(Small.Classify("trời mưa to hôm nay").Labels);
    }

    [Theory]
    [InlineData("lương tháng này bị thiếu hoài, hoà giải mãi")]
    [InlineData("Cơm hôm nay thế nào ạ? 😂😂 https://vidu.vn/a?b=1 5tr 4tr9")]
    public void Decomposed_text_gives_the_same_digits(string text)
    {
        var composed = Small.Classify(text);
        var decomposed = Small.Classify(text.Normalize(NormalizationForm.FormD));
        Assert.Equal(composed.Topics, decomposed.Topics);
        Assert.Equal(composed.Complaint, decomposed.Complaint);
        Assert.Equal(composed.Claim, decomposed.Claim);
    }

    [Fact]
    public void Both_tone_placements_drawn_out_letters_and_case_are_one()
    {
        var expected = Small.Classify("lương hòa thủy quá").Topics;
        Assert.Equal(expected, Small.Classify("LƯƠNG hoà thuỷ QUÁ").Topics);
    }

    [Fact]
    public void Text_without_diacritics_is_understood() => Assert.Contains("wages", Small.Classify(VietnameseText.Fold("phụ cấp tuần rồi bị thiếu")).Labels);

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("\uD800")]
    [InlineData("&gt;&amp;&")]
    [InlineData("…!!!???")]
    public void Odd_texts_get_probabilities_too(string text)
    {
        var said = Small.Classify(text);
        Assert.All(said.Topics.Values.Append(said.Complaint).Append(said.Question), p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void A_megabyte_is_classified_like_any_text()
    {
        var text = string.Concat(Enumerable.Repeat("lương tháng này bị thiếu ", 45_000));
        Assert.Contains("wages", Small.Classify(text).Labels);
        Assert.Contains("wages", Small.Classify(new string('x', 1_000_000) + " lương tháng này bị thiếu").Topics.Keys);
    }

    [Fact]
    public async Task Many_threads_get_the_answers_of_one()
    {
        var texts = SmallText.Rows().Select(r => r.Text).ToArray();
        var alone = texts.Select(t => Small.Classify(t).Complaint).ToArray();
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => texts.Select(t => Small.Classify(t).Complaint).ToArray())));
        Assert.All(together, answers => Assert.Equal(alone, answers));
    }

    [Fact]
    public void Scoring_into_the_caller_s_room_allocates_nothing_once_warm()
    {
        var p = new double[Small.Labels.Count];
        string[] texts = ["lương tháng này bị thiếu nên anh em rất buồn", "ko bik co dc thuong tet k ad oi 5tr hay 200 k", "Cơm ca đêm nguội 😂😂 https://vidu.vn/a?b=1 quáááá", ""];
        Assert.Equal(0, Allocated(() =>
        {
            foreach (var text in texts)
            {
                Small.Probabilities(text, p);
            }
        }));
    }

    [Fact]
    public void Classifying_allocates_its_result_and_nothing_that_grows_with_the_text()
    {
        const string One = "lương tháng này bị thiếu";
        var many = string.Join(' ', Enumerable.Repeat(One, 60));
        Assert.Equal(Small.Classify(One).Labels, Small.Classify(many).Labels);
        var little = Allocated(() => Small.Classify(One));
        Assert.InRange(little, 1, 1024);
        Assert.Equal(little, Allocated(() => Small.Classify(many)));
    }

    [Fact]
    public void One_topic_per_row_is_decided_by_the_highest_probability()
    {
        var single = SmallText.Classifier(SmallText.SingleRows());
        Assert.True(single.Single);
        var said = single.Classify("canh ở xưởng ổn");
        Assert.Equal(["meals"], said.Labels);
        Assert.Equal(1, said.Topics.Values.Sum(), 6);
        Assert.Single(single.Classify("hoàn toàn xa lạ").Labels);
    }

    [Fact]
    public void The_explanation_names_keywords_with_the_label_of_the_vocabulary_they_belong_to()
    {
        var why = Small.Why("lương tháng này bị thiếu", "wages", 20);
        Assert.Contains(why, w => w.Term == "wages: lương" && w.Weight > 0);
        Assert.DoesNotContain(SmallText.Classifier(SmallText.SingleRows()).Why("lương tháng này", "wages", 20), w => w.Term.Contains(": ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_explanation_adds_up_is_the_score()
    {
        // Two texts whose explanations differ by d must differ by d in the log-odds, up to the label's calibration: the order must agree.
        string[] texts = ["lương tháng này bị thiếu", "cơm tháng này bị thiếu", "trời mưa to tuần rồi", "luong thang nay bi thieu", "lương lương lương cơm"];
        var p = new double[Small.Labels.Count];
        var at = Small.Labels.ToList().IndexOf("wages");
        var byScore = texts.OrderBy(t => { Small.Probabilities(t, p); return p[at]; });
        var byWhy = texts.OrderBy(t => Small.Why(t, "wages", int.MaxValue).Sum(w => w.Weight));
        Assert.Equal(byScore, byWhy);
    }

    [Fact]
    public void The_explanation_names_the_words_that_carried_a_label()
    {
        var why = Small.Why("lương tháng này bị thiếu", "wages");
        Assert.NotEmpty(why);
        Assert.Contains(why, w => w.Term.Contains("lương", StringComparison.Ordinal) && w.Weight > 0);
        Assert.All(why, w => Assert.Equal("wages", w.Label));
        Assert.Empty(Small.Why("lương", "no such label"));
    }

    /// <summary>Bytes a call takes once warm; the least of several rounds, for the runtime itself may allocate on this thread now and then.</summary>
    private static long Allocated(Action call)
    {
        for (var i = 0; i < 200; i++)
        {
            call();
        }

        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
            {
                call();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / 50);
        }

        return least;
    }
}
