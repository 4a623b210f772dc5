using BenchmarkDotNet.Attributes;
using SocialWatch.Classification.Model;
using SocialWatch.Training;

namespace SocialWatch.Benchmarks.Classification;

/// <summary>
/// BenchmarkDotNet over the shipped model: one text of a file that is not the training text, cut to one length. The file is named by the environment variable
/// SOCIALWATCH_DEV_REAL; without it the training text is used.
/// </summary>
[MemoryDiagnoser]
[InProcess]
[WarmupCount(5)]
[IterationCount(10)]
public class ClassifyBenchmarks
{
    private TrainedClassifier _classifier = null!;
    private string[] _texts = [];
    private double[] _probabilities = [];
    private int _next;

    /// <summary>Characters of a text.</summary>
    [Params(80, 147)]
    public int Length { get; set; }

    /// <summary>Loads the model and the texts.</summary>
    [GlobalSetup]
    public void Load()
    {
        _classifier = TrainedClassifier.Load(ModelPlace.Find(null));
        var file = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL") ?? "models/training";
        var files = Directory.Exists(file) ? Directory.EnumerateFiles(file, "*.jsonl") : [file];
        _texts = ScoringSpeed.Pieces([.. files.SelectMany(File.ReadLines).Select(l => LabelRow.Parse(l, 0).Row!.Labelled!)], Length);
        _probabilities = new double[_classifier.Labels.Count];
    }

    /// <summary>Every probability of one text, into the caller's room: 0 bytes.</summary>
    [Benchmark]
    public double Probabilities()
    {
        _classifier.Probabilities(_texts[_next++ % _texts.Length], _probabilities);
        return _probabilities[0];
    }

    /// <summary>The answer as the service takes it: its result is all that is allocated.</summary>
    [Benchmark]
    public SocialWatch.Classification.Classification Classify() => _classifier.Classify(_texts[_next++ % _texts.Length]);
}
