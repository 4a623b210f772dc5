using System.CommandLine;
using SocialWatch.Configuration;

namespace SocialWatch.Commands;

/// <summary>The options every verb has.</summary>
internal static class GlobalOptions
{
    public const string Config = "--config";
    public const string Data = "--data";
    public const string Json = "--json";

    /// <summary>Adds them to the root, for all verbs below.</summary>
    public static void AddTo(RootCommand root, Texts words)
    {
        root.Add(new Option<string>(Config) { Description = words.Say("cli.option.config"), HelpName = "DIR", Recursive = true });
        root.Add(new Option<string>(Data) { Description = words.Say("cli.option.data"), HelpName = "DIR", Recursive = true });
        root.Add(new Option<bool>(Json) { Description = words.Say("cli.option.json"), Recursive = true });
    }
}
