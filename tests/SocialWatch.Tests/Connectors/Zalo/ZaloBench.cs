using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>The parts of the connector on a network that says what it is told.</summary>
internal sealed class ZaloBench
{
    public const string OaId = "388613280878808645", AppId = "360846524940903967", Secret = "bi-mat-ung-dung";
    public static readonly DateTimeOffset Start = new(2026, 11, 12, 2, 0, 0, TimeSpan.Zero);

    public ZaloBench() => Grants.With("AT", "RT", Start.AddHours(20));

    public TestClock Clock { get; } = new(Start);

    public FakeZaloHttp Http { get; } = new();

    public MemoryGrants Grants { get; } = new();

    public ZaloSettings Settings { get; } = new()
    {
        AppId = AppId, AppSecret = Secret, RedirectUri = "https://nghe.congdoan.example/zalo", Accounts = { ["oa"] = new() { OaId = OaId, OaSecret = "test-oa-secret" } },
    };

    public ZaloOAuth OAuth => new(Http, Options.Create(Settings), Clock);

    public ZaloTokens Tokens => field ??= new(OAuth, Grants, Options.Create(Settings), Clock);

    public IZaloApis Apis => new ZaloApis(Http, Tokens, Options.Create(Settings));

    public IZaloApi Api => Apis.For("oa");

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Channel Chats { get; } = new() { Id = "oa-chat", Kind = "zalo", Name = "OA", Unit = "tinh", Source = "oa", Account = "oa" };

    public static Channel Group { get; } = new() { Id = "oa-nhom", Kind = "zalo", Name = "Nhóm", Unit = "tinh", Source = "group:f414c8f76fa586fbdfb4", Account = "oa" };

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "zalo", name + ".json"));

    public static byte[] FixtureBytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "zalo", name + ".json"));

    /// <summary>A list answer of messages.</summary>
    public static string List(params IEnumerable<string> messages) => $$"""{"data":[{{string.Join(',', messages)}}],"error":0,"message":"Success"}""";

    /// <summary>A message of a chat.</summary>
    public static string Message(string id, DateTimeOffset at, string text = "chưa có lương", string person = "900700500300100", int src = 1) =>
        src == 1
            ? $$"""{"src":1,"time":{{at.ToUnixTimeMilliseconds()}},"from_id":"{{person}}","from_display_name":"Họ Tên Riêng","to_id":"{{OaId}}","message_id":"{{id}}","type":"text","message":"{{text}}"}"""
            : $$"""{"src":0,"time":{{at.ToUnixTimeMilliseconds()}},"from_id":"{{OaId}}","to_display_name":"Họ Tên Riêng","to_id":"{{person}}","message_id":"{{id}}","type":"text","message":"{{text}}"}""";
}
