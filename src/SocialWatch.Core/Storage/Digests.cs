using SocialWatch.Cases;
using SocialWatch.Digests;
using SocialWatch.HotSpots;

namespace SocialWatch.Storage;

/// <summary>What members said on one day of Viet Nam.</summary>
/// <param name="Members">Member items read, removed ones too.</param>
/// <param name="Claims">Of them those that stand and carry the claim signal.</param>
public sealed record DayTotals(int Members, int Claims);

/// <summary>A topic's standing member mentions on one day, over all units.</summary>
public sealed record TopicDay(DateOnly Day, string Topic, int Mentions);

/// <summary>That a member of staff read a digest, by their own word.</summary>
/// <param name="Person">Their id in people.json.</param>
public sealed record DigestRead(string Person, DateTimeOffset At);

/// <summary>Reading digests, and what a day's digest is made of. Every verb costs what the day holds, not what the store holds (DESIGN 9).</summary>
public interface IDigestQueries
{
    ValueTask<DigestSnapshot?> DigestAsync(DateOnly date, CancellationToken cancellationToken);

    /// <summary>Who has read the digest of a day, in order of time then person.</summary>
    ValueTask<IReadOnlyList<DigestRead>> DigestReadsAsync(DateOnly date, CancellationToken cancellationToken);

    /// <summary>Zeros for a day without member items.</summary>
    ValueTask<DayTotals> DayTotalsAsync(DateOnly date, CancellationToken cancellationToken);

    /// <summary>The topics' counts of the local days from <paramref name="from"/> to <paramref name="to"/>, both included; days without mentions have no row.</summary>
    ValueTask<IReadOnlyList<TopicDay>> TopicDaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>
    /// Cases opened, first answered or late in [from, to), and all opened before <paramref name="to"/> that wait for an answer, in order of opening time then
    /// number. With their misses, without their askers.
    /// </summary>
    ValueTask<IReadOnlyList<Case>> CasesOfDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Hot spots opened before <paramref name="to"/> that are alive, or were opened or resolved since <paramref name="from"/>; in order of opening time then number.</summary>
    ValueTask<IReadOnlyList<HotSpot>> HotSpotsOfDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Storing digests.</summary>
public interface IDigestWrites
{
    /// <summary>Stores the digest of a day once; a day that has one keeps it.</summary>
    ValueTask SaveDigestAsync(DigestSnapshot digest, CancellationToken cancellationToken);

    /// <summary>Notes that a member of staff read the digest of a day; the first time stays. False when it was known.</summary>
    ValueTask<bool> ReadDigestAsync(DateOnly date, string person, DateTimeOffset at, CancellationToken cancellationToken);
}
