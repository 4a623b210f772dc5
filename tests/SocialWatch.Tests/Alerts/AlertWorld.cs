using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Time;

namespace SocialWatch.Tests.Alerts;

/// <summary>One message that left: to whom, when, with which alerts.</summary>
internal sealed record Mail(string Mailbox, DateTimeOffset At, Level Level, IReadOnlyList<Notice> Notices, bool Summary)
{
    public bool Interrupts => Level < Level.Urgent;
}

/// <summary>
/// The pure engine with nothing around it but a list of times: what the host does with a store, in memory. Thursday 2026-11-12 09:00 in Viet Nam at first.
/// </summary>
internal sealed class AlertWorld
{
    public static readonly DateTimeOffset Nine = LocalClock.At(new(2026, 11, 12), new(9, 0));
    private readonly Dictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    private readonly List<Notice> _notices = [];
    private readonly Dictionary<string, DateTimeOffset> _mailboxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HotSpot> _spots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Silence> _silences = new(StringComparer.Ordinal);
    private int _numbers;

    public AlertWorld(Func<EscalationPolicy, EscalationPolicy>? change = null)
    {
        var policy = new EscalationPolicy();
        Context = new(People, [new([.. Enum.GetValues<DayOfWeek>()], new(0, 0), new(0, 0), "truc", "pho")], change is null ? policy : change(policy), IsWithin, "goc");
    }

    /// <summary>The officer, the committee, staff of the root, the head and a moderator of unit a, the head of unit b, a group.</summary>
    public static IReadOnlyList<Person> People { get; } =
    [
        new("truc", "Người trực", ["duty"], "goc", ["telegram:1", "email:truc@x.vn"]),
        new("pho", "Phó", ["standing_committee"], "goc", ["telegram:2", "email:pho@x.vn"]),
        new("can-bo", "Cán bộ", ["staff"], "goc", ["telegram:3"]),
        new("truong-a", "Trưởng A", ["unit_head"], "a", ["telegram:4"]),
        new("tra-loi-a", "Trả lời A", ["moderator"], "a", ["telegram:5"]),
        new("truong-b", "Trưởng B", ["unit_head"], "b", ["telegram:6"]),
        new("nhom", "Nhóm", ["staff"], "goc", ["telegram:-7"]) { Group = true },
    ];

    public AlertContext Context { get; set; }

    public DateTimeOffset Now { get; private set; } = Nine;

    public List<Mail> Sent { get; } = [];

    public List<(string Alert, SuppressedBecause Because)> Suppressed { get; } = [];

    public IReadOnlyCollection<Alert> Alerts => _alerts.Values;

    public IReadOnlyList<Notice> Notices => _notices;

    public AlertPolicy Policy => Context.Policy.Alerts;

    public static AlertRequest Request(string about, string kind = "hotspot", string unit = "a", Level level = Level.Hot, bool worse = false, params string[] roles) => new(
        about, kind, unit, level, "alert.test", new Dictionary<string, string>(), roles.Length > 0 ? roles : ["staff", "standing_committee"], Worse: worse);

    public IEnumerable<Mail> To(int chat) => Sent.Where(m => m.Mailbox == $"telegram:{chat}");

    public Alert? Raise(AlertRequest request)
    {
        var step = Do(new AlertEvent.Raised(request));
        return step.Alert;
    }

    public AlertOutcome Resolve(AlertRequest request) => Do(new AlertEvent.Raised(request with { Resolves = true })).Outcome;

    public AlertOutcome Take(string alert, string person = "can-bo", string role = "staff") => Do(new AlertEvent.Acknowledged(alert, role, person)).Outcome;

    public Alert Get(string id) => _alerts[id];

    public void Open(HotSpot spot) => _spots[spot.Id] = spot;

    public void Quiet(HotSpot spot)
    {
        _spots[spot.Id] = spot with { State = HotSpotState.Resolved };
        Wake(spot.Id);
    }

    public void Silence(Silence silence)
    {
        _silences[silence.Id] = silence;
        foreach (var alert in _alerts.Values.Where(a => a.State != AlertState.Resolved && silence.Covers(a, Now)).ToList())
        {
            Do(new AlertEvent.Silenced(alert.Id, silence.Id));
        }
    }

    /// <summary>Time passes; whatever becomes due happens at its time.</summary>
    public void To(DateTimeOffset until)
    {
        while (Next() is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            DoDue();
        }

        Now = until;
    }

    public void Pass(TimeSpan span) => To(Now + span);

    private DateTimeOffset? Next() => _alerts.Values.Where(a => a.NextAt is not null).Select(a => a.NextAt).Concat(_mailboxes.Values.Select(t => (DateTimeOffset?)t))
        .Concat(_silences.Values.Where(s => s.EndedAt is null).Select(s => SilenceRules.NextAt(s, Now) is { } at && at > Now ? at : (DateTimeOffset?)Now.AddMilliseconds(1))).Min();

    private void DoDue()
    {
        foreach (var alert in _alerts.Values.Where(a => a.NextAt <= Now).OrderBy(a => a.NextAt).ToList())
        {
            Do(new AlertEvent.Ticked(alert.Id));
        }

        foreach (var box in _mailboxes.Where(b => b.Value <= Now).Select(b => b.Key).ToList())
        {
            Empty(box);
        }

        foreach (var silence in _silences.Values.Where(s => s.EndedAt is null).ToList())
        {
            var inUse = _alerts.Values.Any(a => a.State != AlertState.Resolved && silence.Covers(a, Now));
            var after = SilenceRules.Look(silence, inUse, Now);
            _silences[silence.Id] = after;
            if (after.EndedAt is not null)
            {
                Wake(silence.Id);
            }
        }
    }

    private void Wake(string by)
    {
        foreach (var muted in _alerts.Values.Where(a => a.State == AlertState.Suppressed && a.MutedBy == by).ToList())
        {
            Do(new AlertEvent.Awakened(muted.Id));
        }
    }

    private AlertStep Do(AlertEvent happened)
    {
        var step = AlertEngine.Decide(happened, Board(_alerts.Values), Context, Now);
        // The host lays out no more than what the event concerns: the decision must be the same.
        var narrow = AlertEngine.Decide(happened, Board(_alerts.Values.Where(a => Concerns(a, happened))), Context, Now);
        Assert.Equal(JsonSerializer.Serialize(step), JsonSerializer.Serialize(narrow));
        step = step.NeedsId ? step.WithId($"A{++_numbers}") : step;
        if (step.Alert is { } stored)
        {
            _alerts[stored.Id] = stored;
            foreach (var action in step.Actions)
            {
                Act(stored, action);
            }
        }

        return step;
    }

    private AlertBoard Board(IEnumerable<Alert> alerts)
    {
        var board = new AlertBoard(id => [.. _notices.Where(n => n.Alert == id && n.State != NoticeState.Dropped)]);
        foreach (var alert in alerts)
        {
            board.Put(alert);
        }

        foreach (var spot in _spots.Values)
        {
            board.Put(spot);
        }

        foreach (var silence in _silences.Values)
        {
            board.Put(silence);
        }

        return board;
    }

    private bool Concerns(Alert alert, AlertEvent happened)
    {
        var subject = happened switch
        {
            AlertEvent.Raised { Request.Object: var about } => about,
            AlertEvent.Ticked { Alert: var id } => _alerts[id].Object,
            AlertEvent.Acknowledged { Alert: var id } => _alerts[id].Object,
            AlertEvent.Silenced { Alert: var id } => _alerts[id].Object,
            AlertEvent.Awakened { Alert: var id } => _alerts[id].Object,
            _ => "",
        };
        return alert.Object == subject || alert.Object == Muting.ChannelOf(subject);
    }

    private void Act(Alert alert, AlertAction action)
    {
        switch (action)
        {
            case AlertAction.TakeBack:
                for (var i = 0; i < _notices.Count; i++)
                {
                    _notices[i] = _notices[i].Alert == alert.Id && _notices[i].State == NoticeState.Waiting ? _notices[i] with { State = NoticeState.Dropped } : _notices[i];
                }

                break;
            case AlertAction.Send send:
                var told = Notice(alert, send.Delivery, send.Reason) with { State = NoticeState.Told, ToldAt = Now, SentAt = Now, Message = $"O{++_numbers}" };
                _notices.Add(told);
                Sent.Add(new(told.Mailbox, Now, told.Level, [told], false));
                break;
            case AlertAction.Hold hold:
                var notice = Notice(alert, hold.Delivery, hold.Reason);
                _notices.Add(notice);
                var at = QuietHours.Of(Context.Policy).Hold(notice.ReadyAt + Policy.Bundle);
                _mailboxes[notice.Mailbox] = _mailboxes.TryGetValue(notice.Mailbox, out var planned) && planned < at ? planned : at;
                break;
            case AlertAction.Suppress quiet:
                Suppressed.Add((alert.Id, quiet.Because));
                if (_silences.TryGetValue(quiet.By, out var silence))
                {
                    _silences[quiet.By] = silence with { UsedAt = Now };
                }

                break;
            case AlertAction.Wake wake:
                Wake(wake.By);
                break;
        }
    }

    private void Empty(string box)
    {
        _mailboxes.Remove(box);
        var waiting = _notices.Where(n => n.Mailbox == box && n.State == NoticeState.Waiting
            && _alerts[n.Alert].State is var state && (n.Reason switch
            {
                NoticeReason.Over => state == AlertState.Resolved,
                NoticeReason.Taken => state == AlertState.Acknowledged,
                _ => state is AlertState.Open or AlertState.Acknowledged,
            })).ToList();
        var sent = Sent.Where(m => m.Mailbox == box && m.Interrupts).Select(m => m.At).ToList();
        var plan = Mailbox.Plan(waiting, new(sent, 0), Policy, QuietHours.Of(Context.Policy), Now);
        foreach (var notice in plan.Capped)
        {
            _notices[_notices.FindIndex(n => n.Id == notice.Id)] = notice with { Capped = true };
            Suppressed.Add((notice.Alert, SuppressedBecause.Capped));
        }

        if (plan.Send.Count > 0)
        {
            Sent.Add(new(box, Now, plan.Send.Max(n => n.Level), plan.Send, plan.Summary));
            foreach (var notice in plan.Send)
            {
                _notices[_notices.FindIndex(n => n.Id == notice.Id)] = notice with { State = NoticeState.Told, ToldAt = Now, SentAt = Now };
            }
        }

        if (plan.NextAt is { } next)
        {
            _mailboxes[box] = next;
        }
    }

    private Notice Notice(Alert alert, Delivery to, NoticeReason reason) => new()
    {
        Id = $"N{++_numbers:D9}", Alert = alert.Id, Person = to.Person, Sink = to.Sink, Address = to.Address, Reason = reason, Level = to.Level,
        TextKey = to.TextKey == alert.TextKey ? null : to.TextKey, ReadyAt = to.NotBefore,
    };

    private static bool IsWithin(string unit, string scope) => scope == "goc" || unit == scope;
}
