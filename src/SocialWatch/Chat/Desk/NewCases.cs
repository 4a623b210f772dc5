using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// A question that came in is shown to those who answer for its unit: one card per chat, without a sound, not in quiet hours, at most six an hour and then one line that there are more.
/// It is the place to answer from; what interrupts are the warnings of its clock (DESIGN 6.1, 6.3). Restricted ones are told as an alert to the officer alone.
/// </summary>
internal sealed class NewCases(UnionConfig config, DeskPost post, DeskWords words, LocalClock clock)
{
    private const string Last = "desk/announced";
    private const string Role = "moderator";
    private const int PerHour = 6;
    private const int Batch = 200;

    public async ValueTask<bool> WaitAsync(IReadSession session, CancellationToken cancellationToken) =>
        (await session.CasesAboveAsync(await LastAsync(session, cancellationToken), 1, cancellationToken)).Count > 0;

    public async ValueTask<int> TellAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        var cases = await session.CasesAboveAsync(await LastAsync(session, cancellationToken), Batch, cancellationToken);
        var queued = 0;
        foreach (var value in cases.Where(c => c is { Restricted: false, NextDueAt: not null, State: CaseState.Open or CaseState.ToConfirm }))
        {
            foreach (var address in Readers(value.Unit))
            {
                queued += await OneAsync(session, value, address, cancellationToken);
            }
        }

        if (cases.Count > 0)
        {
            await session.SetFactAsync(Last, cases[^1].Id[1..], cancellationToken);
        }

        return queued;
    }

    private async ValueTask<int> OneAsync(IWriteSession session, Case value, string address, CancellationToken cancellationToken)
    {
        var hour = clock.Now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);
        var parts = (await session.FactAsync("desk/news/" + address, cancellationToken) ?? "").Split('|');
        var told = parts is [var when, var count] && when == hour ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        if (told > PerHour)
        {
            return 0;
        }

        await session.SetFactAsync("desk/news/" + address, string.Create(CultureInfo.InvariantCulture, $"{hour}|{told + 1}"), cancellationToken);
        var notBefore = QuietHours.Of(config.Escalation).Hold(clock.Now);
        if (told == PerHour)
        {
            await post.SendAsync(session, $"news/{address}/{hour}", address, words.Reply("chat.news.more", null), clock.Now, notBefore, cancellationToken);
        }
        else
        {
            await post.SendCardAsync(session, $"case/{value.Id}/{address}", address, value.Id, clock.Now, notBefore, cancellationToken);
        }

        return 1;
    }

    /// <summary>The answerers nearest to the unit: a body's own where it has some, else those above it.</summary>
    private IEnumerable<string> Readers(string unit)
    {
        var today = clock.Today;
        var within = config.People.Where(p => p.Roles.Contains(Role) && p.Sinks.Count > 0 && config.Units.IsSameOrBelow(unit, p.Unit, today)).ToList();
        var nearest = within.Where(p => !within.Exists(o => o.Unit != p.Unit && config.Units.IsSameOrBelow(o.Unit, p.Unit, today)));
        return nearest.Select(p => p.Sinks[0]).Distinct(StringComparer.Ordinal);
    }

    private static async ValueTask<long> LastAsync(IReadSession session, CancellationToken cancellationToken) =>
        long.TryParse(await session.FactAsync(Last, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
