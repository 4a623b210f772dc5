using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>A restricted matter goes to the officer alone: the copy that goes to a second sink must not be readable by anybody in the room (DESIGN 6.3).</summary>
public class RestrictedCopyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 0, 0, TimeSpan.FromHours(7));

    private static IReadOnlyList<Delivery> Told(bool restricted, params string[] sinks)
    {
        var officer = new Person("truc", "Người trực", ["duty"], "root", sinks);
        var context = new AlertContext([officer], [], new EscalationPolicy(), (_, _) => true, "root");
        var request = new AlertRequest("M1", "emergency", "root", Level.Urgent, "alert.full", new Dictionary<string, string>(), ["duty"], Restricted: restricted);
        return AlertReaders.Of(request, context, Now);
    }

    [Fact]
    public void The_console_that_nobody_named_gets_the_neutral_line() => Assert.Equal(
        [("telegram", "alert.full"), ("console", "alert.restricted_group")], Told(true, "telegram:9001").Select(d => (d.Sink, d.TextKey)));

    [Fact]
    public void A_console_that_is_the_officers_own_gets_what_the_officer_gets()
    {
        Assert.Equal([("console", "alert.full")], Told(true, "console").Select(d => (d.Sink, d.TextKey)));
        Assert.Equal([("telegram", "alert.full"), ("console", "alert.full")], Told(true, "telegram:9001", "console").Select(d => (d.Sink, d.TextKey)));
    }

    [Fact]
    public void What_is_not_restricted_is_told_in_full_on_both() => Assert.All(Told(false, "telegram:9001"), d => Assert.Equal("alert.full", d.TextKey));
}
