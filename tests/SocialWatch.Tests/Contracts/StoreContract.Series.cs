using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.HotSpots.Series;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_people_say_of_a_hot_spot_comes_back()
    {
        var spot = HotSpot(1) with
        {
            EndedBy = HotSpotEnd.Noise, Links = ["H2", "H3"], Note = "nghe ở cổng", Done = "đã gọi", Result = "xong", Holding = new("Đang làm rõ.", Nine, "standing_committee"),
            Touched = ["u1", "u2"], Cause = new([new("chậm lương", 7, 0.4)], [5, 2], ["page-a"], ["u1"], Nine, 12, 90),
        };
        await WriteAsync(s => s.SaveHotSpotAsync(spot, HotSpotEvent.Of(spot, Nine, "handling", "đã gọi"), Token));
        var read = (await ReadAsync(s => s.HotSpotAsync("H1", Token)))!;
        Assert.Equal((spot.EndedBy, spot.Note, spot.Done, spot.Result, spot.Holding), (read.EndedBy, read.Note, read.Done, read.Result, read.Holding));
        Assert.Equal(spot.Links.Concat(spot.Touched), read.Links.Concat(read.Touched));
        Assert.Equivalent(spot.Cause, read.Cause, strict: true);
        Assert.Equal("đã gọi", Assert.Single(await ReadAsync(s => s.TimelineAsync("H1", Token))).Note);
    }

    [Fact]
    public async Task The_approved_holding_statement_of_the_nearest_hot_spot_that_stands_is_found()
    {
        HoldingStatement Approved(string text) => new(text, Nine, "unit_head");
        await WriteAsync(async s =>
        {
            await s.SaveHotSpotAsync(HotSpot(1) with { Holding = new("nháp") }, null, Token);
            await s.SaveHotSpotAsync(HotSpot(2) with { Holding = Approved("cũ"), State = HotSpotState.Resolved }, null, Token);
            await s.SaveHotSpotAsync(HotSpot(3, "wages", "area") with { Scope = HotSpotScope.Area, Holding = Approved("vùng") }, null, Token);
            await s.SaveHotSpotAsync(HotSpot(4, "meals", "u1") with { Holding = Approved("bữa ăn") }, null, Token);
        });
        Assert.Equal("H3", (await ReadAsync(s => s.HoldingStatementForAsync(["wages"], "u1", ["area"], Token)))!.Value.HotSpot);
        Assert.Null(await ReadAsync(s => s.HoldingStatementForAsync(["wages"], "u1", [], Token)));
        Assert.Equal("H4", (await ReadAsync(s => s.HoldingStatementForAsync(["wages", "meals"], "u1", ["area"], Token)))!.Value.HotSpot);
        await WriteAsync(s => s.SaveHotSpotAsync(HotSpot(1) with { Holding = Approved("riêng") }, null, Token));
        Assert.Equal("riêng", (await ReadAsync(s => s.HoldingStatementForAsync(["wages"], "u1", ["area"], Token)))!.Value.Statement.Text);
    }

    [Fact]
    public async Task Series_are_read_without_texts_and_authors_and_an_edit_or_a_removal_is_noticed()
    {
        var before = await ReadAsync(s => s.SeriesMarkAsync(Token));
        await WriteAsync(async s =>
        {
            await s.AddAsync(
                [
                    Mention(1) with { Labels = ["wages", "complaint"], Topics = new Dictionary<string, double> { ["wages"] = 0.9 }, Complaint = 0.8 },
                    Mention(2, at: Nine.AddMinutes(1)) with { Labels = [], Topics = new Dictionary<string, double>(), Complaint = 0, Question = 0, Claim = 0, AuthorKnown = false, Story = "M1" },
                ],
                [new("2026-W41", "wages", "u1", Nine, [1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9])], Token);
        });
        var rows = await ReadAsync(s => s.SeriesMentionsAsync(0, 9, Nine.AddDays(-1), Nine.AddDays(1), Token));
        Assert.Equal(["wages"], rows[0].Topics);
        Assert.Equal((true, true, false, 1L), (rows[0].Complaint, rows[0].FirstOfStory, rows[0].Withheld, rows[0].Story));
        Assert.Equal((0, false, false, true, 1L), (rows[1].Topics.Count, rows[1].Complaint, rows[1].FirstOfStory, rows[1].Withheld, rows[1].Story));
        Assert.Empty(await ReadAsync(s => s.SeriesMentionsAsync(2, 9, Nine.AddDays(-1), Nine.AddDays(1), Token)));
        Assert.Equal(new(MarkWeeks.Of("2026-W41"), Nine, "wages", "u1", 1), Assert.Single(await ReadAsync(s => s.SeriesPeopleAsync(Nine, Token))));
        Assert.Empty(await ReadAsync(s => s.SeriesPeopleAsync(Nine.AddHours(1), Token)));

        var added = await ReadAsync(s => s.SeriesMarkAsync(Token));
        Assert.Equal((2L, before.Changes), (added.Newest, added.Changes));
        await WriteAsync(s => s.RemoveAsync("M1", Nine.AddHours(1), Token));
        Assert.True((await ReadAsync(s => s.SeriesMarkAsync(Token))).Changes > added.Changes);
        Assert.Single(await ReadAsync(s => s.SeriesMentionsAsync(0, 9, Nine.AddDays(-1), Nine.AddDays(1), Token)));
    }

    [Fact]
    public async Task Stored_hours_and_units_are_replaced_by_key()
    {
        SeriesHour hour = new(new("wages", "u1", HotSpotScope.Area), Nine, 4, 2, null, null);
        await WriteAsync(s => s.SaveSeriesAsync(new([hour, hour with { Hour = Nine.AddHours(1) }], [new(HotSpotScope.Unit, "u1", Nine)]), 7, Token));
        await WriteAsync(s => s.SaveSeriesAsync(new([hour with { Voices = 9, LeftOut = Nine.AddHours(2), Unheard = Nine.AddHours(3) }], [new(HotSpotScope.Unit, "u1", Nine.AddDays(-1))]), 8, Token));
        Assert.Equal([hour with { Voices = 9, LeftOut = Nine.AddHours(2), Unheard = Nine.AddHours(3) }, hour with { Hour = Nine.AddHours(1) }], await ReadAsync(s => s.SeriesHoursAsync(Nine, Token)));
        Assert.Single(await ReadAsync(s => s.SeriesHoursAsync(Nine.AddHours(1), Token)));
        Assert.Equal([new(HotSpotScope.Unit, "u1", Nine.AddDays(-1))], await ReadAsync(s => s.SeriesUnitsAsync(Token)));
        Assert.Equal(8, (await ReadAsync(s => s.SeriesMarkAsync(Token))).Through);
    }

    [Fact]
    public async Task The_newest_forecast_of_each_topic_made_by_a_day_is_found()
    {
        DateOnly monday = new(2026, 10, 5);
        StoredForecast Made(string topic, DateOnly on, ForecastScore? past = null) => new(topic, on, [new(on, 12.5, 8, 17)], past);
        await WriteAsync(async s =>
        {
            await s.SaveForecastAsync(Made("wages", monday), Token);
            await s.SaveForecastAsync(Made("wages", monday.AddDays(1), new(2.5, 3.5, 0.8, 70)), Token);
            await s.SaveForecastAsync(Made("meals", monday.AddDays(2)), Token);
        });
        var found = Assert.Single(await ReadAsync(s => s.ForecastsAsync(monday.AddDays(1), Token)));
        Assert.Equal((monday.AddDays(1), new ForecastScore(2.5, 3.5, 0.8, 70)), (found.MadeOn, found.Past));
        Assert.Equal([new(monday.AddDays(1), 12.5, 8, 17)], found.Days);
        Assert.Equal(["meals", "wages"], (await ReadAsync(s => s.ForecastsAsync(monday.AddDays(9), Token))).Select(f => f.Topic));
    }
}
