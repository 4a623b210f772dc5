using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Chat.Zalo;

/// <summary>Whether the bot's token is known: getMe.</summary>
internal sealed class ZaloBotProbe(IZaloBotApi api, ZaloWords words) : IZaloProbe
{
    public Task<IReadOnlyList<CheckFinding>> RunAsync(CancellationToken cancellationToken) => CheckCall.RunAsync(
        async () =>
        {
            await api.GetMeAsync(cancellationToken);
            return [new(true, "Zalo:Bot:Token", words.Say("bot_ok"))];
        },
        fault => new(
            false, fault.Kind is FaultKind.Network or FaultKind.Malformed or FaultKind.Transient ? "Zalo:Bot:BaseUrl, Zalo:Proxy" : "Zalo:Bot:Token",
            words.Say("bot_wrong", ("code", fault.Code))));
}
