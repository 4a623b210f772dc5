using System.CommandLine;
using SocialWatch.Configuration;

namespace SocialWatch.Commands.Lists;

/// <summary>Which filters a list understands. One that does not apply is an unknown option, never silently ignored.</summary>
[Flags]
internal enum ListOptions
{
    None = 0,
    Dates = 1,
    Channel = 2,
    Unit = 4,
    Topic = 8,
    Date = 16,
}

/// <summary>Names of the filters and how they are added to a verb.</summary>
internal static class ListOptionNames
{
    public const string From = "--from";
    public const string To = "--to";
    public const string Channel = "--channel";
    public const string Unit = "--unit";
    public const string Topic = "--topic";
    public const string Date = "--date";

    public static void AddTo(Command command, ListOptions options, Texts words)
    {
        Add(command, options.HasFlag(ListOptions.Dates), From, "cli.option.from", words);
        Add(command, options.HasFlag(ListOptions.Dates), To, "cli.option.to", words);
        Add(command, options.HasFlag(ListOptions.Date), Date, "cli.option.date", words);
        Add(command, options.HasFlag(ListOptions.Channel), Channel, "cli.option.channel", words);
        Add(command, options.HasFlag(ListOptions.Unit), Unit, "cli.option.unit", words);
        Add(command, options.HasFlag(ListOptions.Topic), Topic, "cli.option.topic", words);
    }

    private static void Add(Command command, bool wanted, string name, string key, Texts words)
    {
        if (wanted)
        {
            command.Add(new Option<string>(name) { Description = words.Say(key) });
        }
    }
}
