using System.Text.Json.Nodes;

namespace SocialWatch.Simulator.World;

/// <summary>Reads the buttons out of an inline keyboard.</summary>
internal static class SentMarkup
{
    public static IReadOnlyList<SentButton> Buttons(JsonNode? markup) => markup?["inline_keyboard"] is not JsonArray rows
        ? []
        : [.. rows.OfType<JsonArray>().SelectMany(row => row).OfType<JsonObject>().Select(button =>
            new SentButton(button["text"]?.ToString() ?? "", button["callback_data"]?.ToString()))];
}
