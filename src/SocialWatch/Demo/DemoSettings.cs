using SocialWatch.Simulator;

namespace SocialWatch.Demo;

/// <summary>The settings of the demonstration: the simulator's address and its made-up tokens; nothing real is ever read here.</summary>
internal static class DemoSettings
{
    /// <summary>Account names of the demonstration's channels.json, by page id.</summary>
    private static readonly Dictionary<string, string> Accounts = new(StringComparer.Ordinal)
    {
        ["1000001"] = "tinh", ["1000002"] = "than", ["1000003"] = "kcn",
    };

    public static IConfiguration For(Scenario scenario, Uri simulator)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Facebook:BaseUrl"] = simulator.ToString(), ["Telegram:BaseUrl"] = simulator.ToString(), ["Telegram:PollSeconds"] = "0",
        };
        foreach (var page in scenario.Pages)
        {
            settings[$"Facebook:Accounts:{Accounts.GetValueOrDefault(page.Id, page.Id)}:Token"] = page.Token;
        }

        foreach (var bot in scenario.Bots.Take(1))
        {
            settings["Telegram:Accounts:bot:Token"] = bot.Token;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
