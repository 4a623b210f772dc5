using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// Reminds once, alone and in private, whoever has not read the digest by noon (DESIGN 6.6). Planned by the digest itself; after a night switched off it goes late
/// and says so, and not at all when the next digest is out.
/// </summary>
internal sealed class DigestReminderDuty(DigestReaders readers, Alerter alerter, Wording wording, UnionConfig config) : IDueDuty
{
    /// <summary>The kind of its due rows and of its messages.</summary>
    public const string Name = "digest_reminder";

    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>A digest that went late is given as much time to be read.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromHours(3);

    public string Kind => Name;

    /// <summary>The reminder of a digest that is sent now.</summary>
    public static Due Of(DateOnly day, DateTimeOffset sent)
    {
        var noon = LocalClock.At(day.AddDays(1), Noon);
        return new(Name, DailyDuty.Subject(day), sent + Least > noon ? sent + Least : noon);
    }

    /// <summary>The key of one person's reminder, and what its row is about.</summary>
    public static string KeyOf(DateOnly day, string person) => $"{Name}/{DailyDuty.Subject(day)}/{person}";

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var day = DateOnly.ParseExact(run.Due.Subject, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (LocalClock.At(day.AddDays(2), config.Schedule.Digest) <= run.Now)
        {
            return;
        }

        var read = (await session.DigestReadsAsync(day, cancellationToken)).Select(r => r.Person).ToHashSet(StringComparer.Ordinal);
        var text = AlertTexts.Compose(
            wording.Texts, "digest.reminder", new Dictionary<string, string> { ["date"] = Wording.Day(day), ["command"] = $"/tomtat {Wording.Day(day)}" });
        foreach (var (person, delivery) in readers.Asked(run.Now).Where(a => !read.Contains(a.Person.Id)))
        {
            var notice = new StaffNotice(text) { Buttons = [DigestDuty.Read(day)] };
            await alerter.TellAsync(session, KeyOf(day, person.Id), Name, notice, [delivery], run.Late ? run.Due.At : null, cancellationToken);
        }
    }
}
