using SocialWatch.Simulator.Control;
using SocialWatch.Simulator.Facebook;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Sites;
using SocialWatch.Simulator.Telegram;
using SocialWatch.Simulator.Zalo;

namespace SocialWatch.Simulator.Wire;

/// <summary>Takes every call, finds the network it is for, lets the faults in force work on it, and logs it.</summary>
internal sealed class Reception(SimulatedWorld world)
{
    private readonly ControlEndpoint control = new(world);

    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (context.Request.Path.StartsWithSegments("/control", StringComparison.Ordinal, out var rest))
        {
            await control.HandleAsync(context, rest, cancellationToken);
            return;
        }

        var call = await CallReader.ReadAsync(context, cancellationToken);
        var isZalo = ZaloApi.IsFor(call) || ZaloBotDesk.IsFor(call);
        var isBot = call.Path is [var first, ..] && first.StartsWith("bot", StringComparison.Ordinal) && call.Path.Count == 2;
        var isSite = SiteDesk.IsFor(call);
        call = isBot || isZalo || isSite ? call : GraphApi.Unversioned(call);
        var target = isSite ? SiteDesk.Target(call) : isZalo ? ZaloTarget(call) : isBot ? BotTarget(call) : GraphTarget(call);
        var faults = world.Faults.Hit(target);
        foreach (var fault in faults)
        {
            if (fault.Name is FaultNames.Delay or FaultNames.Timeout)
            {
                // A time-out outlasts every sensible client; it ends when the client gives up.
                var wait = fault.Name == FaultNames.Delay ? TimeSpan.FromMilliseconds(fault.DelayMs) : TimeSpan.FromMinutes(10);
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
            }
        }

        var reply = FaultReply(faults, target) ?? (isSite ? SiteAnswer(call) : isZalo ? ZaloAnswer(call) : isBot
            ? await BotAnswerAsync(call, cancellationToken)
            : GraphAnswer(call with { EmptyPage = faults.Any(fault => fault.Name == FaultNames.EmptyPageWithNext) }));
        foreach (var fault in faults)
        {
            FaultShapes.Apply(fault, reply, target);
        }

        world.Calls.Add(new RecordedCall(target.Network, target.Method, target.Path, Query(context), reply.Status, world.Clock.Now));
        await ReplyWriter.WriteAsync(context, reply, faults, isBot, cancellationToken);
    }

    private Reply SiteAnswer(Call call)
    {
        lock (world.Gate)
        {
            world.Sites.Advance(world.Clock.Now);
            return world.SiteDesk.Answer(call);
        }
    }

    private Reply ZaloAnswer(Call call)
    {
        lock (world.Gate)
        {
            world.Zalo.Advance(world.Clock.Now);
            return ZaloBotDesk.IsFor(call) ? world.ZaloBot.Answer(call) : call.Path[0] == "v4" ? world.ZaloConsent.Answer(call) : world.ZaloApi.Answer(call);
        }
    }

    private static FaultTarget ZaloTarget(Call call) => ZaloBotDesk.IsFor(call)
        ? new(Networks.ZaloBot, call.Method, "/" + call.Path[2], null, null)
        : new(Networks.Zalo, call.Method, "/" + string.Join('/', call.Path), null, null);

    private Reply GraphAnswer(Call call)
    {
        lock (world.Gate)
        {
            world.Inbox.Advance(world.Clock.Now);
            return world.GraphApi.Answer(call);
        }
    }

    private async Task<Reply> BotAnswerAsync(Call call, CancellationToken cancellationToken)
    {
        if (world.BotApi.Bot(call.Path[0]) is not { } bot)
        {
            return BotErrors.Named("error_401_unauthorized");
        }

        if (string.Equals(call.Path[1], "getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            return await world.Polling.AnswerAsync(bot, call, cancellationToken);
        }

        lock (world.Gate)
        {
            world.Chats.Advance(world.Clock.Now);
            return world.BotApi.Answer(bot, call.Path[1], call);
        }
    }

    private static FaultTarget BotTarget(Call call) => new(Networks.Telegram, call.Method, "/" + call.Path[1], null, call.Number("chat_id"));

    private FaultTarget GraphTarget(Call call)
    {
        lock (world.Gate)
        {
            var page = call.Path is [var id, ..] ? world.Graph.PageOf(id) : null;
            return new(Networks.Facebook, call.Method, "/" + string.Join('/', call.Path), page, null);
        }
    }

    /// <summary>The answer of the first fault that is an error; its usage headers tell that the allowance is spent.</summary>
    private static Reply? FaultReply(IReadOnlyList<FaultSpec> faults, FaultTarget target)
    {
        foreach (var fault in faults)
        {
            if (GraphErrors.All.TryGetValue(fault.Name, out var error))
            {
                var reply = error.ToReply();
                reply.Headers["facebook-api-version"] = GraphApi.DefaultVersion;
                if (fault.Name == "error_80001_page_rate_limit")
                {
                    FaultShapes.AddUsage(fault, reply, target.Page ?? "0");
                }

                return reply;
            }

            if (ZaloErrors.All.ContainsKey(fault.Name))
            {
                return ZaloErrors.Named(fault.Name);
            }

            if (SiteErrors.All.ContainsKey(fault.Name))
            {
                return SiteErrors.Named(fault.Name);
            }

            if (BotErrors.All.ContainsKey(fault.Name))
            {
                return BotErrors.OfFault(fault);
            }
        }

        return null;
    }

    private static string Query(HttpContext context) => string.Join('&', context.Request.Query
        .Where(pair => pair.Key is not ("access_token" or "input_token" or "appsecret_proof"))
        .Select(pair => $"{pair.Key}={pair.Value}"));
}
