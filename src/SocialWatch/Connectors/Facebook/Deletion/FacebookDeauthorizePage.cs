using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Webhooks;

namespace SocialWatch.Connectors.Facebook.Deletion;

/// <summary>The deauthorise callback: somebody removed the app. The next poll of every page asks at once, and says what it means. Thread-safe.</summary>
internal sealed partial class FacebookDeauthorizePage(
    IOptions<FacebookSettings> settings, UnionConfig config, FacebookFreshness freshness, ILogger<FacebookDeauthorizePage> log) : IWebPage
{
    private const int MostBytes = 16 * 1024;

    public string Path => "/go-ung-dung/facebook";

    public async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || await FacebookForm.SignedAsync(context, settings.Value.AppSecret, MostBytes) is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        freshness.Wake(config.Channels.Where(c => c.Kind is "facebook" or "messenger").Select(c => c.Id));
        Removed(log);
    }

    [LoggerMessage(1892, LogLevel.Warning, "Facebook says that the app was removed from an account: the pages are asked again")]
    private static partial void Removed(ILogger logger);
}
