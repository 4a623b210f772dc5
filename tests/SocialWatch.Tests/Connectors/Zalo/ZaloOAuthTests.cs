using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>OAuth v4 with its traps: the form, the answers with HTTP 200, the pair that works once.</summary>
public sealed class ZaloOAuthTests
{
    private readonly ZaloBench _bench = new();

    [Fact]
    public void The_challenge_is_that_of_the_known_vector() =>
        Assert.Equal("g0tuZ6q412zO9IRkeAUs8HN6MQeXPsGce37J3Rsc8wQ", ZaloPkce.ChallengeOf("0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"));

    [Fact]
    public void A_verifier_has_43_characters_of_base64url_and_is_new_each_time()
    {
        Assert.Matches("^[A-Za-z0-9_-]{43}$", ZaloPkce.NewVerifier());
        Assert.NotEqual(ZaloPkce.NewVerifier(), ZaloPkce.NewVerifier());
    }

    [Fact]
    public void The_address_of_consent_carries_four_parameters_and_no_more()
    {
        var address = _bench.OAuth.ConsentUrl("CH", "st");
        Assert.Equal(
            $"https://oauth.zaloapp.com/v4/oa/permission?app_id={AppId}&redirect_uri=https%3A%2F%2Fnghe.congdoan.example%2Fzalo&code_challenge=CH&state=st", address.AbsoluteUri);
    }

    [Fact]
    public async Task The_secret_goes_in_a_header_and_the_form_is_in_order()
    {
        _bench.Http.Reply(Fixture("oauth_token_response"));
        await _bench.OAuth.ExchangeAsync("c", "v", Token);
        await _bench.OAuth.RefreshAsync("r", Token);
        Assert.All(_bench.Http.Calls, c => Assert.Equal((Secret, "application/x-www-form-urlencoded"), (c.Headers["secret_key"], c.ContentType)));
        Assert.Equal([$"code=c&app_id={AppId}&grant_type=authorization_code&code_verifier=v", $"refresh_token=r&app_id={AppId}&grant_type=refresh_token"], _bench.Http.Calls.Select(c => c.Body));
    }

    [Theory]
    [InlineData("\"90000\"")]
    [InlineData("90000")]
    public async Task The_life_of_a_token_is_text_or_number_and_never_assumed(string life)
    {
        _bench.Http.Reply($$"""{"access_token":"a","refresh_token":"b","expires_in":{{life}}}""");
        Assert.Equal(Start.AddHours(25), (await _bench.OAuth.RefreshAsync("r", Token)).ExpiresAt);
    }

    [Fact]
    public async Task An_error_comes_with_HTTP_200_and_an_empty_message()
    {
        _bench.Http.Reply(Fixture("oauth_error_invalid_refresh_token"));
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.OAuth.RefreshAsync("r", Token));
        Assert.Equal((-14014, "zalo:-14014", FaultKind.Credentials), (refused.Code, refused.Fault.Code, refused.Fault.Kind));
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_a_fault_without_its_words()
    {
        _bench.Http.Reply("<html>bảo trì</html>").Reply("""{"ok":true}""").Reply("<h1>x</h1>", 503);
        Assert.Equal("zalo:not_json", (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.OAuth.RefreshAsync("r", Token))).Fault.Code);
        Assert.Equal("zalo:no_token", (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.OAuth.RefreshAsync("r", Token))).Fault.Code);
        Assert.Equal(FaultKind.Transient, (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.OAuth.RefreshAsync("r", Token))).Fault.Kind);
    }
}
