using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Printing;
using SocialWatch.Time;
using SocialWatch.Training;

namespace SocialWatch.Commands.Checks;

/// <summary>What <c>check-config</c> prints for a person. Pure but for the clock.</summary>
internal static class ConfigReport
{
    public static IEnumerable<string> Lines(
        VerbContext context, UnionConfig? config, IConfiguration? settings, IReadOnlyList<IModule> modules, IReadOnlyList<ConfigError> errors)
    {
        var words = context.Words;
        yield return words.Say("check.folder", ("folder", context.ConfigFolder ?? ConfigLoader.DefaultFolder));
        yield return words.Say("check.modules");
        foreach (var module in modules)
        {
            yield return "  " + words.Say(settings is null ? "check.module_unknown" : module.IsOn(settings) ? "check.module_on" : "check.module_off", ("module", module.Id));
        }

        if (config is not null)
        {
            var clock = new LocalClock(context.Host.Time);
            yield return words.Say("check.channels");
            foreach (var channel in config.Channels)
            {
                yield return "  " + Channel(channel, clock.Today, words);
            }

            var shift = Roster.OnDuty(config.Roster, clock.Now);
            string NameOf(string? id) => config.People.FirstOrDefault(p => p.Id == id)?.Name ?? "–";
            yield return ServiceClassifier.For(config.Topics).Line(words);
            yield return words.Say("check.duty", ("person", NameOf(shift?.Person)), ("deputy", NameOf(shift?.Deputy)));
        }

        foreach (var error in errors)
        {
            yield return words.Say("check.error", ("error", ConfigErrorLine.Print(error)));
        }

        yield return errors.Count == 0 ? words.Say("check.good") : words.Say("check.bad", ("count", Instants.Plain(errors.Count)));
    }

    private static string Channel(Channel channel, DateOnly today, Texts words)
    {
        var ground = channel switch
        {
            { Ownership: Ownership.Owned } => words.Say("check.owned"),
            { Kind: Channels.Channel.TipLineKind } when !channel.MayListen(today) => words.Say("check.own_words_only"),
            { Invitation: { } i } when !channel.MayListen(today) => words.Say("check.invitation_over", ("by", i.By), ("at", Instants.Plain(i.At)), ("until", Until(i, words))),
            { Invitation: { } i } => words.Say("check.invited", ("by", i.By), ("at", Instants.Plain(i.At)), ("until", Until(i, words))),
            _ => words.Say("check.no_ground"),
        };
        return words.Say("check.channel", ("id", channel.Id), ("kind", channel.Kind), ("name", channel.Name), ("ground", ground));
    }

    private static string Until(Invitation invitation, Texts words) => invitation.Until is { } until ? Instants.Plain(until) : words.Say("check.no_end");
}
