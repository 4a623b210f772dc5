using SocialWatch.Channels;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>channels.json: what the union listens to, and on what ground (DESIGN 7).</summary>
internal static class ChannelsFile
{
    public const string Name = "channels.json";

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    private const int LongestSilenceHours = 24 * 90;

    /// <summary>Sources that mean another place under each account; any other place has one registered account, or it would be read and counted twice.</summary>
    private static readonly string[] OwnOfAccount = ["private", "oa"];

    public static IReadOnlyList<Channel> Read(string text, KnownParts known, UnitIds units, ConfigErrors errors)
    {
        var channels = new List<Channel>();
        var sources = new HashSet<(string Kind, string Account, string Source)>();
        foreach (var node in ConfigDocument.List(errors, Name, text))
        {
            var channel = One(node, known.Kinds, units);
            node.Close();
            if (channel.Id.Length > 0 && channels.Any(c => c.Id == channel.Id))
            {
                node.Wrong("id", "twice");
            }
            else if (channel.Source.Length > 0 && !sources.Add((channel.Kind, OwnOfAccount.Contains(channel.Source) ? channel.Account : "", channel.Source)))
            {
                node.Wrong("source", "source_twice");
            }

            channels.Add(channel);
        }

        return channels;
    }

    private static Channel One(ConfigNode node, IReadOnlyList<string> kinds, UnitIds units)
    {
        var id = node.Id("id") ?? "";
        var kind = node.Text("kind") ?? "";
        if (kind.Length > 0 && !kinds.Contains(kind))
        {
            node.Wrong("kind", "not_allowed", ("allowed", string.Join(", ", kinds)));
        }

        var ownership = node.Choice("ownership", Vocabulary.Ownerships) ?? Ownership.Owned;
        return new()
        {
            Id = id,
            Kind = kind,
            Name = node.Text("name") ?? "",
            Unit = units.Check(node, "unit", node.Text("unit")) ?? "",
            Ownership = ownership,
            Invitation = Invited(node, ownership, kind),
            Source = node.Text("source", required: false) ?? "",
            Account = node.Id("account", required: false) ?? "",
            Interval = node.Duration("interval", ShortestInterval, LongestInterval, required: false) ?? TimeSpan.FromMinutes(2),
            ExpectedSilence = node.Whole("expected_silence_hours", 1, LongestSilenceHours, required: false) is { } h ? TimeSpan.FromHours(h) : null,
            Floor = node.Flag("floor", false),
            Consent = node.Text("consent", required: false),
        };
    }

    /// <summary>
    /// An invited channel needs the whole record: by whom, since when, and that the members can see a notice. Of a place without an API that has none, officers may still tell in
    /// their own words.
    /// </summary>
    private static Invitation? Invited(ConfigNode node, Ownership ownership, string kind)
    {
        var record = node.Object("invitation", required: false);
        if (record is null)
        {
            if (ownership == Ownership.Invited && kind != Channel.TipLineKind && !node.Has("invitation"))
            {
                node.Wrong("invitation", "no_invitation");
            }

            return null;
        }

        var by = record.Text("by");
        var at = record.Date("at");
        var notice = record.Flag("notice", false);
        var until = record.Date("until", required: false);
        if (!record.Has("notice"))
        {
            record.Wrong("notice", "missing");
        }
        else if (!notice && ownership == Ownership.Invited)
        {
            record.Wrong("notice", "no_notice");
        }

        if (until < at)
        {
            record.Wrong("until", "ends_before");
        }

        record.Close();
        return by is not null && at is { } day ? new(by, day, notice, until) : null;
    }
}
