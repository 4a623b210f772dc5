using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Demo;

namespace SocialWatch.Commands;

/// <summary><c>demo [--once] [--scenario F]</c>: the demonstration on simulated platforms (CONTRACTS "Commands").</summary>
internal sealed class DemoVerb : ICommandVerb
{
    public string Name => "demo";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var once = new Option<bool>("--once") { Description = words.Say("cli.demo.once") };
        var scenario = new Option<string>("--scenario") { Description = words.Say("cli.demo.scenario"), HelpName = "F" };
        var simulator = new Option<Uri>("--simulator") { Description = words.Say("cli.demo.simulator"), HelpName = "URL" };
        var command = new Command(Name, words.Say("cli.demo.about")) { once, scenario, simulator };
        command.SetAction((parse, token) => DemoStage.RunAsync(
            new(parse),
            new(parse.GetValue(once) ? TimeSpan.Zero : DemoOptions.FastMotion.Pace, parse.GetValue(scenario), parse.GetValue(simulator)),
            token));
        return command;
    }
}
