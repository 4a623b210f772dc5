using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>A further part of the settings that <c>check-config --online</c> tries with the first account: the bot for staff is no channel of its own. Found through its module.</summary>
internal interface IZaloProbe
{
    Task<IReadOnlyList<CheckFinding>> RunAsync(CancellationToken cancellationToken);
}
