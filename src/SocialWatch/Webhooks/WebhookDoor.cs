using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Storage;

namespace SocialWatch.Webhooks;

/// <summary>
/// Answers the calls of webhooks: the challenge, the signature over the raw bytes, then 200 only when the body is safe. What a body says is never looked at here.
/// Thread-safe.
/// </summary>
internal sealed partial class WebhookDoor(WebhookTable hooks, EnvelopeBox box, IOptions<WebSettings> settings, ILogger<WebhookDoor> log)
{
    public async Task AnswerAsync(HttpContext context, string id)
    {
        if (hooks.Find(id) is not { } hook)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            await ChallengeAsync(context, hook);
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await TakeAsync(context, hook);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
    }

    private async Task ChallengeAsync(HttpContext context, IWebhook hook)
    {
        if (hook.Challenge(name => context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null) is not { } answer)
        {
            Refused(log, hook.Id, "challenge");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    private async Task TakeAsync(HttpContext context, IWebhook hook)
    {
        if (await ReadAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var check = hook.Check(body, name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null);
        switch (check.Verdict)
        {
            case WebhookVerdict.Refuse:
                Refused(log, hook.Id, check.Code);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            case WebhookVerdict.Ignore:
                Ignored(log, hook.Id, check.Code);
                return;
            default:
                await KeepAsync(context, hook, body);
                return;
        }
    }

    private async Task KeepAsync(HttpContext context, IWebhook hook, byte[] body)
    {
        try
        {
            // Not tied to the caller's patience: what arrived whole is kept, and a second call of the same is no harm.
            await box.KeepAsync(hook.Id, body, CancellationToken.None);
        }
        catch (StoreFaultException e)
        {
            NotKept(log, hook.Id, e.Fault);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var most = settings.Value.MaxKilobytes * 1024;
        if (context.Request.ContentLength > most)
        {
            return null;
        }

        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await memory.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            if (memory.Length > most)
            {
                return null;
            }
        }

        return memory.ToArray();
    }

    [LoggerMessage(1801, LogLevel.Warning, "Webhook {Hook}: a call was refused ({Code})")]
    private static partial void Refused(ILogger logger, string hook, string code);

    [LoggerMessage(1802, LogLevel.Debug, "Webhook {Hook}: passed over ({Code})")]
    private static partial void Ignored(ILogger logger, string hook, string code);

    [LoggerMessage(1803, LogLevel.Error, "Webhook {Hook}: a call could not be kept ({Fault}); the platform will send it again")]
    private static partial void NotKept(ILogger logger, string hook, StoreFault fault);
}
