using SocialWatch.Classification;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Import;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions;
using SocialWatch.Organisation;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;
using SocialWatch.Time;
using SocialWatch.Training;

namespace SocialWatch.Backtest;

/// <summary>
/// Turns a row of a file into one to replay: with its own labels, or read as the service reads it. Units and topics the configuration lacks are taken from
/// the data (CONTRACTS "backtest"). Thread-safe.
/// </summary>
internal sealed class RowReading(UnionConfig config, IMentionClassifier classifier, bool labelled, bool triggers)
{
    private static readonly RowLabels NoLabels = new([], false);
    private readonly Masker _masker = new(new MaskerOptions(config.Hotlines));
    private readonly IEmergencyDetector _emergencies = ServiceEmergencies.Shipped();
    private readonly UnitAttributor _attributor = new(config.Units);
    private readonly string _root = config.Units.Root(DateOnly.MaxValue);

    /// <summary>Null for the union's own items: they never make a hot spot (DESIGN 5.4).</summary>
    public ReplayRow? Read(ImportRow row)
    {
        var item = row.Item!;
        if (item.Origin == Origin.Own)
        {
            return null;
        }

        var clean = VietnameseText.Clean(item.Text);
        var text = TokenizedText.From(labelled && !triggers ? clean : _masker.Mask(clean, []).Text);
        var labels = labelled ? row.Labels ?? NoLabels : Classified(text);
        var day = LocalClock.DateOf(item.At);
        var unit = item.Unit is { } named ? config.Units.Find(named, day)?.Id ?? named : labelled ? _root : _attributor.Attribute(text, _root, day);
        return new(item.At, item.ExternalId, unit, [.. labels.Topics.Distinct(StringComparer.Ordinal)], Key(item.AuthorKey), labels.Complaint, text, triggers ? _emergencies.Detect(text) : null);
    }

    private RowLabels Classified(TokenizedText text)
    {
        var read = classifier.Classify(text);
        return new([.. read.Labels.Where(read.Topics.ContainsKey)], Worry.Of(read.Complaint, read.Question, read.Claim));
    }

    /// <summary>A key to tell people apart within this run; 0 = unknown.</summary>
    internal static long Key(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001B3;
            hash ^= hash >> 29;
        }

        return (long)(hash | 1);
    }
}
