using System.Text.Json.Nodes;

namespace SocialWatch.Simulator.Wire;

/// <summary>An answer before it is written to the wire. Not shared between calls.</summary>
internal sealed class Reply(int status, JsonNode body)
{
    public int Status { get; set; } = status;

    public JsonNode Body { get; } = body;

    /// <summary>What is written instead of <see cref="Body"/>, with its media type: a feed.</summary>
    public (string Text, string Type)? Text { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static Reply Ok(JsonNode body) => new(StatusCodes.Status200OK, body);
}
