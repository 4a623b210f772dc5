using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Chat.Zalo;
using SocialWatch.Notify;
using SocialWatch.Tests.Connectors.Zalo;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Chat.Zalo;

/// <summary>Telling staff in a group of the account, and through a bot of the other platform.</summary>
public sealed class ZaloSinkTests
{
    private static readonly OutboundMessage Alert = new("canbo", "ĐIỂM NÓNG H12", "Ba câu hỏi\nvề lương", "T-7K2M", "alert");

    private readonly ZaloBench _bench = new();

    [Fact]
    public async Task A_group_reads_title_body_and_code_as_plain_text()
    {
        _bench.Http.Reply(Fixture("group_message_response"));
        var outcome = await Group().SendAsync(Alert, Token);
        Assert.Equal((SendResult.Sent, "81d74a9cd71d6f473608"), (outcome.Result, outcome.Receipt));
        var body = JsonNode.Parse(Assert.Single(_bench.Http.Calls).Body)!;
        Assert.Equal(("canbo", "ĐIỂM NÓNG H12\nBa câu hỏi\nvề lương\n\nT-7K2M"), (body["recipient"]!["group_id"]!.ToString(), body["message"]!["text"]!.ToString()));
    }

    [Theory]
    [InlineData(-32, SendResult.Retry)]
    [InlineData(-211, SendResult.Retry)]
    [InlineData(-14014, SendResult.Unreachable)]
    [InlineData(-224, SendResult.Unreachable)]
    [InlineData(-200, SendResult.Unreachable)]
    [InlineData(-237, SendResult.Rejected)]
    [InlineData(-201, SendResult.Rejected)]
    [InlineData(-403, SendResult.Rejected)]
    public async Task A_refusal_is_the_outcome_that_fits_it(int code, SendResult result)
    {
        _bench.Http.Reply($$"""{"error":{{code}},"message":"x"}""");
        var outcome = await Group().SendAsync(Alert, Token);
        Assert.Equal((result, $"zalo:{code}"), (outcome.Result, outcome.Error));
    }

    [Fact]
    public async Task A_long_message_keeps_its_code_within_2000_characters_and_rings_nobody()
    {
        _bench.Http.Reply(Fixture("group_message_response"));
        await Group().SendAsync(Alert with { Body = "[@group_id] " + string.Join('\n', Enumerable.Repeat("tiền lương tháng này chưa có", 100)) }, Token);
        var text = JsonNode.Parse(_bench.Http.Calls[0].Body)!["message"]!["text"]!.ToString();
        Assert.True(text.Length <= 2000);
        Assert.EndsWith("T-7K2M", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[@", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.RateLimited, "zalo-bot:429", SendResult.Retry)]
    [InlineData(FaultKind.Permission, "zalo-bot:403", SendResult.Rejected)]
    [InlineData(FaultKind.Malformed, "zalo-bot:400", SendResult.Rejected)]
    [InlineData(FaultKind.Credentials, "zalo-bot:401", SendResult.Unreachable)]
    [InlineData(FaultKind.Network, "zalo-bot:timeout", SendResult.Unreachable)]
    public async Task A_refusal_of_the_bot_platform_is_the_outcome_that_fits_it(FaultKind kind, string code, SendResult result) =>
        Assert.Equal(result, (await new ZaloBotSink(new BrokenBot(new(kind, code))).SendAsync(Alert, Token)).Result);

    [Theory]
    [InlineData("""{"event_name":"message.text.received","message":{"message_id":"m1","date":1794448800000,"text":" /homnay ","chat":{"id":"c1","chat_type":"PRIVATE"},"from":{"id":"c1","is_bot":false}}}""", true)]
    [InlineData("""{"event_name":"message.text.received","message":{"message_id":"m1","date":1794448800,"text":"/homnay","chat":{"id":"c1","chat_type":"GROUP"},"from":{"id":"u1"}}}""", false)]
    public void What_staff_type_is_read_in_private_and_in_a_group(string update, bool alone)
    {
        var said = ZaloBotSpeech.Read(System.Text.Json.JsonSerializer.Deserialize(update, ZaloBotJson.Default.ZaloBotUpdate)!)!;
        Assert.Equal(("zalo-bot", "c1", "m1", "/homnay", alone, null), (said.Sink, said.Chat, said.MessageId, said.Text, said.Private, said.Speaker));
        Assert.Equal(2026, said.At.Year);
    }

    [Theory]
    [InlineData("""{"event_name":"message.image.received","message":{"message_id":"m1","date":1794448800000,"text":"x","chat":{"id":"c1"}}}""")]
    [InlineData("""{"event_name":"message.text.received","message":{"message_id":"m1","date":1794448800000,"text":"x","chat":{"id":"c1"},"from":{"is_bot":true}}}""")]
    [InlineData("""{"event_name":"message.text.received"}""")]
    public void A_picture_a_bot_and_an_empty_update_are_no_command(string update) =>
        Assert.Null(ZaloBotSpeech.Read(System.Text.Json.JsonSerializer.Deserialize(update, ZaloBotJson.Default.ZaloBotUpdate)!));

    private ZaloGroupSink Group() => new(_bench.Apis, Options.Create(_bench.Settings));

    private sealed class BrokenBot(SourceFault fault) : IZaloBotApi
    {
        public Task GetMeAsync(CancellationToken cancellationToken) => throw new SourceFaultException(fault);

        public Task<IReadOnlyList<ZaloBotUpdate>> GetUpdatesAsync(int timeoutSeconds, CancellationToken cancellationToken) => throw new SourceFaultException(fault);

        public Task<string?> SendMessageAsync(string chat, string text, CancellationToken cancellationToken) => throw new SourceFaultException(fault);
    }
}
