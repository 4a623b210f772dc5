using System.Security.Cryptography;
using System.Text;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Privacy;
using SocialWatch.Time;

namespace SocialWatch.Tests.Contracts;

/// <summary>Rows to store. Thursday 2026-10-08 09:00 in Viet Nam is the hour everything happens around.</summary>
internal static class Samples
{
    public const string Week = "2026-W41";

    public static readonly DateTimeOffset Nine = LocalClock.At(new(2026, 10, 8), new(9, 0));

    public static Mention Mention(int number, string text = "Tháng này lương về chậm quá", DateTimeOffset? at = null) => new()
    {
        Id = $"M{number}",
        Channel = "page-a",
        ExternalId = $"x{number}",
        At = at ?? Nine,
        IngestedAt = (at ?? Nine).AddMinutes(2),
        Kind = MentionKind.Comment,
        Origin = Origin.Member,
        Text = text,
        Unit = "u1",
        Thread = "post-1",
        Parent = "post-1",
        Labels = ["wages", "complaint"],
        Topics = new Dictionary<string, double> { ["wages"] = 0.93, ["meals"] = 0.02 },
        Complaint = 0.81,
        Question = 0.1,
        Claim = 0.05,
        Story = $"M{number}",
        AuthorKnown = true,
        SelfMark = Mark($"self {number}"),
        SelfMarkWeek = Week,
    };

    public static byte[] Mark(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed))[..16];

    public static PersonMark Person(string who, DateTimeOffset? at = null, string topic = "wages", string unit = "u1", string week = Week)
    {
        var hour = at ?? Nine;
        return new(week, topic, unit, new(hour.Year, hour.Month, hour.Day, hour.Hour, 0, 0, hour.Offset), Mark($"{week} {who} {topic} {unit}"));
    }

    public static Case Case(int number, DateTimeOffset? at = null)
    {
        var opened = at ?? Nine;
        return new()
        {
            Id = $"C{number}",
            Channel = "page-a",
            Unit = "u1",
            Topics = ["wages"],
            Kind = CaseKind.Question,
            State = CaseState.Open,
            Thread = $"post-{number}",
            FirstMention = $"M{number}",
            OpenedAt = opened,
            FirstDueAt = opened.AddHours(24),
            NextDueAt = opened.AddHours(24),
            Askers = [new(1, opened, $"M{number}", opened, opened.AddHours(24), ClockKind.FirstReply, null, false)],
        };
    }

    public static CaseOpening Opening(Case value) =>
        new(value.Id, value.Channel, value.Unit, value.Topics, value.Kind, false, false, false, value.Thread, null, false, 1);

    public static HotSpot HotSpot(int number, string topic = "wages", string unit = "u1", DateTimeOffset? at = null) => new()
    {
        Id = $"H{number}",
        Topic = topic,
        Unit = unit,
        Detector = "floor",
        OpenedAt = at ?? Nine,
        Observed = 12,
        Expected = 2.5,
        People = 9,
        Stories = 7,
        LastHotAt = at ?? Nine,
        AlertedAt = 12,
        OwnerRole = "duty",
    };

    public static Alert Alert(int number, string about = "H1", string kind = "hotspot", DateTimeOffset? at = null) => new()
    {
        Id = $"A{number}",
        Object = about,
        Kind = kind,
        Unit = "u1",
        Level = Level.Hot,
        OpenedAt = at ?? Nine,
    };

    public static OutboxRow Outgoing(int number, string? key = null, DateTimeOffset? at = null) => new()
    {
        Id = $"O{number}",
        Key = key ?? $"key-{number}",
        Code = $"T-{number:0000}",
        Sink = "console",
        Address = "duty",
        Kind = "alert",
        Title = $"Điểm nóng số {number}",
        Body = $"Lương: 12 ý kiến, thường 2 (thư {number})",
        Subject = "A1",
        CreatedAt = at ?? Nine,
        NotBefore = at ?? Nine,
    };
}
