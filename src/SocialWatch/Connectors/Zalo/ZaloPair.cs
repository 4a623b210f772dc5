using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Zalo;

/// <summary>What one consent or renewal gave. A refresh token works once. No record: nothing prints it by accident.</summary>
internal sealed class ZaloPair
{
    public string AccessToken { get; init; } = "";

    public string RefreshToken { get; init; } = "";

    /// <summary>By <c>expires_in</c> of the answer; null when nobody said.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ZaloPairJson.Default.ZaloPair);

    public static ZaloPair From(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, ZaloPairJson.Default.ZaloPair) ?? new();

    public override string ToString() => nameof(ZaloPair);
}

/// <summary>The shape in which a pair is sealed.</summary>
[JsonSerializable(typeof(ZaloPair))]
internal sealed partial class ZaloPairJson : JsonSerializerContext;
