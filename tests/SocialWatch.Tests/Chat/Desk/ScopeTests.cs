using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Cases;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Tests.Chat.Commands;
using SocialWatch.Time;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Issue 4: roles with a unit scope. Whoever asks, by whatever command, sees nothing outside of their unit and below; only the officer on the roster sees all.</summary>
public sealed partial class ScopeTests
{
    private static readonly string[] Units = ["lien-doan", "cd-than", "cd-kcn"];
    private static readonly string[] Roles = ["admin", "standing_committee", "staff", "moderator", "editor", "contributor", "unit_head", "duty"];
    private static readonly string[] Lists = ["viec", "hoi", "diemnong", "trongay", "imlang", "trangthai"];
    private static readonly string[] Deeds = ["xem", "nhan", "traloi", "duyet", "dong", "chuaphai", "chuyen", "cho", "lydo", "sua", "khongphai", "xuly", "ketqua", "phatngon", "imlang", "xong"];

    private sealed record Asking(string Role, string Unit, bool Group, string Verb, int Object, string Rest);

    private static readonly Arbitrary<Asking> Askings = (
        from role in Gen.Elements(Roles)
        from unit in Gen.Elements(Units)
        from isGroup in Gen.Elements(false, false, true)
        from verb in Gen.Elements([.. Lists, .. Deeds, .. Deeds])
        from about in Gen.Choose(0, 26)
        from rest in Gen.Elements("", " 1", " đã gọi công đoàn cơ sở", " 2 giờ chờ họp", " Anh chị liên hệ phòng nhân sự nhé")
        select new Asking(role, unit, isGroup, verb, about, rest)).ToArbitrary();

    [Fact]
    public async Task Nobody_sees_or_touches_what_is_outside_of_their_scope()
    {
        await using var bench = await DeskBench.StartAsync();
        var objects = await FillAsync(bench);
        var names = new Dictionary<string, string> { ["cd-than"] = "Công đoàn Than", ["cd-kcn"] = "Công đoàn Khu công nghiệp" };
        var asked = 0;
        Prop.ForAll(Askings, asking =>
        {
            var said = bench.AskAs(asking.Verb, Person(asking), Lists.Contains(asking.Verb) ? "" : objects[asking.Object].Code + asking.Rest, ++asked);
            var outside = objects.Where(o => asking.Unit != "lien-doan" && o.Unit != asking.Unit).ToList();
            var named = Codes().Matches(said).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
            var own = Lists.Contains(asking.Verb) ? null : objects[asking.Object].Code;
            // The code that somebody typed may be said back in the refusal; nothing else about it may.
            var seen = outside.Where(o => o.Code != own && named.Contains(o.Code)).Select(o => o.Code).ToList();
            var strange = own is not null && outside.Exists(o => o.Code == own);
            var told = strange && names.Any(n => n.Key != asking.Unit && said.Contains(n.Value, StringComparison.Ordinal));
            return (seen.Count == 0 && !told).Label($"{asking}: {string.Join(' ', seen)} in\n{said}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        // What the strangers tried has changed nothing outside of their scope is shown by the lists themselves: all of it is still there for the province.
        Assert.True(asked >= 400);
    }

    [Theory]
    [InlineData("cd-than", "cd-kcn")]
    [InlineData("cd-kcn", "cd-than")]
    public async Task What_is_of_another_unit_can_be_changed_by_no_command(string mine, string theirs)
    {
        await using var bench = await DeskBench.StartAsync();
        var objects = await FillAsync(bench);
        var before = await StateAsync(bench, theirs);
        var asked = 0;
        foreach (var verb in Deeds)
        {
            foreach (var one in objects.Where(o => o.Unit == theirs))
            {
                bench.AskAs(verb, Person(new("moderator", mine, false, verb, 0, "")), one.Code + " 1 đã gọi công đoàn cơ sở", ++asked);
            }
        }

        Assert.Equal(before, await StateAsync(bench, theirs));
    }

    private static Person Person(Asking asking) => new("ai-do", "Ai đó", [asking.Role], asking.Unit, ["telegram:77"]) { Group = asking.Group };

    private static async Task<string> StateAsync(DeskBench bench, string unit) => await bench.ReadAsync(async (s, t) => string.Join('\n',
        (await s.CasesAsync(new(), t)).Where(c => c.Unit == unit).Select(c => $"{c.Id} {c.State} {c.Assignee} {c.NextDueAt:O}")
            .Concat((await s.HotSpotsAsync(new(), t)).Where(h => h.Unit == unit).Select(h => $"{h.Id} {h.State} {h.Done} {h.Result} {h.OwnerRole}"))
            .Concat((await s.AlertsAsync(new(), t)).Where(a => a.Unit == unit).Select(a => $"{a.Id} {a.State} {a.OwnerPerson} {a.Feedback}"))));

    /// <summary>Nine hot spots, nine questions and nine alerts, three in each unit.</summary>
    private static async Task<IReadOnlyList<(string Code, string Unit)>> FillAsync(DeskBench bench)
    {
        var now = LocalClock.Local(bench.Clock.GetUtcNow());
        var objects = new List<(string, string)>();
        await bench.WriteAsync(async (s, t) =>
        {
            for (var i = 1; i <= 9; i++)
            {
                var unit = Units[i % 3];
                await s.SaveHotSpotAsync(new() { Id = $"H{i}", Topic = $"wages", Unit = unit, Detector = "sudden", OpenedAt = now, LastHotAt = now, Observed = 9, Stories = 5, People = 5 }, null, t);
                var asker = new Asker(1, now, $"M{i}", now, now.AddHours(i), ClockKind.FirstReply, null, false);
                await s.SaveCaseAsync(
                    new()
                    {
                        Id = $"C{i}", Channel = "tg-lo", Unit = unit, Topics = ["wages"], Kind = CaseKind.Question, State = CaseState.Open, Thread = $"t{i}", FirstMention = $"M{i}", OpenedAt = now,
                        FirstDueAt = now.AddHours(i), NextDueAt = now.AddHours(i), Askers = [asker],
                    },
                    null, [new(CaseEventKind.Opened, now, now, 1, $"M{i}")], t);
                await s.SaveAlertAsync(new() { Id = $"A{i}", Object = $"kenh-{i}", Kind = "gap", Unit = unit, Level = Level.Hot, OpenedAt = now }, t);
                objects.AddRange([($"H{i}", unit), ($"C{i}", unit), ($"A{i}", unit)]);
            }
        });
        return objects;
    }

    [GeneratedRegex(@"\b[AHC][0-9]+\b")]
    private static partial Regex Codes();
}
