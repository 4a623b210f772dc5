namespace SocialWatch.Cases;

/// <summary>
/// One asker's messages, answers and removals on the platform's time line, and the clocks that follow (DESIGN 6.1). Not thread-safe; lives in one replay.
/// </summary>
internal sealed class AskerTimeline(int number, SlaPolicy policy)
{
    private enum Step
    {
        /// <summary>An answer to the whole post speaks to those who waited before it, not to a question of the same second.</summary>
        AnswerToAll,
        Message,
        Removal,

        /// <summary>An answer to this asker came after the message it answers, however coarse the platform's clock.</summary>
        AnswerToAsker,
        Pause,
        Resume,
        Close,
    }

    private readonly List<(DateTimeOffset At, Step Step, string Mention)> _points = [];
    private readonly List<(string Mention, DateTimeOffset At)> _waiting = [];
    private readonly List<CaseClock> _clocks = [];
    private bool _closedUnanswered;
    private DateTimeOffset? _pausedSince;
    private TimeSpan _left;

    public int Number => number;
    public IReadOnlyList<CaseClock> Clocks => _clocks;
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset AskedAt { get; private set; } = DateTimeOffset.MaxValue;
    public bool Waits => _waiting.Count > 0;

    /// <summary>Somebody waits, and the union waits for them.</summary>
    public bool IsPaused => _pausedSince is not null && Waits;
    public bool Withdrawn => AnsweredAt is null && !Waits && !_closedUnanswered;

    public void Message(DateTimeOffset at, string mention)
    {
        if (!_points.Exists(p => p.Step == Step.Message && p.Mention == mention))
        {
            _points.Add((at, Step.Message, mention));
            AskedAt = at < AskedAt ? at : AskedAt;
        }
    }

    public bool Has(string mention) => _points.Exists(p => p.Step == Step.Message && p.Mention == mention);

    public void Removal(DateTimeOffset at, string mention)
    {
        var sent = _points.Find(p => p.Step == Step.Message && p.Mention == mention).At;
        _points.Add((at > sent ? at : sent, Step.Removal, mention));
    }

    public void Answer(DateTimeOffset at, bool toAll) => _points.Add((at, toAll ? Step.AnswerToAll : Step.AnswerToAsker, ""));

    public void Pause(DateTimeOffset at) => _points.Add((at, Step.Pause, ""));

    public void Resume(DateTimeOffset at) => _points.Add((at, Step.Resume, ""));

    public void Close(DateTimeOffset at) => _points.Add((at, Step.Close, ""));

    /// <summary>Runs the time line once; call after all points are in.</summary>
    public void Run()
    {
        foreach (var (at, step, mention) in _points.OrderBy(p => p.At).ThenBy(p => p.Step).ThenBy(p => p.Mention, StringComparer.Ordinal))
        {
            switch (step)
            {
                case Step.Message:
                    GoOn(at);
                    _waiting.Add((mention, at));
                    Start();
                    break;
                case Step.Removal when _waiting.RemoveAll(w => w.Mention == mention) > 0:
                    if (_clocks[^1].Message == mention)
                    {
                        End(at, ClockEnd.Removed);
                    }

                    Start();
                    break;
                case Step.AnswerToAll or Step.AnswerToAsker when Waits:
                    End(at, ClockEnd.Answered);
                    AnsweredAt ??= at;
                    _waiting.Clear();
                    break;
                case Step.Pause when Waits && AnsweredAt is not null && _pausedSince is null && at <= _clocks[^1].Due:
                    // Never before a first answer; a clock that ran out stays missed.
                    _pausedSince = at;
                    _left = policy.Between(at, _clocks[^1].Due);
                    break;
                case Step.Resume:
                    GoOn(at);
                    break;
                case Step.Close when Waits:
                    End(at, ClockEnd.Closed);
                    _closedUnanswered = AnsweredAt is null;
                    _waiting.Clear();
                    break;
                default:
                    break;
            }
        }
    }

    public Asker Asker()
    {
        var running = Waits ? _clocks[^1] : null;
        var kind = running?.Kind ?? (AnsweredAt is null ? ClockKind.FirstReply : ClockKind.NextReply);
        return new(number, AskedAt, running?.Message, running?.Start, IsPaused ? null : running?.Due, kind, AnsweredAt, Withdrawn)
        {
            PausedSince = IsPaused ? _pausedSince : null,
        };
    }

    /// <summary>The rest of the time goes on where it stood: it neither restarts nor runs out at once.</summary>
    private void GoOn(DateTimeOffset at)
    {
        if (IsPaused)
        {
            _clocks[^1] = _clocks[^1] with { Due = policy.After(at, _left) };
        }

        _pausedSince = null;
    }

    private void Start()
    {
        if (_waiting.Count == 0 || (_clocks.Count > 0 && _clocks[^1].How == ClockEnd.Running))
        {
            return;
        }

        var (mention, at) = _waiting[0];
        var kind = AnsweredAt is null ? ClockKind.FirstReply : ClockKind.NextReply;
        var due = policy.After(at, policy.TimeOf(kind));
        _clocks.Add(new(number, kind, mention, at, due, null, ClockEnd.Running));
        if (_pausedSince is { } since)
        {
            _left = policy.Between(since, due);
        }
    }

    private void End(DateTimeOffset at, ClockEnd how)
    {
        var waitsOn = how == ClockEnd.Removed && _waiting.Count > 0;
        var paused = _pausedSince;
        if (paused is not null)
        {
            // While it stood still it could not run out.
            _clocks[^1] = _clocks[^1] with { Due = policy.After(at, _left) };
        }

        _clocks[^1] = _clocks[^1] with { End = at, How = how };
        _pausedSince = waitsOn ? paused : null;
    }
}
