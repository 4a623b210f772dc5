using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Storage.Keys;
using SocialWatch.Tests.Storage;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>The rules every working client of Zalo repeats: one renewal at a time, durable before used, the old one kept, never an empty one.</summary>
public sealed class ZaloTokensTests
{
    private readonly ZaloBench _bench = new();

    private static string Pair(int n) => $$"""{"access_token":"AT{{n}}","refresh_token":"RT{{n}}","expires_in":"90000"}""";

    [Fact]
    public async Task A_token_is_used_until_shortly_before_its_end_and_then_renewed_ahead()
    {
        _bench.Http.Reply(Pair(2));
        Assert.Equal("AT", await _bench.Tokens.AccessAsync("oa", Token));
        Assert.Empty(_bench.Http.Calls);
        _bench.Clock.Advance(TimeSpan.FromHours(20) - TimeSpan.FromMinutes(4));
        Assert.Equal("AT2", await _bench.Tokens.AccessAsync("oa", Token));
        Assert.Equal("AT2", await _bench.Tokens.AccessAsync("oa", Token));
        Assert.Single(_bench.Http.Calls);
    }

    [Fact]
    public async Task Ten_callers_with_the_same_refused_token_renew_it_once()
    {
        var number = 1;
        _bench.Http.Reply(_ => (200, Pair(++number)));
        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _bench.Tokens.RenewAsync("oa", "AT", Token))));
        Assert.All(tokens, t => Assert.Equal("AT2", t));
        Assert.Single(_bench.Http.Calls);
    }

    [Fact]
    public async Task The_new_pair_is_kept_before_anybody_uses_it()
    {
        _bench.Http.Reply(Fixture("error_invalid_access_token")).Reply(Pair(2)).Reply(List());
        _bench.Http.Before = call => _bench.Grants.Steps.Add("call " + call.Headers.GetValueOrDefault("access_token", "renewal"));
        await _bench.Api.GetListRecentChatAsync(0, 10, Token);
        Assert.Equal(["call AT", "call renewal", "save AT2/RT2", "call AT2"], _bench.Grants.Steps);
    }

    [Theory]
    [InlineData("""{"access_token":"AT2","refresh_token":"","expires_in":"90000"}""")]
    [InlineData("""{"access_token":"AT2","expires_in":"90000"}""")]
    public async Task An_answer_without_a_refresh_token_never_overwrites_the_one_there_is(string answer)
    {
        _bench.Http.Reply(answer);
        Assert.Equal("AT2", await _bench.Tokens.RenewAsync("oa", "AT", Token));
        Assert.Equal(["save AT2/RT"], _bench.Grants.Steps);
    }

    [Fact]
    public async Task A_failed_renewal_keeps_the_pair_and_lets_the_next_one_try()
    {
        _bench.Http.Reply("<h1>x</h1>", 502).Reply(Pair(2));
        await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Tokens.RenewAsync("oa", "AT", Token));
        Assert.Empty(_bench.Grants.Steps);
        Assert.Equal("AT2", await _bench.Tokens.RenewAsync("oa", "AT", Token));
    }

    [Fact]
    public async Task A_dead_refresh_token_is_the_named_fault_of_14014_and_is_not_hammered()
    {
        _bench.Http.Reply(Fixture("error_invalid_access_token")).Reply(Fixture("oauth_error_invalid_refresh_token"));
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal(("zalo:-14014", true), (refused.Fault.Code, refused.Fault.NeedsPerson));
        Assert.Equal(2, _bench.Http.Calls.Count);
    }

    [Fact]
    public async Task Without_consent_a_token_of_the_settings_is_tried_and_never_renewed()
    {
        _bench.Grants.Pairs.Clear();
        Assert.Equal(ZaloTokens.NoConsent, (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Tokens.AccessAsync("oa", Token))).Fault.Code);
        _bench.Settings.Accounts["oa"].AccessToken = "explorer";
        Assert.Equal("explorer", await _bench.Tokens.AccessAsync("oa", Token));
        Assert.Equal(ZaloTokens.NoConsent, (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Tokens.RenewAsync("oa", "explorer", Token))).Fault.Code);
        Assert.Empty(_bench.Http.Calls);
    }

    [Fact]
    public async Task Two_processes_on_one_store_renew_once_and_the_pair_is_sealed_and_its_predecessor_kept()
    {
        using var folder = new TemporaryFolder();
        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        await using var second = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        var keys = new FileKeyRing(DataFolder.KeysOf(folder.Path), TimeProvider.System);
        var number = 1;
        _bench.Http.Reply(_ => (200, Pair(++number)));
        var first = new StoredGrants(store, keys, TimeProvider.System);
        await first.SaveAsync("zalo/oa", new() { AccessToken = "AT", RefreshToken = "RT" }, Token);
        ZaloTokens Process(IStore at) => new(_bench.OAuth, new StoredGrants(at, keys, TimeProvider.System), Options.Create(_bench.Settings), TimeProvider.System);
        var (one, other) = (Process(store), Process(second));

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? one : other).RenewAsync("oa", "AT", Token))));

        Assert.All(tokens, t => Assert.Equal("AT2", t));
        Assert.Single(_bench.Http.Calls);
        var grant = (await store.ReadAsync((s, t) => s.GrantAsync("zalo/oa", t), Token))!;
        Assert.Equal("RT", ZaloPair.From(Sealing.Open(keys.SealKey, "grant/zalo/oa", grant.Previous!)).RefreshToken);
        Assert.DoesNotContain("RT2", System.Text.Encoding.Latin1.GetString(grant.Sealed), StringComparison.Ordinal);
    }
}
