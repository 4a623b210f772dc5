using System.Text.RegularExpressions;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Storage.Keys;
using SocialWatch.Tests.Connectors.Zalo;

namespace SocialWatch.Tests.Commands;

/// <summary><c>zalo consent</c> against the simulator: the first consent by following what is printed.</summary>
public sealed partial class ZaloVerbTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_printed_address_leads_to_a_code_that_becomes_a_sealed_pair()
    {
        using var terminal = new Terminal();
        await using var simulator = await StartAsync(terminal);
        Assert.Equal(0, await terminal.OnDataAsync("zalo", "consent", "--account", "tinh", "--config", terminal.Config));
        var address = Address().Match(terminal.Out).Value;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var back = await http.GetAsync(new Uri(address), Token);
        var callback = back.Headers.Location!.ToString();

        Assert.Equal(0, await terminal.OnDataAsync("zalo", "consent", "--account", "tinh", "--code", callback, "--config", terminal.Config));
        await using var store = await DataFolder.OpenAsync(new() { Path = terminal.Data }, TimeProvider.System, Token);
        var grants = new StoredGrants(store, new FileKeyRing(DataFolder.KeysOf(terminal.Data), TimeProvider.System), TimeProvider.System);
        Assert.Equal("AT-sim-2", (await grants.ReadAsync("zalo/tinh", Token))!.AccessToken);
        Assert.DoesNotContain("AT-sim-2", terminal.Out, StringComparison.Ordinal);

        // The code works once, and its question is answered.
        Assert.Equal(1, await terminal.OnDataAsync("zalo", "consent", "--account", "tinh", "--code", callback, "--config", terminal.Config));
        Assert.Contains("zalo:-14005", terminal.Error, StringComparison.Ordinal);
        Assert.Contains("chạy lại zalo consent", terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://nghe.congdoan.example/zalo?code=x&oa_id=1", "OaId")]
    [InlineData("https://nghe.congdoan.example/zalo?code=x&state=cu", "lần hỏi cũ")]
    [InlineData("https://nghe.congdoan.example/zalo?error=1", "code=")]
    [InlineData("code-khong-co", "14005")]
    public async Task A_code_that_is_not_the_answer_is_refused_in_words(string code, string words)
    {
        using var terminal = new Terminal();
        await using var simulator = await StartAsync(terminal);
        Assert.Equal(0, await terminal.OnDataAsync("zalo", "consent", "--config", terminal.Config));
        Assert.Equal(1, await terminal.OnDataAsync("zalo", "consent", "--code", code, "--config", terminal.Config));
        Assert.Contains(words, terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_that_fixes_the_challenge_gets_the_configured_verifier()
    {
        using var terminal = new Terminal();
        await using var simulator = await StartAsync(terminal, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG");
        Assert.Equal(0, await terminal.OnDataAsync("zalo", "consent", "--config", terminal.Config));
        Assert.Contains("code_challenge=g0tuZ6q412zO9IRkeAUs8HN6MQeXPsGce37J3Rsc8wQ", terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_account_is_wrong_input()
    {
        using var terminal = new Terminal();
        await using var simulator = await StartAsync(terminal);
        Assert.Equal(2, await terminal.OnDataAsync("zalo", "consent", "--account", "la", "--config", terminal.Config));
        Assert.Contains("Zalo:Accounts", terminal.Error, StringComparison.Ordinal);
    }

    private static async Task<SimulatorServer> StartAsync(Terminal terminal, string? verifier = null)
    {
        var simulator = await SimulatorServer.StartAsync(Scenario.Parse(ZaloDay.Scenario, "zalo.json"), 0, Token);
        var fixedPair = verifier is null ? "" : $", \"CodeVerifier\": \"{verifier}\"";
        terminal.Configure("appsettings.json", $$"""
            { "Zalo": { "BaseUrl": "{{simulator.BaseUrl}}", "OAuthUrl": "{{simulator.BaseUrl}}", "AppId": "360846524940903967", "AppSecret": "bi-mat-app",
              "RedirectUri": "https://nghe.congdoan.example/zalo", "Accounts": { "tinh": { "OaId": "388613280878808645"{{fixedPair}} } } } }
            """);
        return simulator;
    }

    [GeneratedRegex("http://127[^\\s]+")]
    private static partial Regex Address();
}
