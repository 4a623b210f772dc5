using System.Net;

namespace SocialWatch.Tests.Simulator;

/// <summary>Each recorded error can be had by its name, and those that a call can cause are caused by it.</summary>
public sealed class GraphErrorsTests
{
    public static TheoryData<string> RecordedErrors =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "facebook"), "error_*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(RecordedErrors))]
    public async Task Every_recorded_error_is_answered_key_for_key_when_injected(string name)
    {
        await using var day = await SimulatedDay.StartAsync("");
        day.Server.Faults.Inject(new() { Name = name, Count = 1 });
        var recorded = JsonShape.Recorded("facebook", name + ".json");
        var answered = await day.GraphAsync("1000001/feed");
        JsonShape.AssertSame(recorded, answered);
        Assert.Equal(recorded["error"]!["code"]!.GetValue<int>(), answered["error"]!["code"]!.GetValue<int>());
        Assert.Equal(recorded["error"]!["error_subcode"]?.GetValue<int>(), answered["error"]!["error_subcode"]?.GetValue<int>());
        Assert.NotNull((await day.GraphAsync("1000001/feed"))["data"]);
    }

    [Theory]
    [InlineData("1000001/feed?access_token=EAAGwrong", HttpStatusCode.BadRequest, "error_190_nosubcode_bogus_token")]
    [InlineData("1000001?fields=id,fdsfds", HttpStatusCode.BadRequest, "error_100_nonexisting_field")]
    [InlineData("1000001/feed?fields=id,link", HttpStatusCode.BadRequest, "error_100_nonexisting_field")]
    [InlineData("1000001_404", HttpStatusCode.BadRequest, "error_100_33_unsupported")]
    [InlineData("1000001/bogus", HttpStatusCode.BadRequest, "error_2500_bogus_path")]
    [InlineData("1000001/feed?limit=101", HttpStatusCode.BadRequest, "error_100_missing_permission")]
    public async Task A_wrong_call_gets_an_error_of_the_recorded_form(string path, HttpStatusCode status, string recorded)
    {
        await using var day = await SimulatedDay.StartAsync(
            """{ "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Chào" }""");
        day.Go("09T09:00");
        var token = path.Contains("access_token", StringComparison.Ordinal) ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "access_token=" + SimulatedDay.PageToken;
        using var response = await day.Client.GetAsync(path + token, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("v26.0", response.Headers.GetValues("facebook-api-version").Single());
        JsonShape.AssertSame(JsonShape.Recorded("facebook", recorded + ".json"), await SimulatedDay.ReadAsync(response));
    }

    [Fact]
    public async Task The_two_recorded_server_errors_come_as_500_and_the_page_limit_with_its_headers()
    {
        await using var day = await SimulatedDay.StartAsync("");
        foreach (var (name, status) in new[] { ("error_1", 500), ("error_2", 500), ("error_80001", 400), ("error_10", 403) })
        {
            day.Server.Faults.Inject(new() { Name = name, Count = 1 });
            using var response = await day.Client.GetAsync("1000001/feed?access_token=" + SimulatedDay.PageToken, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal(name == "error_80001", response.Headers.Contains("x-business-use-case-usage"));
        }
    }
}
