using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

/// <summary>Little labelled sets that train in a moment.</summary>
internal static class SmallText
{
    private static readonly string[] Pay = ["lương", "thưởng", "phụ cấp", "tiền công"];
    private static readonly string[] Food = ["cơm", "canh", "suất ăn", "bếp"];
    private static readonly string[] Ends = ["tháng này", "hôm nay", "ở xưởng", "bên mình", "tuần rồi", "của tổ", "ca đêm", "sáng nay", "kỳ này", "chiều qua"];

    /// <summary>Pay is wages, food is meals; "thiếu" complains, "?" asks.</summary>
    public static IReadOnlyList<LabelledText> Rows()
    {
        var rows = new List<LabelledText>();
        foreach (var (words, topic) in new[] { (Pay, "wages"), (Food, "meals") })
        {
            foreach (var word in words)
            {
                foreach (var end in Ends)
                {
                    rows.Add(new($"{word} {end} bị thiếu", [topic], ["complaint"]));
                    rows.Add(new($"{word} {end} thế nào ạ?", [topic], ["question"]));
                    rows.Add(new($"{word} {end} ổn", [topic], []));
                }
            }
        }

        rows.AddRange(Ends.Select(e => new LabelledText($"trời mưa to {e}", [], [])));
        return rows;
    }

    /// <summary>The same without signals and with one topic each.</summary>
    public static IReadOnlyList<LabelledText> SingleRows() => [.. Rows().Where(r => r.Topics.Count == 1).Select(r => new LabelledText(r.Text, r.Topics, null))];

    public static TrainedClassifier Classifier(IReadOnlyList<LabelledText>? rows = null) => new(Train(rows).Model);

    public static TrainedModel Train(IReadOnlyList<LabelledText>? rows = null) =>
        ModelTrainer.Train(LabelledSet.From(rows ?? Rows()), new() { Passes = 10 }, null, CancellationToken.None);
}
