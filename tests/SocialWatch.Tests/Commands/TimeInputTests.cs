using SocialWatch.Commands.Lists;

namespace SocialWatch.Tests.Commands;

public class TimeInputTests
{
    [Fact]
    public void A_day_begins_at_midnight_in_Viet_Nam_and_is_meant_whole()
    {
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.FromHours(7)), TimeInput.From("2026-10-05"));
        Assert.Equal(new DateTimeOffset(2026, 10, 6, 0, 0, 0, TimeSpan.FromHours(7)), TimeInput.To("2026-10-05"));
    }

    [Theory]
    [InlineData("2026-10-05T08:30:00+07:00")]
    [InlineData("2026-10-05T01:30:00Z")]
    [InlineData("2026-10-05T08:30")]
    [InlineData("2026-10-05T08:30:00.000+07:00")]
    public void An_instant_is_itself_and_without_an_offset_it_is_Viet_Nams(string text)
    {
        var at = new DateTimeOffset(2026, 10, 5, 1, 30, 0, TimeSpan.Zero);
        Assert.Equal(at, TimeInput.From(text));
        Assert.Equal(at, TimeInput.To(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("05/10/2026")]
    [InlineData("2026-13-01")]
    [InlineData("yesterday")]
    [InlineData("9999-12-31")]
    public void Anything_else_is_none(string text) => Assert.True(TimeInput.From(text) is null && TimeInput.To(text) is null);
}
