using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Classification.Model;
using SocialWatch.Training;

namespace SocialWatch.Benchmarks.Classification;

/// <summary>
/// Whole processes on the same file and labels: <c>fasttext TRAIN TEST [ROWS]</c>. Debian's fastText learns from TRAIN with every label as one of its own
/// (loss ova) once on words alone and once with pairs and characters; TEST, repeated to ROWS rows, is labelled by it and by our <c>classify</c>. Processor time of
/// the whole process is compared, reading and writing included, and macro F1 of all labels with 20 rows or more (fastText at the best of four thresholds).
/// </summary>
internal static class FastTextMeasure
{
    private static readonly double[] Thresholds = [0.2, 0.3, 0.4, 0.5];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        await MeasureAsync(args[0], args[1], args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100_000, cancellationToken);
        return 0;
    }

    /// <summary>Whether the program is on the path.</summary>
    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "fasttext")));

    /// <summary>Rows per second of processor time and macro F1 of fastText twice and of our own program.</summary>
    public static async Task<JsonObject> MeasureAsync(string training, string testFile, int rows, CancellationToken cancellationToken)
    {
        var figures = new JsonObject();
        var folder = Directory.CreateTempSubdirectory("sw-fasttext-").FullName;
        try
        {
            var train = (await LabelFiles.ReadAsync([training], cancellationToken)).Rows;
            var test = (await LabelFiles.ReadAsync([testFile], cancellationToken)).Rows;
            string At(string name) => Path.Combine(folder, name);
            await File.WriteAllLinesAsync(At("train.txt"), train.Select(r => string.Concat(Labels(r).Select(l => $"__label__{l} ")) + Line(r.Text)), cancellationToken);
            await File.WriteAllLinesAsync(At("test.txt"), test.Select(r => Line(r.Text)), cancellationToken);
            await File.WriteAllLinesAsync(At("many.txt"), Enumerable.Range(0, rows).Select(i => Line(test[i % test.Count].Text)), cancellationToken);
            await File.WriteAllLinesAsync(At("many.jsonl"), Enumerable.Range(0, rows).Select(i => JsonSerializer.Serialize(new { id = i, text = test[i % test.Count].Text })), cancellationToken);

            foreach (var (name, options) in new[] { ("words", ""), ("words, pairs, characters", "-wordNgrams 2 -minn 2 -maxn 5 -bucket 200000") })
            {
                await TimeAsync("fasttext", $"supervised -input {At("train.txt")} -output {At("ft")} -loss ova -epoch 25 -thread 1 -seed 1 {options}", At("log"), cancellationToken);
                var best = 0.0;
                foreach (var threshold in Thresholds)
                {
                    var limit = threshold.ToString(CultureInfo.InvariantCulture);
                    await TimeAsync("fasttext", $"predict {At("ft.bin")} {At("test.txt")} -1 {limit}", At("said.txt"), cancellationToken);
                    best = Math.Max(best, Macro(test, await File.ReadAllLinesAsync(At("said.txt"), cancellationToken)));
                }

                var seconds = await TimeAsync("fasttext", $"predict {At("ft.bin")} {At("many.txt")} -1 0.5", At("said.txt"), cancellationToken);
                figures["fasttext " + name] = Node(best, rows / seconds);
                Ground.Print("fasttext " + name, $"macro F1 {best:0.000}, {rows} rows in {seconds:0.00} s of processor time = {rows / seconds:0} rows/s");
            }

            var classifier = TrainedClassifier.Load(ModelPlace.Find(null));
            var own = Macro(test, [.. test.Select(r => string.Join(' ', classifier.Classify(r.Text).Labels.Select(l => "__label__" + l)))]);
            var program = Path.Combine(AppContext.BaseDirectory, "SocialWatch.dll");
            var took = await TimeAsync("dotnet", $"{program} classify --in {At("many.jsonl")} --out {At("out.jsonl")}", At("log"), cancellationToken);
            figures["classify"] = Node(own, rows / took);
            Ground.Print("classify", $"macro F1 {own:0.000}, {rows} rows in {took:0.00} s of processor time = {rows / took:0} rows/s");
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonObject Node(double macro, double rate) => new() { ["macro_f1"] = Math.Round(macro, 3), ["rows_per_second"] = Math.Round(rate) };

    private static IEnumerable<string> Labels(LabelledText row) => row.Topics.Concat(row.Signals ?? []);

    private static string Line(string text) => text.ToLowerInvariant().ReplaceLineEndings(" ").Replace('\n', ' ');

    private static double Macro(IReadOnlyList<LabelledText> rows, string[] said)
    {
        var scores = new List<double>();
        foreach (var label in rows.SelectMany(Labels).GroupBy(l => l, StringComparer.Ordinal).Where(g => g.Count() >= Evaluation.LeastSupport).Select(g => g.Key))
        {
            bool[] truth = [.. rows.Select(r => Labels(r).Contains(label, StringComparer.Ordinal))];
            bool[] held = [.. said.Select(s => s.Split(' ').Contains("__label__" + label, StringComparer.Ordinal))];
            scores.Add(Figures.Of(label, truth, held, new double[truth.Length], 0).F1);
        }

        return scores.Average();
    }

    /// <summary>User and system time of a process that succeeds, as the shell tells it; what the process prints goes to a file.</summary>
    private static async Task<double> TimeAsync(string program, string arguments, string output, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"TIMEFORMAT='%U %S'; time {program} {arguments} > {output} 2> {output}.err");
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(t => double.Parse(t.Trim(), CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{program}: {await File.ReadAllTextAsync(output + ".err", cancellationToken)}");
    }
}
