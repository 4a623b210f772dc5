using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Who gets the digest, who of them is asked to say that they read it, and how many did.</summary>
internal sealed class DigestReaders(UnionConfig config, Wording wording)
{
    private const string Kind = "digest";

    /// <summary>Ways out where nobody can press or type an answer.</summary>
    private static readonly HashSet<string> Mute = new(StringComparer.Ordinal) { "email", "console" };

    private IReadOnlyList<string> Roles => config.Escalation.Roles.GetValueOrDefault(Kind, []);

    /// <summary>Everybody it goes to, groups too.</summary>
    public IReadOnlyList<Delivery> All(DateTimeOffset now) => AlertBoards.ReadersOf(config, Kind, Roles, now);

    /// <summary>Those who read it alone, where they can say so: a group is nobody in particular.</summary>
    public IReadOnlyList<(Person Person, Delivery Delivery)> Asked(DateTimeOffset now) =>
    [
        .. All(now).Where(d => !Mute.Contains(d.Sink))
            .Join(config.People.Where(p => !p.Group), d => d.Person, p => p.Id, (d, p) => (p, d), StringComparer.Ordinal),
    ];

    /// <summary>How many have read the digest of a day, by role.</summary>
    public async ValueTask<IReadOnlyList<RoleReads>> ByRoleAsync(IReadSession session, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var read = (await session.DigestReadsAsync(date, cancellationToken)).Select(r => r.Person).ToHashSet(StringComparer.Ordinal);
        return DigestReads.ByRole([.. Asked(now).Select(a => a.Person)], read, config.People, Roles);
    }

    /// <summary>The same in one line of words; empty when nobody is asked.</summary>
    public string Line(IReadOnlyList<RoleReads> reads) => reads.Count == 0 ? "" : wording.Texts.Say(
        "digest.reads",
        ("roles", string.Join(", ", reads.Select(r => wording.Texts.Say(
            "digest.reads_role", ("role", wording.Texts.Or("chat.role." + r.Role, r.Role)), ("read", Wording.Count(r.Read)), ("of", Wording.Count(r.Of)))))));
}
