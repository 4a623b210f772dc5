using System.Globalization;
using SocialWatch.Connectors.Website;

namespace SocialWatch.Tests.Connectors.Website;

/// <summary>Dates as feeds write them.</summary>
public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Fri, 08 Feb 2019 16:56:21 +0700", "2019-02-08T16:56:21+07:00")]
    [InlineData("Thu, 08 Feb 2019 16:56:21 +07:00", "2019-02-08T16:56:21+07:00")]
    [InlineData("Fri, 8 Feb 2019 6:56 GMT", "2019-02-08T06:56:00+00:00")]
    [InlineData("8 February 2019 16:56:21 EST", "2019-02-08T16:56:21-05:00")]
    [InlineData("Fri,08 Feb 19 16:56:21 ICT", "2019-02-08T16:56:21+07:00")]
    [InlineData("Friday, 08 Feb 2019 16:56:21 Z", "2019-02-08T16:56:21+00:00")]
    [InlineData(" Fri, 08 Feb 2019 16:56:21", "2019-02-08T16:56:21+07:00")]
    [InlineData("Fri, 08 Feb 2019 16:56:21 -0330", "2019-02-08T16:56:21-03:30")]
    [InlineData("2019-02-08T16:56:21Z", "2019-02-08T16:56:21+00:00")]
    [InlineData("2019-02-08T16:56:21.123+07:00", "2019-02-08T16:56:21.123+07:00")]
    [InlineData("2019-02-08 16:56:21", "2019-02-08T16:56:21+07:00")]
    [InlineData("2019-02-08", "2019-02-08T00:00:00+07:00")]
    public void A_date_is_understood(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), FeedDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hôm qua")]
    [InlineData("Fri, 31 Feb 2019 16:56:21 +0700")]
    [InlineData("Fri, 08 Feb 2019 25:56:21 +0700")]
    [InlineData("Fri, 08 Feb 2019 16:56:21 +9900")]
    [InlineData("Fri, 08 Feb 2019 16:56:21 XYZ")]
    [InlineData("01 Jan 0001 00:00:00 +0700")]
    [InlineData("08/02/2019 16:56")]
    public void What_cannot_be_told_is_no_date(string? text) => Assert.Null(FeedDate.Parse(text));
}
