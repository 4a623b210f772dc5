using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Commands;

/// <summary>One run of a verb: the global options, the streams, and the ways to say no.</summary>
internal sealed class VerbContext
{
    public const string DefaultData = "data";
    public const string DefaultDemoData = "data-demo";

    private readonly ConfigLoader _loader;

    public VerbContext(ParseResult parse)
    {
        Parse = parse;
        Host = parse.InvocationConfiguration as VerbHost ?? new VerbHost();
        ConfigFolder = parse.GetValue<string>(GlobalOptions.Config);
        // train and evaluate open no store: their own --data names files.
        var data = parse.CommandResult.Command.Options.Any(o => o.Name == GlobalOptions.Data) ? null : parse.GetValue<string>(GlobalOptions.Data);
        DataFolder = data ?? DefaultData;
        DataIsNamed = data is not null;
        Json = parse.GetValue<bool>(GlobalOptions.Json);
        _loader = new ConfigLoader(KnownParts.Of(Host.Modules));
    }

    public ParseResult Parse { get; }
    public VerbHost Host { get; }

    /// <summary>The folder named with <c>--config</c>, or null.</summary>
    public string? ConfigFolder { get; }
    public string DataFolder { get; }
    public bool DataIsNamed { get; }
    public bool Json { get; }
    public TextWriter Out => Parse.InvocationConfiguration.Output;
    public Texts Words => Host.Words;

    /// <summary>The settings, and whether an appsettings.json exists; null with its errors when one cannot be read.</summary>
    public (IConfiguration? Settings, bool Exists, IReadOnlyList<ConfigError> Errors) LoadSettings()
    {
        var errors = new ConfigErrors(Words);
        var (settings, exists) = SettingsFile.Read(ConfigFolder, errors);
        return (settings, exists, errors.All);
    }

    /// <summary>The configuration, or every error of it. The demonstration's comes from inside the program.</summary>
    public (UnionConfig? Config, IConfiguration? Settings, IReadOnlyList<ConfigError> Errors) LoadConfig(bool demo = false)
    {
        var (settings, _, wrong) = LoadSettings();
        var (config, errors) = demo
            ? _loader.LoadDemo(settings ?? new ConfigurationManager())
            : _loader.Load(ConfigFolder, settings ?? new ConfigurationManager());
        return wrong.Count > 0 ? (null, null, [.. wrong, .. errors]) : (config, settings, errors);
    }

    /// <summary>Says what is wrong with the input, in one line.</summary>
    public int Refuse(string key, params ReadOnlySpan<(string Name, string Value)> values) => Say(ExitCode.WrongInput, Words.Say(key, values));

    /// <summary>Says in one line that the configuration is wrong: the first error, and how many more there are.</summary>
    public int Refuse(IReadOnlyList<ConfigError> errors)
    {
        var first = ConfigErrorLine.Print(errors[0]);
        return Say(ExitCode.WrongInput, errors.Count == 1
            ? first
            : Words.Say("cli.config_more", ("first", first), ("more", (errors.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>One line on standard error.</summary>
    public int Say(int exitCode, string line)
    {
        Parse.InvocationConfiguration.Error.WriteLine(line.ReplaceLineEndings(" "));
        return exitCode;
    }
}
