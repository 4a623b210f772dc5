using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions.Stories;

namespace SocialWatch.Backtest;

/// <summary>
/// The simulated clock: rows in order of time go into the very detectors and lives the service has, which are asked every quarter-hour. Not thread-safe.
/// </summary>
internal sealed class Replay
{
    /// <summary>After the last row the clock runs on until quiet hot spots have ended.</summary>
    private static readonly TimeSpan After = TimeSpan.FromHours(26);

    /// <summary>Series look back three days at most; keeping texts for longer would cost time and change nothing.</summary>
    private static readonly TimeSpan StoryReach = TimeSpan.FromDays(3);
    private readonly SeriesWatch _watch;
    private readonly VoiceFeed _feed;
    private readonly HotSpotBook _book;
    private readonly HotSpotPolicy _policy;
    private readonly List<BacktestEvent> _events = [];
    private readonly Dictionary<string, long> _shortBy = [];
    private readonly Queue<(DateTimeOffset At, string Id)> _shorts = new();
    private readonly StoryIndex _stories = new();
    private readonly HashSet<(string Topic, string Unit)> _series = [];
    private DateTimeOffset? _next;
    private DateTimeOffset _last;
    private DateTimeOffset _forgotten;

    public Replay(UnionConfig config, AlarmBudget budget)
    {
        _policy = new HotSpotPolicy
        {
            Topics = config.Topics.Topics.ToDictionary(t => t.Id, t => new FloorThresholds { People = t.HotSpot.People, Stories = t.HotSpot.Stories }),
        };
        _watch = new(_policy, budget, config.Calendar, RollUp.Of(config.Units));
        _feed = new(_watch);
        _book = new(() => _watch, _policy);
    }

    public IReadOnlyList<BacktestEvent> Events => _events;

    public int Series => _series.Count;

    /// <summary>The time of the last row.</summary>
    public DateTimeOffset Last => _last;

    public void Take(ReplayRow row)
    {
        _next ??= FirstStep(row.At);
        RunTo(row.At);
        _last = row.At;
        var story = Fold(row);
        if (row.Emergency is { Restricted: false } emergency)
        {
            Tell(_book.Emergency(new(emergency.Kind, row.Unit, false, story == row.Id), row.At), row.At);
        }

        foreach (var topic in row.Topics)
        {
            _series.Add((topic, row.Unit));
        }

        _feed.Add(new(row.At, row.Unit, row.Topics, row.Person, RowReading.Key(story), row.Complaint));
    }

    /// <summary>Lets the clock run on after the last row.</summary>
    public void Finish()
    {
        if (_next is not null)
        {
            RunTo(_last + After);
        }
    }

    private static DateTimeOffset FirstStep(DateTimeOffset at)
    {
        var step = TimeSpan.FromMinutes(15).Ticks;
        return new(((at.UtcTicks / step) + 1) * step, TimeSpan.Zero);
    }

    private void RunTo(DateTimeOffset at)
    {
        for (; _next <= at; _next += _policy.Evaluation)
        {
            foreach (var decision in _book.Step(_next.Value))
            {
                Tell(decision, _next.Value);
            }
        }
    }

    private void Tell(HotSpotDecision decision, DateTimeOffset at)
    {
        if (decision is { Tells: true, Next: { } spot, Event: { } line })
        {
            _events.Add(BacktestEvent.Of(line.Kind, at, spot));
        }
    }

    private string Fold(ReplayRow row)
    {
        if (row.At - _forgotten > TimeSpan.FromDays(1))
        {
            _stories.Forget(row.At - StoryReach);
            _forgotten = row.At;
            while (_shorts.TryPeek(out var old) && old.At < row.At - StoryReach)
            {
                _shortBy.Remove(_shorts.Dequeue().Id);
            }
        }

        if (row.Text.Tokens.Count == 0)
        {
            return row.Id;
        }

        // Only texts under eight words ever ask who wrote them (an expanded abbreviation may count as two).
        if (row.Person != 0 && row.Text.Tokens.Count <= 16)
        {
            _shortBy[row.Id] = row.Person;
            _shorts.Enqueue((row.At, row.Id));
        }

        return _stories.Fold(row.Id, row.Text, row.At, known => row.Person != 0 && _shortBy.GetValueOrDefault(known) == row.Person).Story;
    }
}
