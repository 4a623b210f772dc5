namespace SocialWatch.Connectors.Facebook;

/// <summary>When each page was last asked and when somebody last spoke there; a webhook wakes a page. In memory: after a start every page is asked. Thread-safe.</summary>
internal sealed class FacebookFreshness(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>Something happened on these channels: the next poll asks, whatever the pace says.</summary>
    public void Wake(IEnumerable<string> channels)
    {
        lock (_gate)
        {
            foreach (var channel in channels)
            {
                Of(channel).Awake = true;
            }
        }
    }

    /// <summary>Whether this poll asks.</summary>
    public bool IsDue(string channel, FacebookStrain strain, TimeSpan quiet)
    {
        lock (_gate)
        {
            var (state, now) = (Of(channel), time.GetUtcNow());
            if (state.AskedAt is not { } asked || quiet <= TimeSpan.Zero && strain == FacebookStrain.Calm)
            {
                return true;
            }

            var sinceTalk = state.Awake || state.TalkAt is null ? TimeSpan.Zero : now - state.TalkAt.Value;
            return now - asked >= FacebookPace.Between(sinceTalk, strain, quiet);
        }
    }

    /// <summary>Whether a list beside the posts has its turn.</summary>
    public bool HasTurn(string channel, string list, TimeSpan every)
    {
        lock (_gate)
        {
            var (state, now) = (Of(channel), time.GetUtcNow());
            return state.Awake || !state.Turns.TryGetValue(list, out var last) || now - last >= every;
        }
    }

    /// <summary>It was read to its end.</summary>
    public void Took(string channel, string list)
    {
        lock (_gate)
        {
            Of(channel).Turns[list] = time.GetUtcNow();
        }
    }

    /// <summary>A poll reached its end.</summary>
    /// <param name="talkAt">The newest activity it saw.</param>
    public void Asked(string channel, DateTimeOffset? talkAt)
    {
        lock (_gate)
        {
            var state = Of(channel);
            (state.AskedAt, state.Awake, state.TalkAt) = (time.GetUtcNow(), false, talkAt ?? DateTimeOffset.UnixEpoch);
        }
    }

    private State Of(string channel)
    {
        if (!_states.TryGetValue(channel, out var state))
        {
            _states[channel] = state = new();
        }

        return state;
    }

    private sealed class State
    {
        public DateTimeOffset? AskedAt { get; set; }
        public DateTimeOffset? TalkAt { get; set; }
        public bool Awake { get; set; }
        public Dictionary<string, DateTimeOffset> Turns { get; } = new(StringComparer.Ordinal);
    }
}
