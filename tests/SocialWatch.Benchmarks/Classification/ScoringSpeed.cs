using System.Diagnostics;
using SocialWatch.Classification.Model;

namespace SocialWatch.Benchmarks.Classification;

/// <summary>Texts per second of processor time of one core, on pieces of real text of one length; the best of six runs, for others use the machine too.</summary>
internal static class ScoringSpeed
{
    private const int Texts = 4000;

    /// <summary>Rows cut to one length; shorter ones are joined first.</summary>
    public static string[] Pieces(IReadOnlyList<LabelledText> rows, int length)
    {
        var all = string.Join(' ', rows.Select(r => r.Text));
        return [.. Enumerable.Range(0, Math.Min(Texts, all.Length / length)).Select(i => all.Substring(i * length, length))];
    }

    public static double Measure(TrainedClassifier classifier, IReadOnlyList<LabelledText> rows, int length)
    {
        var texts = Pieces(rows, length);
        var probabilities = new double[classifier.Labels.Count];
        var best = 0.0;
        for (var run = 0; run < 6; run++)
        {
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var done = 0;
            while (clock.Elapsed < TimeSpan.FromSeconds(1))
            {
                foreach (var text in texts)
                {
                    classifier.Probabilities(text, probabilities);
                }

                done += texts.Length;
            }

            best = Math.Max(best, done / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return best;
    }
}
