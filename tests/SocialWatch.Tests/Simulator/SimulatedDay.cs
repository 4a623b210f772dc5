using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

/// <summary>A simulator and a client that talks to it, with short ways to say the common calls.</summary>
internal sealed class SimulatedDay : IAsyncDisposable
{
    public const string PageToken = "EAAGtinh0simulated0token";
    public const string BotToken = "7000000001:AAsimulated_bot_token_for_tests_000";

    private SimulatedDay(SimulatorServer server)
    {
        Server = server;
        Client = new HttpClient { BaseAddress = server.BaseUrl, Timeout = TimeSpan.FromSeconds(20) };
    }

    public SimulatorServer Server { get; }

    public HttpClient Client { get; }

    public static async Task<SimulatedDay> StartAsync(Scenario scenario) =>
        new(await SimulatorServer.StartAsync(scenario, 0, TestContext.Current.CancellationToken));

    /// <summary>A scenario of one page, chats of every kind and these events.</summary>
    public static Task<SimulatedDay> StartAsync(string events) => StartAsync(Scenario.Parse(Head + "\"events\": [" + events + "] }", "test.json"));

    public const string Head =
        """
        { "name": "test", "start": "2026-11-09T00:00:00+07:00", "end": "2026-11-12T00:00:00+07:00",
          "pages": [{ "id": "1000001", "name": "Trang thử", "token": "EAAGtinh0simulated0token" }],
          "bots": [{ "token": "7000000001:AAsimulated_bot_token_for_tests_000", "username": "cong_doan_bot" }],
          "chats": [
            { "id": -100500, "type": "supergroup", "title": "Tổ lò", "bot": "cong_doan_bot" },
            { "id": -700, "type": "group", "title": "Nhóm nhỏ", "bot": "cong_doan_bot" },
            { "id": -100600, "type": "channel", "title": "Kênh tin", "bot": "cong_doan_bot" },
            { "id": 11, "type": "private", "title": "An", "bot": "cong_doan_bot" },
            { "id": 12, "type": "private", "title": "Hà Bảo", "bot": "cong_doan_bot" }],
          "people": [
            { "key": "an", "id": 11, "name": "An", "username": "an_tho_lo" },
            { "key": "bao", "id": 12, "name": "Hà Bảo" },
            { "key": "cam", "id": 13, "name": "Lê Cẩm", "username": "le_cam" }],
        """;

    public void Go(string time) => Server.Clock.Now = DateTimeOffset.Parse($"2026-11-{time}:00+07:00", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<JsonNode> GraphAsync(string pathAndQuery, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, pathAndQuery);
        request.Headers.Authorization = new("Bearer", PageToken);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task<JsonNode> BotAsync(string method, object? parameters = null)
    {
        using var response = await BotCallAsync(method, parameters);
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> BotCallAsync(string method, object? parameters = null) =>
        Client.PostAsJsonAsync($"/bot{BotToken}/{method}", parameters ?? new { }, TestContext.Current.CancellationToken);

    public async Task<JsonNode> ControlAsync(string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync("control/" + path, body, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
