using System.Text.Json;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>The built-in week, played once by the verb a newcomer types, for all tests of a class.</summary>
public sealed class PlayedWeek : IAsyncLifetime
{
    internal DemoTerminal Terminal { get; } = new();

    internal Typed Played { get; private set; } = null!;

    internal IReadOnlyList<JsonElement> Alerts { get; private set; } = [];

    internal IReadOnlyList<JsonElement> Cases { get; private set; } = [];

    /// <summary>The messages as they stood on the screen: title first.</summary>
    internal IReadOnlyList<string> Messages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Played = await Terminal.OnDataAsync("demo", "--once");
        Alerts = await Terminal.ListAsync("alerts");
        Cases = await Terminal.ListAsync("cases");
        Messages = [.. Blocks(Played.Out)];
    }

    public ValueTask DisposeAsync()
    {
        Terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Blocks(string screen)
    {
        var lines = screen.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("━━ ", StringComparison.Ordinal))
            {
                yield return string.Join('\n', lines[(i + 1)..].TakeWhile((l, n) => n == 0 || l.StartsWith("  ", StringComparison.Ordinal)));
            }
        }
    }
}
