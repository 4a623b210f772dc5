using SocialWatch.Channels;

namespace SocialWatch.Connectors.Http;

/// <summary>Runs one call of a check and turns a fault of the source into the finding that names the setting.</summary>
internal static class CheckCall
{
    public static async Task<IReadOnlyList<CheckFinding>> RunAsync(Func<Task<IReadOnlyList<CheckFinding>>> call, Func<SourceFault, CheckFinding> wrong)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (ChannelWalk.IsFault(e))
        {
            return [wrong(SourceFault.From(e))];
        }
    }
}
