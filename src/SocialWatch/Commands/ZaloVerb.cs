using System.CommandLine;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary>
/// <c>zalo consent --account A [--code C]</c>: first prints the address where a manager of the Official Account consents, then takes the code that came back and keeps the pair of
/// tokens, sealed. Works beside a running service.
/// </summary>
internal sealed class ZaloVerb : ICommandVerb
{
    public string Name => "zalo";

    public Command Build()
    {
        var words = Configuration.ConfigFolder.ShippedTexts();
        var account = new Option<string>("--account") { Description = words.Say("cli.zalo.account"), HelpName = "A" };
        var code = new Option<string>("--code") { Description = words.Say("cli.zalo.code"), HelpName = "C" };
        var consent = new Command("consent", words.Say("cli.zalo.consent")) { account, code };
        consent.SetAction((parse, token) => RunAsync(new(parse), parse.GetValue(account), parse.GetValue(code), token));
        return new Command(Name, words.Say("cli.zalo.about")) { consent };
    }

    private static async Task<int> RunAsync(VerbContext context, string? account, string? code, CancellationToken cancellationToken)
    {
        var (config, settings, errors) = context.LoadConfig();
        if (config is null || settings is null)
        {
            return context.Refuse(errors);
        }

        var wrong = Checks.SettingsChecks.Validate(settings, [new ZaloModule()], context.Words);
        if (wrong.Count > 0)
        {
            return context.Refuse(wrong);
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        await using var services = ServiceGraph.Build(config, settings, store, context.DataFolder, context.Host.Time, demo: false);
        if (services.GetService<IOptions<ZaloSettings>>()?.Value is not { } zalo || zalo.NameOf(account) is not { } name || services.GetService<IZaloApis>() is null)
        {
            return context.Refuse("cli.zalo.no_account", ("account", account ?? ""));
        }

        var desk = ActivatorUtilities.CreateInstance<ZaloConsent>(services);
        if (string.IsNullOrEmpty(code))
        {
            var address = await desk.AskAsync(name, cancellationToken);
            await context.Out.WriteLineAsync(context.Words.Say("cli.zalo.open", ("address", address.ToString()), ("account", name)));
            return ExitCode.Done;
        }

        try
        {
            await desk.TakeAsync(name, code, cancellationToken);
            await context.Out.WriteLineAsync(context.Words.Say("cli.zalo.kept", ("account", name)));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is ZaloApiException or SourceFaultException or HttpRequestException or IOException or TimeoutException)
        {
            var fault = e is ZaloApiException known ? known.Fault : SourceFault.From(e);
            return context.Say(ExitCode.DoesNotHold, services.GetRequiredService<ZaloWords>().Of(fault, name));
        }
    }
}
