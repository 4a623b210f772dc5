using SocialWatch.Cases;

namespace SocialWatch.Tests.Cases;

/// <summary>A second reading of one asker's promise, written as a stop watch that is wound event by event: time left counts down while somebody waits and it is not paused.</summary>
internal static class SteppedClock
{
    public static (DateTimeOffset? Due, List<string> Missed) Run(CaseEvent[] log, int asker, SlaPolicy policy, DateTimeOffset until)
    {
        var revoked = log.Where(e => e.Kind == CaseEventKind.AnswerRevoked).Select(e => e.Mention).ToHashSet();
        var waiting = new List<(string Mention, DateTimeOffset At)>();
        var missed = new List<string>();
        var (answered, paused) = (false, false);
        var (left, now) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var e in log.Where(e => e.At <= until).OrderBy(e => e.At))
        {
            Pass(e.At);
            var mine = e.Asker == asker;
            switch (e.Kind)
            {
                case CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain when mine:
                    paused = false;
                    waiting.Add((e.Mention!, e.At));
                    if (waiting.Count == 1)
                    {
                        left = answered ? policy.NextReply : policy.FirstReply;
                    }

                    break;
                case CaseEventKind.MessageRemoved when waiting.Exists(w => w.Mention == e.Mention):
                    var first = waiting[0].Mention == e.Mention;
                    waiting.RemoveAll(w => w.Mention == e.Mention);
                    if (first && waiting.Count > 0)
                    {
                        // The next message's own clock: what has passed since it was written is gone, paused time or not.
                        left = (answered ? policy.NextReply : policy.FirstReply) - ((paused ? pausedAt : e.At) - waiting[0].At);
                    }
                    else if (waiting.Count == 0)
                    {
                        paused = false;
                    }

                    break;
                case CaseEventKind.Answered when (mine || e.Asker is null) && !revoked.Contains(e.Mention) && waiting.Count > 0:
                    (answered, paused) = (true, false);
                    waiting.Clear();
                    break;
                case CaseEventKind.Paused when (mine || e.Asker is null) && waiting.Count > 0 && answered && !paused && left >= TimeSpan.Zero:
                    (paused, pausedAt) = (true, e.At);
                    break;
                case CaseEventKind.Resumed when mine || e.Asker is null:
                    paused = false;
                    break;
                default:
                    break;
            }
        }

        Pass(until);
        return (waiting.Count == 0 || paused ? null : until + left, [.. missed.Distinct()]);

        void Pass(DateTimeOffset to)
        {
            if (waiting.Count > 0 && !paused)
            {
                left -= to - now;
                if (left < TimeSpan.Zero)
                {
                    missed.Add(waiting[0].Mention);
                }
            }

            now = to;
        }
    }

    [ThreadStatic]
    private static DateTimeOffset pausedAt;
}
