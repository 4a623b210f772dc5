using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Tests.Chat.Commands;
using SocialWatch.Tests.Configuration;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>Ten days of six simulated networks before the real connectors, the real store and a clock that is moved; with faults thrown in or without.</summary>
internal static class SoakStage
{
    private const int Days = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-01T00:00:00+07:00", CultureInfo.InvariantCulture);

    /// <summary>Instead of a number of calls: all of them for four hours.</summary>
    private const int Hours = -1;

    /// <summary>What goes wrong, by the network it can go wrong on; null = any.</summary>
    private static readonly (string? Network, string Fault, int Count)[] Troubles =
    [
        (null, "http_500_html", 3), (null, "truncated_json", 1), (null, "cut_connection", 3), (null, "http_500_html", Hours),
        ("telegram", "error_429_retry_after", 1), ("telegram", "error_409_other_getupdates", 1), ("telegram", "error_500_internal", 2), ("facebook", "error_2_transient", 1),
        ("facebook", "error_80001_page_rate_limit", 1), ("zalo", "zalo_32_rate_limit", 1), ("zalo", "zalo_200_failed", 2), ("youtube", "youtube_403_quota", 1),
        ("wordpress", "wordpress_401_forbidden", 1), ("website", "http_500_html", 3),
    ];

    /// <summary>The mentions that are there in the end, and how many calls and faults there were.</summary>
    /// <param name="faults">The part of polls in which something goes wrong; 0 = none.</param>
    public static async Task<(List<string> Mentions, int Calls, int Faults)> PlayAsync(double faults, CancellationToken stop)
    {
        var clock = new TestClock(Start);
        await using var world = await SimulatorServer.StartAsync(Scenario.Parse(Script(), "soak.json"), 0, stop);
        world.Clock.Follow(clock);
        using var folder = new TemporaryFolder();
        using var files = DeskConfig.Files();
        var config = files.Load().Config! with { Channels = Channels(world.BaseUrl) };
        var dice = new Random(20261121);
        var thrown = 0;
        var graph = await OpenAsync();
        await graph.Services.GetRequiredService<IZaloGrants>().SaveAsync("zalo/tinh", new() { AccessToken = "AT-sim", RefreshToken = "RT-sim" }, stop);
        for (var at = Start; at <= Start.AddDays(Days + 1); at += Step)
        {
            clock.MoveTo(at);
            foreach (var source in graph.Get().Sources)
            {
                if (faults > 0 && at < Start.AddDays(Days) && dice.NextDouble() < faults)
                {
                    var fit = Troubles.Where(t => t.Network is null || t.Network == source.Kind).ToList();
                    var (_, fault, count) = fit[dice.Next(fit.Count)];
                    // A token's renewal that is cut off after Zalo did it needs a person; that is another test's matter.
                    world.Faults.Inject(new() { Name = fault, Network = source.Kind, Count = count == Hours ? null : count, Until = count == Hours ? at.AddHours(4) : null, Path = source.Kind == "zalo" ? "recentchat" : null });
                    thrown++;
                }

                await graph.Services.GetRequiredService<CollectRunner>().PollIfDueAsync(source, stop);
            }

            if (at == Start.AddDays(Days))
            {
                world.Faults.Clear();
            }

            if (faults > 0 && at.Hour == 3 && at.Minute == 0 && at.Day % 4 == 0)
            {
                // The program ends and starts again.
                await graph.CloseAsync();
                graph = await OpenAsync();
            }
        }

        var mentions = await graph.Store.ReadAsync(Read, stop);
        await graph.CloseAsync();
        return (mentions, world.CallCounts.Values.Sum(), thrown);

        async Task<Graph> OpenAsync()
        {
            var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, clock, stop);
            var services = new ServiceCollection();
            ServiceGraph.Add(services, config, Settings(world.BaseUrl), store, folder.Path, clock, demo: false);
            services.AddLogging();
            return new(store, services.BuildServiceProvider());
        }
    }

    private sealed record Graph(IStore Store, ServiceProvider Services)
    {
        public SourceCatalogue Get() => Services.GetRequiredService<SourceCatalogue>();

        public async Task CloseAsync()
        {
            await Services.DisposeAsync();
            await Store.DisposeAsync();
        }
    }

    private static async ValueTask<List<string>> Read(IReadSession session, CancellationToken stop)
    {
        var lines = new List<string>();
        await foreach (var m in session.MentionsAsync(new ListFilter(), stop))
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{m.Channel} {m.At:u} {m.Kind} {m.Origin} {m.Removed} {m.Text}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static List<Channel> Channels(Uri at)
    {
        static Channel Of(string id, string kind, string source, string account) =>
            new() { Id = id, Kind = kind, Name = id, Unit = "lien-doan", Source = source, Account = account };
        return
        [
            Of("fb", "facebook", "1000001", "fb"), Of("tg", "telegram", "group:-1001000000001", "bot"), Of("rieng", "telegram", "private", "bot"), Of("oa", "zalo", "oa", "tinh"),
            Of("zn", "zalo", "group:g1", "tinh"), Of("wp", "wordpress", new Uri(at, "site/trang").ToString(), ""), Of("yt", "youtube", "UCcongdoan", "yt"),
            Of("web", "website", new Uri(at, "site/trang/feed").ToString(), ""),
        ];
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Settings(Uri at) => Loading.Settings(
        ("Facebook:BaseUrl", at.ToString()), ("Facebook:Accounts:fb:Token", "EAAGsoak0token"), ("Facebook:RetryMilliseconds", "0"),
        ("Telegram:BaseUrl", at.ToString()), ("Telegram:Accounts:bot:Token", "7000000001:AAsimulated_bot_token_for_tests_000"),
        ("Zalo:BaseUrl", at.ToString()), ("Zalo:OAuthUrl", at.ToString()), ("Zalo:AppId", "360846524940903967"), ("Zalo:AppSecret", "bi-mat-app"), ("Zalo:RetryMilliseconds", "0"),
        ("Zalo:RedirectUri", "https://nghe.congdoan.example/zalo"), ("Zalo:Accounts:tinh:OaId", "388613280878808645"),
        ("WordPress:RetryMilliseconds", "0"), ("Website:RetryMilliseconds", "0"),
        ("YouTube:BaseUrl", at.ToString()), ("YouTube:Accounts:yt:ApiKey", "AIzaSimulatedKeyForTests0000000000"), ("YouTube:RetryMilliseconds", "0"));

    private static string Script()
    {
        var dice = new Random(7);
        var events = new List<Dictionary<string, object>>();
        string[] words = ["chưa có lương tháng này", "cơm ca hôm nay ít quá", "ca đêm lạnh, thiếu áo", "khi nào được nghỉ bù", "cảm ơn công đoàn", "xin hỏi chế độ thai sản", "xe đưa đón trễ"];
        string Text(int n) => string.Create(CultureInfo.InvariantCulture, $"{words[dice.Next(words.Length)]}, số {n}");
        void Add(DateTimeOffset at, string kind, params (string Name, object Value)[] fields) =>
            events.Add(fields.Append(("at", at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))).Append(("kind", kind)).ToDictionary(f => f.Item1, f => f.Item2));
        for (var day = 0; day < Days; day++)
        {
            var morning = Start.AddDays(day);
            Add(morning.AddHours(6), "post", ("page", "1000001"), ("key", $"p{day}"), ("from", "page"), ("text", Text(day)));
            for (var i = 0; i < 12; i++)
            {
                var n = (day * 12) + i;
                DateTimeOffset At() => morning.AddHours(7).AddMinutes(dice.Next(900));
                var person = i % 2 == 0 ? "an" : "bao";
                Add(At(), "message", ("chat", -1001000000001), ("from", person), ("text", Text(n)), ("key", $"m{n}"));
                Add(At(), "comment", ("on", $"p{day}"), ("from", person), ("text", Text(n)), ("key", $"c{n}"));
                if (i % 3 == 0)
                {
                    Add(At(), "message", ("chat", 8801), ("from", "an"), ("text", Text(n)));
                    Add(At(), "oa_message", ("oa", "388613280878808645"), ("from", person), ("text", Text(n)));
                    Add(At(), "oa_message", ("oa", "388613280878808645"), ("from", person), ("group", "g1"), ("text", Text(n)));
                    Add(At(), "web_comment", ("site", "trang"), ("on", 5), ("from", person), ("text", Text(n)), ("key", $"w{n}"), ("state", i == 0 ? "hold" : "approved"));
                    Add(morning.AddHours(8), "web_comment", ("site", "UCcongdoan"), ("on", 5), ("from", person), ("text", Text(n)), ("key", $"y{n}"));
                    Add(morning.AddHours(9 + i), "web_comment", ("site", "UCcongdoan"), ("on", 5), ("from", "page"), ("text", Text(n)), ("reply_to", $"y{n}"));
                    Add(At(), "web_post", ("site", "trang"), ("text", Text(n)));
                }
            }

            if (day < Days - 2)
            {
                Add(morning.AddDays(2), "web_state", ("target", $"w{day * 12}"), ("state", "approved"));
                Add(morning.AddHours(23), "edit_message", ("target", $"m{day * 12}"), ("text", "đã sửa " + Text(day)));
                Add(morning.AddHours(23), "edit", ("target", $"c{day * 12}"), ("text", "đã sửa " + Text(day)));
            }
        }

        return $$"""
            { "name": "soak", "start": "2026-11-01T00:00:00+07:00", "end": "2026-11-13T00:00:00+07:00",
              "pages": [{ "id": "1000001", "name": "Trang", "token": "EAAGsoak0token" }],
              "bots": [{ "token": "7000000001:AAsimulated_bot_token_for_tests_000", "username": "cong_doan_bot" }],
              "chats": [{ "id": -1001000000001, "type": "supergroup", "title": "Nhóm", "bot": "cong_doan_bot" }, { "id": 8801, "type": "private", "title": "a", "bot": "cong_doan_bot" }],
              "oas": [{ "id": "388613280878808645", "name": "OA", "app_id": "360846524940903967", "app_secret": "bi-mat-app", "oa_secret": "khoa-oa", "access_token": "AT-sim",
                        "refresh_token": "RT-sim", "redirect_uri": "https://nghe.congdoan.example/zalo", "groups": ["g1"] }],
              "sites": [{ "id": "trang", "kind": "wordpress" }, { "id": "UCcongdoan", "kind": "youtube", "api_key": "AIzaSimulatedKeyForTests0000000000" }],
              "people": [{ "key": "an", "id": 8801, "name": "Họ Tên Riêng" }, { "key": "bao", "id": 8802, "name": "Họ Tên Khác" }],
              "events": {{JsonSerializer.Serialize(events.OrderBy(e => (string)e["at"], StringComparer.Ordinal))}} }
            """;
    }
}
