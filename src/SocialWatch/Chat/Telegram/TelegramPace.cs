namespace SocialWatch.Chat.Telegram;

/// <summary>
/// Telegram's pace: 1 message a second in a chat, 20 a minute in a group (negative id), 30 a second over all. It never sleeps: it says how long to
/// wait. The figures are no contract, so what a 429 asks for is kept too. Thread-safe.
/// </summary>
internal sealed class TelegramPace(TimeProvider time)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int PerSecond = 30;
    private const int PerMinuteInGroup = 20;

    /// <summary>Edits leave this many of a minute to messages: what is new must not wait behind what changed.</summary>
    private const int EditsPerMinuteInGroup = 12;

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _all = new();
    private readonly Dictionary<long, Queue<DateTimeOffset>> _chats = [];
    private readonly Dictionary<long, DateTimeOffset> _asked = [];

    /// <summary>Zero and the turn is taken, or the time to wait and nothing is taken.</summary>
    /// <param name="edit">Whether it changes a message rather than sends one.</param>
    public TimeSpan Take(long chat, bool edit = false)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            var sent = _chats.GetValueOrDefault(chat);
            var wait = TimeSpan.Zero;
            if (_all.Count >= PerSecond)
            {
                wait = Longer(wait, _all.Peek() + Second - now);
            }

            if (sent is { Count: > 0 })
            {
                wait = Longer(wait, sent.Last() + Second - now);
                var most = edit ? EditsPerMinuteInGroup : PerMinuteInGroup;
                wait = chat < 0 && sent.Count >= most ? Longer(wait, sent.ElementAt(sent.Count - most) + Minute - now) : wait;
            }

            if (_asked.TryGetValue(chat, out var until))
            {
                wait = Longer(wait, until - now);
            }

            if (wait == TimeSpan.Zero)
            {
                _all.Enqueue(now);
                _chats[chat] = sent ??= new();
                sent.Enqueue(now);
            }

            return wait;
        }
    }

    /// <summary>Telegram asked for a pause in a chat.</summary>
    public void Pause(long chat, TimeSpan wait)
    {
        lock (_gate)
        {
            _asked[chat] = time.GetUtcNow() + wait;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_all.TryPeek(out var first) && first + Second <= now)
        {
            _all.Dequeue();
        }

        foreach (var (chat, sent) in _chats)
        {
            while (sent.TryPeek(out var first) && first + Minute <= now)
            {
                sent.Dequeue();
            }

            if (sent.Count == 0)
            {
                _chats.Remove(chat);
            }
        }

        foreach (var chat in _asked.Where(a => a.Value <= now).Select(a => a.Key).ToList())
        {
            _asked.Remove(chat);
        }
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
