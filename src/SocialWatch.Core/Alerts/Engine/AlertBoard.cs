using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Engine;

/// <summary>
/// What the engine sees: alerts by identity, live hot spots, dead channels, silences, and who was told of what. The whole of it or only what concerns one
/// event, the answer is the same; every question costs the same however many alerts are live. Not thread-safe while it is filled.
/// </summary>
/// <param name="notices">The notices of an alert, oldest first, those that were taken back left out.</param>
public sealed class AlertBoard(Func<string, IReadOnlyList<Notice>> notices)
{
    private const string Dead = "channel_dead";

    private readonly Dictionary<(string Object, string Kind, string Unit), Alert> _byIdentity = [];
    private readonly Dictionary<string, Alert> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<HotSpot>> _spots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Silence>> _silences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dead = new(StringComparer.Ordinal);

    /// <summary>Adds or replaces an alert; of one identity the one with the newest opening counts.</summary>
    public AlertBoard Put(Alert alert)
    {
        var identity = (alert.Object, alert.Kind, alert.Unit);
        if (!_byIdentity.TryGetValue(identity, out var known) || known.Id == alert.Id || known.OpenedAt <= alert.OpenedAt)
        {
            _byIdentity[identity] = alert;
        }

        _byId[alert.Id] = alert;
        if (alert.Kind == Dead)
        {
            _ = alert.State == AlertState.Resolved ? _dead.Remove(alert.Object) : _dead.Add(alert.Object);
        }

        return this;
    }

    /// <summary>Adds a hot spot; several of one topic may be open.</summary>
    public AlertBoard Put(HotSpot spot)
    {
        var list = ListOf(_spots, spot.Topic);
        list.RemoveAll(s => s.Id == spot.Id);
        list.Add(spot);
        return this;
    }

    /// <summary>Adds or replaces a silence.</summary>
    public AlertBoard Put(Silence silence)
    {
        var list = ListOf(_silences, silence.Object);
        list.RemoveAll(s => s.Id == silence.Id);
        list.Add(silence);
        return this;
    }

    /// <summary>The newest alert of an identity, or null.</summary>
    public Alert? Of(string objectId, string kind, string unit) => _byIdentity.GetValueOrDefault((objectId, kind, unit));

    /// <summary>An alert by its id, or null.</summary>
    public Alert? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The notices of an alert that wait or were told, oldest first.</summary>
    public IReadOnlyList<Notice> NoticesOf(Alert alert) => alert.Id.Length == 0 ? [] : notices(alert.Id);

    /// <summary>What keeps an alert quiet now; null when nothing does. Level 3 is kept quiet by a person's silence alone.</summary>
    public Mute? MuteOf(Alert alert, AlertContext context, DateTimeOffset now)
    {
        if (_silences.TryGetValue(alert.Object, out var silences) && silences.Find(s => s.Covers(alert, now)) is { } silence)
        {
            return new(SuppressedBecause.Silenced, silence.Id);
        }

        if (alert.Level == Level.Urgent || alert.Restricted)
        {
            return null;
        }

        var rule = AlertKindRule.Of(alert.Kind);
        if (rule.MutedByDeadChannel && Muting.ChannelOf(alert.Object) is var channel && _dead.Contains(channel))
        {
            return new(SuppressedBecause.Inhibited, channel);
        }

        return rule.MutedByHotSpot
            && alert.Topics.SelectMany(t => _spots.GetValueOrDefault(t, [])).FirstOrDefault(s => Muting.IsMember(alert, s, context.IsWithin)) is { } spot
            ? new(SuppressedBecause.Inhibited, spot.Id)
            : null;
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
