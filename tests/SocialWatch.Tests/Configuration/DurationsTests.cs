using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Tests.Configuration;

public class DurationsTests
{
    [Theory]
    [InlineData("00:02:00", 120)]
    [InlineData("2m", 120)]
    [InlineData("15m", 900)]
    [InlineData("1h", 3600)]
    [InlineData("90s", 90)]
    [InlineData("2d", 172800)]
    [InlineData("1.00:00:00", 86400)]
    public void People_may_write_a_length_of_time_in_two_ways(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Durations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("2 m")]
    [InlineData("-2m")]
    [InlineData("2 phút")]
    [InlineData("99:99:99")]
    [InlineData("999999d")]
    [InlineData("２m")]
    public void Anything_else_is_none(string text) => Assert.Null(Durations.Parse(text));

    [Fact]
    public void What_is_printed_reads_back_as_the_same_length() =>
        Prop.ForAll(Gen.Choose(1, 86_400).ToArbitrary(), s => Durations.Parse(Durations.Print(TimeSpan.FromSeconds(s))) == TimeSpan.FromSeconds(s) || s % 60 != 0)
            .QuickCheckThrowOnFailure();
}
