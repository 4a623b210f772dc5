using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Chat.Zalo;

/// <summary>Every answer of the bot API: <c>{"ok","result","error_code","description"}</c>.</summary>
internal sealed record ZaloBotAnswer(bool? Ok, JsonElement? Result, string? ErrorCode);

/// <summary>One update; one comes per call, or a list of them.</summary>
internal sealed record ZaloBotUpdate(string? EventName, ZaloBotMessage? Message);

/// <summary>A message; names are not read.</summary>
/// <param name="Date">Epoch seconds or milliseconds.</param>
internal sealed record ZaloBotMessage(string? MessageId, string? Date, string? Text, ZaloBotChat? Chat, ZaloBotFrom? From);

internal sealed record ZaloBotChat(string? Id, string? ChatType);

internal sealed record ZaloBotFrom(string? Id, bool? IsBot);

internal sealed record ZaloBotText(string ChatId, string Text);

internal sealed record ZaloBotPoll(string Timeout);

internal sealed record ZaloBotNothing;

/// <summary>The shapes above in the platform's own spelling.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ZaloBotAnswer))]
[JsonSerializable(typeof(ZaloBotUpdate))]
[JsonSerializable(typeof(ZaloBotMessage))]
[JsonSerializable(typeof(ZaloBotText))]
[JsonSerializable(typeof(ZaloBotPoll))]
[JsonSerializable(typeof(ZaloBotNothing))]
internal sealed partial class ZaloBotJson : JsonSerializerContext;
