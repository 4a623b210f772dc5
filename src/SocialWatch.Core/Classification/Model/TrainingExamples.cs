using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// What a model is really shown: every row; some rows again without diacritics (phones without a Vietnamese keyboard); and pairs of rows joined into one longer
/// text, so that one clause about meals is still found in a long review. A row is joined with one of its fold that has no label the first lacks: every label
/// keeps its rate and nothing leaks between folds. Single-label rows are not joined. Deterministic for a seed. Immutable.
/// </summary>
internal sealed class TrainingExamples
{
    private const int Attempts = 12;
    private readonly List<string> _texts = [];
    private readonly List<int> _folds = [];
    private readonly List<bool[]> _truth = [];
    private readonly List<bool> _judged = [];
    private readonly List<bool> _hasTopic = [];
    private int _topics;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>So many examples, from the first, are not joined.</summary>
    public int Alone { get; private set; }

    /// <summary>One topic per row.</summary>
    public bool Single { get; private init; }

    /// <summary>The fold each example is held out in.</summary>
    public IReadOnlyList<int> Folds => _folds;

    /// <summary>Example → label → true or false.</summary>
    public IReadOnlyList<bool[]> Truth => _truth;

    /// <summary>Whether an example has any topic.</summary>
    public IReadOnlyList<bool> HasTopic => _hasTopic;

    /// <summary>Whether calibration and thresholds look at it: copies without diacritics only teach.</summary>
    public IReadOnlyList<bool> Judged => _judged;

    public static TrainingExamples Make(LabelledSet set, LearnerSettings settings)
    {
        var random = new Random(settings.Seed);
        var made = new TrainingExamples { Single = set.Single, _topics = set.Topics };
        var folds = SourceFolds.Choose(set.Sources, settings.Folds);
        var groups = Enumerable.Range(0, settings.Folds).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < set.Texts.Count; i++)
        {
            var truth = new bool[set.Labels.Count];
            for (var l = 0; l < truth.Length; l++)
            {
                truth[l] = set.Truth[l][i];
            }

            var fold = folds is null ? random.Next(settings.Folds) : folds[i];
            made.Add(set.Texts[i], fold, truth, judged: true);
            groups[fold].Add(i);
        }

        for (var i = 0; i < set.Texts.Count; i++)
        {
            if (random.NextDouble() < settings.Stripped)
            {
                made.Add(VietnameseText.Fold(set.Texts[i]), made._folds[i], made._truth[i], judged: false);
            }
        }

        made.Alone = made._texts.Count;

        // Whether a text asks is a matter of the whole text: questions are joined with questions only.
        var ask = set.Labels.ToList().IndexOf("question");
        var pairs = set.Single ? 0 : (int)(settings.Joined * set.Texts.Count);
        for (var pair = 0; pair < pairs; pair++)
        {
            made.Join(random.Next(set.Texts.Count), groups, ask, random, settings.Stripped);
        }

        return made;
    }

    private void Join(int first, List<int>[] groups, int ask, Random random, double stripped)
    {
        var group = groups[_folds[first]];
        var second = Partner(first, group, ask, random);
        var between = random.Next(3) switch { 0 => ". ", 1 => ", ", _ => "\n" };
        var third = random.NextDouble() < 0.3 ? Partner(first, group, ask, random) : second;
        var bare = random.NextDouble() < stripped;
        if (second == first)
        {
            return;
        }

        var text = _texts[first] + between + _texts[second] + (third == second ? "" : ". " + _texts[third]);
        var truth = _truth[first].Zip(_truth[second], (a, b) => a || b).Zip(_truth[third], (a, b) => a || b).ToArray();
        Add(bare ? VietnameseText.Fold(text) : text, _folds[first], truth, judged: true);
    }

    /// <summary>A row that says nothing the first one does not: so that long texts get no more labels than short ones.</summary>
    private int Partner(int first, List<int> group, int ask, Random random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var other = group[random.Next(group.Count)];
            if (other != first && (ask < 0 || _truth[other][ask] == _truth[first][ask]) && _truth[other].Zip(_truth[first]).All(t => !t.First || t.Second))
            {
                return other;
            }
        }

        return first;
    }

    private void Add(string text, int fold, bool[] truth, bool judged)
    {
        _texts.Add(text);
        _folds.Add(fold);
        _truth.Add(truth);
        _judged.Add(judged);
        _hasTopic.Add(truth.AsSpan(0, _topics).Contains(true));
    }
}
