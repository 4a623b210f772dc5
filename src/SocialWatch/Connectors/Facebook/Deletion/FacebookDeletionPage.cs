using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SocialWatch.Time;
using SocialWatch.Webhooks;

namespace SocialWatch.Connectors.Facebook.Deletion;

/// <summary>
/// The data-deletion callback and its status page. Facebook asks when somebody who logged into the app removes it; nothing is kept under such an account, and the page says so, and how a
/// member has their own messages erased. Nothing of the asker is read, stored or logged. Thread-safe.
/// </summary>
internal sealed partial class FacebookDeletionPage(
    IOptions<FacebookSettings> settings, IOptions<WebSettings> web, FacebookWords words, TimeProvider time, ILogger<FacebookDeletionPage> log) : IWebPage
{
    private const int MostBytes = 16 * 1024;

    public string Path => "/xoa-du-lieu/facebook";

    public Task AnswerAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) ? AskedAsync(context)
        : HttpMethods.IsGet(context.Request.Method) ? StatusAsync(context)
        : Refuse(context, StatusCodes.Status405MethodNotAllowed);

    private async Task AskedAsync(HttpContext context)
    {
        if (await FacebookForm.SignedAsync(context, settings.Value.AppSecret, MostBytes) is null)
        {
            await Refuse(context, StatusCodes.Status403Forbidden);
            return;
        }

        var code = DeletionCode.New(settings.Value.AppSecret!, time.GetUtcNow());
        var root = web.Value.PublicUrl is { Length: > 0 } set ? set.TrimEnd('/') : $"https://{context.Request.Host}";
        Asked(log);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(new JsonObject { ["url"] = $"{root}{Path}?ma={code}", ["confirmation_code"] = code }.ToJsonString(), context.RequestAborted);
    }

    private async Task StatusAsync(HttpContext context)
    {
        var code = context.Request.Query.TryGetValue("ma", out var given) ? given.ToString() : null;
        var at = string.IsNullOrEmpty(settings.Value.AppSecret) ? null : DeletionCode.GivenAt(settings.Value.AppSecret, code);
        var body = at is { } asked
            ? words.Say("deletion.done", ("code", code!.ToUpperInvariant()), ("date", LocalClock.DateOf(asked).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))
            : words.Say(string.IsNullOrEmpty(code) ? "deletion.how" : "deletion.unknown");
        context.Response.StatusCode = at is null && !string.IsNullOrEmpty(code) ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var paragraphs = string.Concat(body.Split('\n').Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>"));
        var title = WebUtility.HtmlEncode(words.Say("deletion.title"));
        await context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>",
            context.RequestAborted);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    [LoggerMessage(1891, LogLevel.Information, "Facebook asked for the deletion of an account's data: nothing is kept under one")]
    private static partial void Asked(ILogger logger);
}
