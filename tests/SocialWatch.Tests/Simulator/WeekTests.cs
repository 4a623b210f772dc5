using System.Globalization;
using System.Text;
using SocialWatch.Simulator;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Tests.Simulator;

/// <summary>The built-in week has what the demonstration is to show.</summary>
public sealed class WeekTests
{
    private static readonly Scenario Week = Scenario.BuiltIn("week");

    private static IEnumerable<ScriptedEvent> Members => Week.Events.Where(one => one.Text is not null && one.From is not (null or "page"));

    private static int Day(ScriptedEvent one) => (one.At.ToOffset(TimeSpan.FromHours(7)).Date - Week.Start.Date).Days + 1;

    [Fact]
    public void It_has_700_to_1200_items_in_three_pages_a_group_and_private_chats()
    {
        var items = Week.Events.Count(one => one.Kind is EventKind.Post or EventKind.Comment or EventKind.Message);
        Assert.InRange(items, 700, 1200);
        Assert.Equal(["1000001", "1000002", "1000003"], Week.Pages.Select(page => page.Id));
        Assert.Equal(-1001000000001, Week.Chats[0].Id);
        Assert.Contains(Week.Chats, chat => chat.Id == -1009000000001 && chat.Type == "supergroup");
        Assert.Equal([9001L, 9002, 9003, 9004], Week.Chats.Where(chat => chat.Id is > 9000 and < 10000).Select(chat => chat.Id).Take(4));
        Assert.True(Week.Chats.Count(chat => chat is { Type: "private", Id: > 5000 and < 6000 }) >= 5);
    }

    [Fact]
    public void Two_pages_keep_the_floor_of_four_every_day_and_the_coal_page_misses_it_twice()
    {
        foreach (var page in Week.Pages)
        {
            var days = Enumerable.Range(1, 7).Where(day => Week.Events.Count(one => one.Kind == EventKind.Post && one.Page == page.Id && one.From == "page" && Day(one) == day) < 4);
            Assert.Equal(page.Id == "1000002" ? [2, 6] : [], days);
        }

        var texts = Week.Events.Where(one => one.Kind == EventKind.Post && one.Text is not null).Select(one => one.Text).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void Wages_meals_and_the_rumour_are_said_by_many_people_on_their_days()
    {
        var wages = Crowd("c-luong");
        Assert.InRange(wages.Select(one => one.From).Distinct().Count(), 30, 40);
        Assert.True(wages.Max(one => one.At) - wages.Min(one => one.At) <= TimeSpan.FromHours(4.2));
        Assert.All(wages, one => Assert.Equal(3, Day(one)));
        Assert.True(wages.Count(one => Bare(one.Text!).Contains("may hoa binh", StringComparison.Ordinal)) > wages.Count / 2);
        Assert.All(Crowd("c-comca"), one => Assert.Equal(4, Day(one)));
        Assert.True(Crowd("c-comca").Count >= 30);
        Assert.All(Crowd("c-tindon"), one => Assert.Equal(5, Day(one)));
        Assert.True(Crowd("c-tindon").Count >= 15);
        Assert.Equal(15, Crowd("c-guixe").Count);
        Assert.Single(Crowd("c-guixe").Select(one => one.From).Distinct());
        Assert.Equal(60, Crowd("c-dovui").Count);
    }

    [Fact]
    public void One_comment_alone_is_an_emergency()
    {
        string[] words = ["ngo doc", "cap cuu", "non,", "non oi", "ngat", "tai nan", "sap lo", "tu tu", "chet", "bao luc", "quay roi", "nhap vien", "dien giat", "chay no", "dau bung", "danh nhau", "mat tich", "khan cap"];
        var found = Members.Where(one => words.Any(word => Bare(one.Text!).Contains(word, StringComparison.Ordinal))).ToList();
        var poisoning = Assert.Single(found);
        Assert.Equal(("poisoning", 6), (poisoning.Key, Day(poisoning)));
        Assert.DoesNotContain(Week.Without("poisoning").Events, one => one.Key == "a-poisoning");
    }

    [Fact]
    public void Questions_are_answered_soon_late_or_never()
    {
        Assert.InRange(Answer("q-doanphi"), TimeSpan.FromHours(1), TimeSpan.FromHours(5));
        Assert.True(Answer("q-thaisan") > TimeSpan.FromHours(24));
        Assert.DoesNotContain(Week.Events, one => one.ReplyTo == "q-phepnam");
        Assert.Contains(Week.Events, one => one.Chat == 5003);
        Assert.Single(Week.Events, one => one.Chat == 5004);
        Assert.Single(Week.Events, one => one.Kind == EventKind.Edit);
        Assert.Single(Week.Events, one => one.Kind == EventKind.Remove);
    }

    [Fact]
    public void Things_go_wrong_as_they_do()
    {
        var faults = Week.Events.Where(one => one.Fault is not null).Select(one => one.Fault!).ToList();
        Assert.Contains(faults, fault => fault.Name == "error_2_transient" && fault.Until - fault.From == TimeSpan.FromHours(2));
        Assert.Contains(faults, fault => fault.Name == "error_190_463_token_expired" && fault.Until - fault.From == TimeSpan.FromHours(3));
        Assert.Contains(faults, fault => fault is { Name: "error_429_retry_after", Path: "sendMessage" });
    }

    [Fact]
    public void Many_names_of_people_occur_in_no_text()
    {
        var all = string.Join('\n', Week.Events.Select(one => one.Text)) + string.Join('\n', Week.Pages.Select(page => page.Name));
        var named = Week.People.Where(person => !person.Key.StartsWith("crowd-", StringComparison.Ordinal)).ToList();
        Assert.All(named, person => Assert.True(person.Name.Length >= 8 && !all.Contains(person.Name, StringComparison.OrdinalIgnoreCase), person.Key));
        Assert.True(named.Count >= 10);
        Assert.DoesNotContain(Week.People, person => all.Contains(person.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static List<ScriptedEvent> Crowd(string key) => [.. Week.Events.Where(one => one.Key?.StartsWith(key, StringComparison.Ordinal) == true)];

    private static TimeSpan Answer(string question) =>
        Week.Events.First(one => one.ReplyTo == question && one.From == "page").At - Week.Events.First(one => one.Key == question).At;

    private static string Bare(string text) => string.Concat(text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).Replace('đ', 'd');
}
