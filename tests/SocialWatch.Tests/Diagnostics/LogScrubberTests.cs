using SocialWatch.Diagnostics;

namespace SocialWatch.Tests.Diagnostics;

/// <summary>One row per shape of a secret. All secrets here are invented.</summary>
public sealed class LogScrubberTests
{
    [Theory]
    [InlineData("GET https://graph.facebook.com/v25.0/1/feed?fields=id&access_token=S3CR3T&limit=5", "GET https://graph.facebook.com/v25.0/1/feed?fields=id&access_token=***&limit=5")]
    [InlineData("x?input_token=S3CR3T&access_token=42%7CS3CR3T", "x?input_token=***&access_token=***")]
    [InlineData("x?a=1&appsecret_proof=S3CR3T", "x?a=1&appsecret_proof=***")]
    [InlineData("next=https%3A%2F%2Fx%3Faccess_token%3DS3CR3T", "next=https%3A%2F%2Fx%3Faccess_token=***")]
    [InlineData("client_secret=S3CR3T&x=1", "client_secret=***&x=1")]
    [InlineData("token EAAGS3CR3Tabcdefghij1234567890 dead", "token *** dead")]
    [InlineData("Authorization: Bearer S3CR3T", "Authorization: ***")]
    [InlineData("authorization=Basic S3CR3T==; x", "authorization=***; x")]
    [InlineData("Authorization: [Bearer S3CR3T]", "Authorization: [***]")]
    [InlineData("POST https://api.telegram.org/bot123456:S3CR3T-_x/getUpdates", "POST https://api.telegram.org/bot***/getUpdates")]
    [InlineData("https://api.telegram.org/file/bot123456:S3CR3T/photos/1.jpg", "https://api.telegram.org/file/bot***/photos/1.jpg")]
    [InlineData("token 7000000001:AAS3CR3Tabcdefghijklmnopqrstuvwx", "token ***")]
    [InlineData("access_token: S3CR3T", "access_token: ***")]
    [InlineData("secret_key: S3CR3T\nx", "secret_key: ***\nx")]
    [InlineData("""{"access_token":"S3CR3T","refresh_token":"S3CR3T","expires_in":"90000"}""", """{"access_token":"***","refresh_token":"***","expires_in":"90000"}""")]
    [InlineData("Smtp:Password=S3CR3T", "Smtp:Password=***")]
    [InlineData("""{"Password": "S3CR3T"}""", """{"Password": "***"}""")]
    [InlineData("C: AUTH PLAIN S3CR3T=", "C: AUTH PLAIN ***")]
    [InlineData("smtp://user:S3CR3T@mail.example:587 refused", "smtp://user:***@mail.example:587 refused")]
    [InlineData("socks5://user:S3CR3T@10.0.0.1:1080", "socks5://user:***@10.0.0.1:1080")]
    public void A_secret_is_blanked_and_the_rest_stays(string line, string expected) => Assert.Equal(expected, LogScrubber.Scrub(line));

    [Theory]
    [InlineData("Kênh fb-tinh: facebook:190/463, thử lại lúc 08:15:00 (bước 4)")]
    [InlineData("http://localhost:5080/ đã sẵn sàng")]
    [InlineData("")]
    public void A_line_without_a_secret_is_left_alone(string line) => Assert.Equal(line, LogScrubber.Scrub(line));
}
