using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Demo;

namespace SocialWatch.Commands;

/// <summary><c>demo [--once] [--scenario F]</c>: the demonstration on simulated platforms (CONTRACTS "Commands").</summary>
internal sealed class DemoVerb : ICommandVerb
{
    private const string Simulator = "--simulator";

    public string Name => "demo";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var once = new Option<bool>("--once") { Description = words.Say("cli.demo.once") };
        var scenario = new Option<string>("--scenario") { Description = words.Say("cli.demo.scenario"), HelpName = "F" };
        var transcript = new Option<string>("--transcript") { Description = words.Say("cli.demo.transcript"), HelpName = "F" };
        var simulator = new Option<string>(Simulator) { Description = words.Say("cli.demo.simulator"), HelpName = "URL" };
        var command = new Command(Name, words.Say("cli.demo.about")) { once, scenario, simulator, transcript };
        command.SetAction((parse, token) => RunAsync(new(parse), parse.GetValue(once), parse.GetValue(scenario), parse.GetValue(simulator), parse.GetValue(transcript), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, bool once, string? scenario, string? simulator, string? transcript, CancellationToken cancellationToken)
    {
        Uri? running = null;
        if (simulator is not null && !(Uri.TryCreate(simulator, UriKind.Absolute, out running) && running.Scheme == Uri.UriSchemeHttp))
        {
            return context.Refuse("cli.option_value", ("option", Simulator), ("value", simulator));
        }

        return await DemoStage.RunAsync(context, new(once ? TimeSpan.Zero : DemoOptions.FastMotion.Pace, scenario, running) { Transcript = transcript }, cancellationToken);
    }
}
