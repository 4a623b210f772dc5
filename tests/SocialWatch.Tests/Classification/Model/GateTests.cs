using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

/// <summary>A signal is told by "working life" times "complains of it", and a negation reaches over words between.</summary>
public sealed class GateTests
{
    private static readonly string[] Things = ["điện thoại", "bộ phim", "trận bóng", "quán phở", "cái áo", "con đường", "bài hát", "chiếc xe", "ca sĩ", "trọng tài"];
    private static readonly string[] Work = ["lương", "tăng ca", "hợp đồng", "quản đốc", "thưởng tết", "ca đêm", "chuyền may", "phụ cấp", "tổ trưởng", "bảo hiểm"];
    private static readonly string[] When = ["hôm nay", "tuần này", "dạo này", "tháng rồi"];

    [Fact]
    public void Anger_at_something_else_is_no_complaint_and_the_same_words_about_work_are()
    {
        var rows = new List<LabelledText>();
        foreach (var when in When)
        {
            // Anger is seen at other things only, and at half of the matters of work.
            rows.AddRange(Things.Select(t => new LabelledText($"{t} {when} quá tệ", [], [])));
            rows.AddRange(Things.Select(t => new LabelledText($"{t} {when} rất hay", [], [])));
            rows.AddRange(Work.Select(w => new LabelledText($"{w} {when} rất tốt", ["wages"], [])));
            rows.AddRange(Work.Take(5).Select(w => new LabelledText($"{w} {when} quá tệ", ["wages"], ["complaint"])));
        }

        var model = SmallText.Classifier(rows);
        Assert.Contains("complaint", model.Classify("ca đêm sáng nay quá tệ").Labels);
        Assert.DoesNotContain("complaint", model.Classify("bài hát sáng nay quá tệ").Labels);
        Assert.DoesNotContain("complaint", model.Classify("ca đêm sáng nay rất tốt").Labels);
    }

    [Fact]
    public void The_gate_is_kept_in_the_file_and_adds_no_label()
    {
        var model = SmallText.Train().Model;
        Assert.True(model.Gated);
        Assert.Equal(model.Labels.Count + 1, model.Columns.Count);
        var again = ModelFile.Parse("m", ModelFile.Write(model));
        Assert.Equal(model.Columns, again.Columns);
        Assert.DoesNotContain("", new TrainedClassifier(again).Labels);
    }

    [Fact]
    public void Text_whose_every_row_has_a_topic_needs_no_gate() => Assert.False(SmallText.Train([.. SmallText.Rows().Where(r => r.Topics.Count > 0)]).Model.Gated);

    [Theory]
    [InlineData("không")]
    [InlineData("chẳng")]
    [InlineData("ko")]
    public void A_negation_turns_words_that_do_not_stand_right_behind_it(string no)
    {
        string[] between = ["hề", "thấy", "còn", "được"];
        var rows = new List<LabelledText>();
        foreach (var (a, b) in between.SelectMany(a => When.Select(b => (a, b))))
        {
            rows.Add(new($"xưởng {b} {no} {a} thoải mái", ["conditions"], ["complaint"]));
            rows.Add(new($"xưởng {b} {a} thoải mái", ["conditions"], []));
            rows.Add(new($"xưởng thoải mái {no} {a} {b}", ["conditions"], []));
            rows.Add(new($"trời {b} {no} {a} mưa", [], []));
        }

        var model = SmallText.Classifier(rows);
        Assert.Contains(model.Why($"xưởng này {no} bao giờ thoải mái", "complaint", 20), w => w.Term == "khong … thoai" && w.Weight > 0);
        Assert.Contains("complaint", model.Classify($"xưởng dạo này {no} được thoải mái").Labels);
        Assert.DoesNotContain("complaint", model.Classify($"xưởng thoải mái {no} được dạo này").Labels);
    }
}
