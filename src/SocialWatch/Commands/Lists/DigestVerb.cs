using System.CommandLine;
using System.Text.Json;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Pipeline;
using SocialWatch.Printing;
using SocialWatch.Reports;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Commands.Lists;

/// <summary>
/// <c>digest [--date D] [--recompute]</c>: the digest of a day as it was sent, byte for byte; with <c>--recompute</c> as it would be now, and for people what
/// changed since. <c>--html --out F</c> writes the same as a page. <c>--reads</c> adds how many have read it, by role: that changes with the day, so it stands apart.
/// </summary>
internal sealed class DigestVerb : ICommandVerb
{
    private const string Recompute = "--recompute";
    private const string Html = "--html";
    private const string OutFile = "--out";
    private const string Reads = "--reads";

    public string Name => "digest";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.digest"));
        ListOptionNames.AddTo(command, ListOptions.Date, words);
        command.Add(new Option<bool>(Recompute) { Description = words.Say("cli.option.recompute") });
        command.Add(new Option<bool>(Html) { Description = words.Say("digest.html.option") });
        command.Add(new Option<string>(OutFile) { Description = words.Say("digest.html.out") });
        command.Add(new Option<bool>(Reads) { Description = words.Say("digest.html.reads_option") });
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var html = context.Parse.GetValue<bool>(Html);
        if (html != context.Parse.GetValue<string>(OutFile) is { Length: > 0 } || (html && context.Json))
        {
            return context.Refuse("digest.html.out_needed");
        }

        var (store, config, refusal) = await StoreAndConfig.OpenAsync(context, cancellationToken);
        if (store is null || config is null)
        {
            return refusal;
        }

        await using (store)
        {
            var (date, wrong) = await DateAsync(context, store, cancellationToken);
            if (wrong is not null)
            {
                return context.Say(ExitCode.WrongInput, wrong);
            }

            var demo = await store.ReadAsync((session, token) => session.FactAsync("stamp", token), cancellationToken) == "demo";
            var reads = context.Parse.GetValue<bool>(Reads) ? await ReadsAsync(store, config, date, cancellationToken) : null;
            return await PrintAsync(context, config, context.Host.Digests(store, config), new(date, demo, reads), cancellationToken);
        }
    }

    /// <summary>How many of those it went to have read it, as of the store's last event.</summary>
    private static ValueTask<IReadOnlyList<RoleReads>> ReadsAsync(IStore store, UnionConfig config, DateOnly date, CancellationToken cancellationToken) => store.ReadAsync(
        async (session, token) =>
        {
            var asOf = await session.AsOfAsync(token) ?? LocalClock.StartOf(date);
            return await new DigestReaders(config, PipelineServices.Wording(config)).ByRoleAsync(session, date, asOf, token);
        },
        cancellationToken);

    /// <summary>The day asked for, or the last day in the store.</summary>
    private static async ValueTask<(DateOnly Date, string? Wrong)> DateAsync(VerbContext context, IStore store, CancellationToken cancellationToken)
    {
        if (context.Parse.GetValue<string>(ListOptionNames.Date) is { } text)
        {
            return TimeInput.Day(text) is { } day
                ? (day, null)
                : (default, context.Words.Say("cli.bad_date", ("option", ListOptionNames.Date), ("value", text)));
        }

        var asOf = await store.ReadAsync((session, token) => session.AsOfAsync(token), cancellationToken);
        return (LocalClock.DateOf(asOf ?? context.Host.Time.GetUtcNow()), null);
    }

    private static async Task<int> PrintAsync(VerbContext context, UnionConfig config, IDigestSource source, Asked asked, CancellationToken cancellationToken)
    {
        var date = asked.Date;
        var recompute = context.Parse.GetValue<bool>(Recompute);
        if (await source.GetAsync(date, recompute, cancellationToken) is not { } digest)
        {
            return context.Say(ExitCode.DoesNotHold, config.Texts.Say("list.no_digest", ("date", Instants.Plain(date))));
        }

        if (context.Parse.GetValue<bool>(Html))
        {
            return await DigestFile.WriteAsync(context, config, digest, context.Parse.GetRequiredValue<string>(OutFile), asked.Demo, asked.Reads, cancellationToken);
        }

        if (context.Json)
        {
            await context.Out.WriteLineAsync(digest.Json);
            return ExitCode.Done;
        }

        await context.Out.WriteLineAsync(TextOf(digest));
        if (asked.Reads is { } reads)
        {
            var line = new DigestReaders(config, PipelineServices.Wording(config)).Line(reads);
            await context.Out.WriteLineAsync(line.Length > 0 ? line : config.Texts.Say("digest.html.reads_none"));
        }

        if (recompute && await source.GetAsync(date, recompute: false, cancellationToken) is { } sent)
        {
            var changes = DigestChanges.Between(sent.Json, digest.Json);
            await context.Out.WriteLineAsync();
            await context.Out.WriteLineAsync(config.Texts.Say(changes.Count == 0 ? "list.digest_same" : "list.digest_changed", ("as_of", Instants.Plain(sent.AsOf))));
            foreach (var change in changes)
            {
                await context.Out.WriteLineAsync($"  {change}");
            }
        }

        return ExitCode.Done;
    }

    /// <summary>What is to be printed.</summary>
    /// <param name="Reads">Null when nobody asked for it.</param>
    private sealed record Asked(DateOnly Date, bool Demo, IReadOnlyList<RoleReads>? Reads);

    private static string TextOf(DigestSnapshot digest)
    {
        using var document = JsonDocument.Parse(digest.Json);
        return document.RootElement.GetProperty("text").GetString() ?? "";
    }
}
