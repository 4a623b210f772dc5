using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Classification.Model;
using SocialWatch.Text;
using SocialWatch.Training;

namespace SocialWatch.Benchmarks.Classification;

/// <summary>
/// One command for every figure of a model: <c>model MODEL-DIR REAL-FILE [BENCHMARK-DIR [dev|test]]</c>. Prints a table and keeps it in the model card under
/// <c>measured</c>. The real file and the benchmarks lie outside the project; nothing is chosen on them.
/// </summary>
internal static class ModelTable
{
    /// <summary>Set, how its F1 is averaged, and what a plain scikit-learn pipeline reaches on its test split.</summary>
    private static readonly (string Set, bool Weighted, double Reference)[] Benchmarks =
        [("vsfc-sentiment", true, 89.4), ("vsfc-topic", true, 85.9), ("vihsd", false, 64.8), ("victsd-constructive", false, 80.3)];

    private const int Draws = 100;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var folder = args[0];
        var classifier = TrainedClassifier.Load(folder);
        var measured = new JsonObject();
        var real = (await LabelFiles.ReadAsync([args[1]], cancellationToken)).Rows;
        var plain = Real(classifier, real);
        var bare = Real(classifier, [.. real.Select(r => r with { Text = VietnameseText.Fold(r.Text) })]);
        measured["real"] = Node(plain);
        measured["real_without_diacritics"] = Node(bare);
        measured["nfd_differs_in_rows"] = real.Count(r => Differs(classifier, r.Text));
        foreach (var length in new[] { 80, 147 })
        {
            measured[$"texts_per_second_{length.ToString(CultureInfo.InvariantCulture)}"] = Math.Round(ScoringSpeed.Measure(classifier, real, length));
        }

        if (FastTextMeasure.IsThere)
        {
            measured["whole_process"] = await FastTextMeasure.MeasureAsync("models/training", args[1], 100_000, cancellationToken);
        }

        if (args.Length > 2)
        {
            measured["benchmarks_" + Split(args)] = await PublicSetsAsync(args[2], Split(args), cancellationToken);
        }

        Console.WriteLine(Markdown(measured));
        var text = measured.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Console.WriteLine(text);
        var path = Path.Combine(folder, ModelCard.Name);
        var card = JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!.AsObject();
        var kept = card["measured"] as JsonObject ?? [];
        foreach (var (name, value) in measured)
        {
            kept[name] = value?.DeepClone();
        }

        card["measured"] = kept.DeepClone();
        await File.WriteAllTextAsync(path, card.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n", cancellationToken);
        return 0;
    }

    /// <summary>The figures as rows of a table, with what was asked beside them.</summary>
    private static string Markdown(JsonObject measured)
    {
        var lines = new StringBuilder("| figure | asked | measured |\n|---|---|---|\n");
        void Row(string name, string asked, JsonNode? value, string unit = "") => lines.Append(CultureInfo.InvariantCulture, $"| {name} | {asked} | {value}{unit} |\n");
        var (real, bare) = (measured["real"]!, measured["real_without_diacritics"]!);
        Row("real set: macro F1 of topics with 20 rows or more", "≥ 0.76", real["macro_f1_topics"]);
        Row("real set: complaint", "≥ 0.78", real["complaint"]);
        Row("real set: question", "≥ 0.84", real["question"]);
        Row("real set: claim", "≥ 0.42", real["claim"]);
        Row("real set: mean calibration error", "reported", real["mean_calibration_error"]);
        Row("points lost without diacritics", "≤ 3", Math.Round(100 * ((double)real["macro_f1_topics"]! - (double)bare["macro_f1_topics"]!), 1));
        Row("rows that differ in NFD", "0", measured["nfd_differs_in_rows"]);
        Row("texts of 80 characters a second and core", "≥ 80000", measured["texts_per_second_80"]);
        Row("texts of 147 characters a second and core", "≥ 45000", measured["texts_per_second_147"]);
        foreach (var (program, figures) in measured["whole_process"] as JsonObject ?? [])
        {
            Row($"whole process, {program}: rows a second, macro F1", program == "classify" ? "more than fastText" : "reported", figures!["rows_per_second"], $", {figures["macro_f1"]}");
        }

        if (measured.FirstOrDefault(m => m.Key.StartsWith("benchmarks_", StringComparison.Ordinal)).Value is JsonObject sets)
        {
            foreach (var (set, _, asked) in Benchmarks)
            {
                Row(set, $"≥ {asked - 1:0.0}", sets[set], $" ± {sets[set + "_interval"]}");
            }

            Row("mean of the four", "≥ 81.0", sets["mean"], $" ± {sets["mean_interval"]}");
        }

        return lines.ToString();
    }

    private static string Split(string[] args) => args.Length > 3 ? args[3] : "dev";

    private static Dictionary<string, double> Real(TrainedClassifier classifier, IReadOnlyList<LabelledText> rows)
    {
        var evaluation = Evaluation.Of(classifier, rows, CancellationToken.None);
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["macro_f1_topics"] = Math.Round(evaluation.Summary.MacroF1, 4) };
        figures["mean_calibration_error"] = Math.Round(evaluation.Labels.Average(l => l.CalibrationError), 4);
        foreach (var label in evaluation.Labels)
        {
            figures[label.Label] = Math.Round(label.F1, 4);
        }

        return figures;
    }

    private static JsonNode? Node(Dictionary<string, double> figures) => JsonSerializer.SerializeToNode(figures);

    private static bool Differs(TrainedClassifier classifier, string text)
    {
        var composed = new double[classifier.Labels.Count];
        var decomposed = new double[classifier.Labels.Count];
        classifier.Probabilities(text.Normalize(NormalizationForm.FormC), composed);
        classifier.Probabilities(text.Normalize(NormalizationForm.FormD), decomposed);
        return !composed.AsSpan().SequenceEqual(decomposed);
    }

    /// <summary>Each set is learned from its train split with the one setting and compared with the named split; ± is half of a bootstrap 95 % interval.</summary>
    private static async Task<JsonObject> PublicSetsAsync(string folder, string split, CancellationToken cancellationToken)
    {
        var figures = new JsonObject();
        var sum = 0.0;
        var means = new double[Draws];
        foreach (var (set, weighted, _) in Benchmarks)
        {
            var train = await LabelFiles.ReadAsync([Path.Combine(folder, set, "train.jsonl")], cancellationToken);
            var test = await LabelFiles.ReadAsync([Path.Combine(folder, set, split + ".jsonl")], cancellationToken);
            var classifier = new TrainedClassifier(ModelTrainer.Train(LabelledSet.From(train.Rows), new(), null, cancellationToken).Model);
            var random = new Random(1);
            var value = Score(classifier, test.Rows, weighted);
            double[] again = [.. Enumerable.Range(0, Draws).Select(_ => Score(classifier, [.. test.Rows.Select(_ => test.Rows[random.Next(test.Rows.Count)])], weighted))];
            figures[set] = Math.Round(value, 2);
            figures[set + "_interval"] = Half(again);
            means = [.. means.Zip(again, (mean, one) => mean + (one / Benchmarks.Length))];
            sum += value;
        }

        figures["mean"] = Math.Round(sum / Benchmarks.Length, 2);
        figures["mean_interval"] = Half(means);
        return figures;
    }

    /// <summary>Half of the span in which 95 of 100 draws lie.</summary>
    private static double Half(double[] draws)
    {
        double[] ordered = [.. draws.Order()];
        return Math.Round((ordered[(int)(0.975 * Draws)] - ordered[(int)(0.025 * Draws)]) / 2, 2);
    }

    private static double Score(TrainedClassifier classifier, IReadOnlyList<LabelledText> rows, bool weighted)
    {
        var evaluation = Evaluation.Of(classifier, rows, CancellationToken.None);
        return 100 * (weighted ? evaluation.WeightedF1 : evaluation.Labels.Average(l => l.F1));
    }
}
