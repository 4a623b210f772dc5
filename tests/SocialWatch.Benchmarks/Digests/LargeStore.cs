using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Benchmarks.Digests;

/// <summary>
/// A store of many days with so many member mentions a day, a case for one in forty of them, hot spots, alerts and own posts; the same rows for a seed. The text is put
/// in as the pipeline would have left it, so that building takes minutes and not an hour.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "Rows of a benchmark, repeatable on purpose.")]
internal sealed class LargeStore(IStore store, int perDay)
{
    private readonly Random _dice = new(20261121);
    private readonly string[] _units = [.. Ground.Config.Units.All.Select(u => u.Id)];
    private readonly string[] _topics = [.. Ground.Config.Topics.Topics.Select(t => t.Id)];
    private readonly string[] _pages = [.. Ground.Config.Channels.Where(c => c.Floor).Select(c => c.Id)];
    private long _mention;
    private long _case;
    private long _alert;
    private long _hotSpot;

    /// <summary>Adds a day; the newest <paramref name="isOpen"/> days leave questions unanswered and hot spots alive.</summary>
    public async Task AddDayAsync(DateOnly day, bool isOpen, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            var start = LocalClock.StartOf(day);
            var mentions = new List<Mention>(perDay + 16);
            for (var i = 0; i < perDay; i++)
            {
                mentions.Add(Member(start + (TimeSpan.FromDays(1) * (i / (double)perDay))));
            }

            mentions.AddRange(_pages.SelectMany(_ => Enumerable.Range(8, 4), (page, hour) => Own(page, start.AddHours(hour))));
            await session.AddAsync(mentions, [], token);
            for (var i = 0; i < perDay / 40; i++)
            {
                var (value, opening, events) = Case(mentions[i * 40], isOpen);
                await session.SaveCaseAsync(value, opening, events, token);
            }

            for (var i = 0; i < 20; i++)
            {
                await session.SaveAlertAsync(Alert(start.AddHours(i)), token);
            }

            for (var i = 0; i < 3; i++)
            {
                var spot = HotSpot(start.AddHours(6 + i), isOpen);
                await session.SaveHotSpotAsync(spot, new(spot.Id, spot.OpenedAt, "opened", spot.Observed, spot.Expected, spot.People, spot.Stories, spot.Level), token);
            }

            await session.TouchAsync(start.AddDays(1), token);
            return 0;
        },
        cancellationToken);

    private Mention Member(DateTimeOffset at)
    {
        var number = ++_mention;
        var topic = _topics[_dice.Next(_topics.Length)];
        List<string> labels = [topic];
        foreach (var (signal, share) in new[] { ("complaint", 3), ("question", 4), ("claim", 30) })
        {
            if (_dice.Next(share) == 0)
            {
                labels.Add(signal);
            }
        }

        return new()
        {
            Id = "M" + N(number), Channel = _pages[_dice.Next(_pages.Length)], ExternalId = "x" + N(number), At = at, IngestedAt = at.AddMinutes(1), Kind = MentionKind.Comment,
            Origin = Origin.Member, Text = GeneratedRows.Text(_dice), Unit = _units[_dice.Next(_units.Length)], Thread = "p" + N(number / 40), Parent = "p" + N(number / 40),
            Labels = labels, Topics = new Dictionary<string, double> { [topic] = 0.9 }, Complaint = 0.5, Question = 0.3, Claim = 0.1, Story = "M" + N(number), AuthorKnown = true,
        };
    }

    private Mention Own(string page, DateTimeOffset at)
    {
        var number = ++_mention;
        return new()
        {
            Id = "M" + N(number), Channel = page, ExternalId = "x" + N(number), At = at, IngestedAt = at, Kind = MentionKind.Post, Origin = Origin.Own, Text = "Bản tin trong ngày",
            Unit = _units[0], Labels = [], Topics = new Dictionary<string, double>(), Story = "M" + N(number), AuthorKnown = true,
        };
    }

    private (Case Value, CaseOpening Opening, IReadOnlyList<CaseEvent> Events) Case(Mention first, bool isOpen)
    {
        var number = ++_case;
        var (open, late) = (isOpen && number % 3 == 0, number % 25 == 0);
        var due = first.At.AddHours(24);
        DateTimeOffset? answered = open ? null : late ? due.AddHours(2) : first.At.AddHours(1 + (number % 20));
        IReadOnlyList<string> topics = [first.Labels[0]];
        Case value = new()
        {
            Id = "C" + N(number), Channel = first.Channel, Unit = first.Unit, Topics = topics, Kind = CaseKind.Question, State = open ? CaseState.Open : CaseState.Closed,
            Thread = first.Thread, FirstMention = first.Id, OpenedAt = first.At, FirstDueAt = due, NextDueAt = open ? due : null, AnsweredAt = answered, ClosedAt = answered?.AddHours(48),
            Misses = late ? [new(ClockKind.FirstReply, due, first.Id)] : [], LateReason = late ? "workload" : null,
            Askers = [new(1, first.At, open ? first.Id : null, open ? first.At : null, open ? due : null, ClockKind.FirstReply, answered, false)],
        };
        return (value, new(value.Id, value.Channel, value.Unit, topics, value.Kind, false, false, false, value.Thread, null, false, 1),
            [new(CaseEventKind.Opened, first.At, first.At, 1, first.Id, null, null)]);
    }

    private Alert Alert(DateTimeOffset at) => new()
    {
        Id = "A" + N(++_alert), Object = "H" + N(1 + (_alert / 7)), Kind = "hotspot", Unit = _units[_dice.Next(_units.Length)], Level = Level.Hot, OpenedAt = at,
        SentAt = _alert % 5 == 0 ? null : at, Feedback = _alert % 4 == 0 ? "useful" : null, State = AlertState.Resolved,
    };

    private HotSpot HotSpot(DateTimeOffset at, bool isOpen) => new()
    {
        Id = "H" + N(++_hotSpot), Topic = _topics[_dice.Next(_topics.Length)], Unit = _units[_dice.Next(_units.Length)], Detector = "sudden", OpenedAt = at, Observed = 20,
        Expected = 4, People = 15, Stories = 12, LastHotAt = at, AlertedAt = 20, State = isOpen ? HotSpotState.Open : HotSpotState.Resolved, ResolvedAt = isOpen ? null : at.AddDays(1),
    };

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
