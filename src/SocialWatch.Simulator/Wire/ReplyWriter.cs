using System.Text;
using SocialWatch.Simulator.Faults;

namespace SocialWatch.Simulator.Wire;

/// <summary>Puts an answer on the wire, whole or, where a fault says so, broken.</summary>
internal static class ReplyWriter
{
    private const string Html = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>";

    public static async Task WriteAsync(HttpContext context, Reply reply, IReadOnlyList<FaultSpec> faults, bool isBot, CancellationToken cancellationToken)
    {
        var response = context.Response;
        if (Has(FaultNames.HtmlError))
        {
            response.StatusCode = StatusCodes.Status500InternalServerError;
            response.ContentType = "text/html; charset=utf-8";
            await response.WriteAsync(Html, cancellationToken);
            return;
        }

        var body = Encoding.UTF8.GetBytes(reply.Text?.Text ?? reply.Body.ToJsonString());
        response.StatusCode = reply.Status;
        response.ContentType = reply.Text?.Type ?? (isBot ? "application/json" : "application/json; charset=UTF-8");
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (reply.Status == StatusCodes.Status304NotModified)
        {
            return;
        }

        var half = body.AsMemory(0, Math.Max(1, body.Length / 2));
        if (Has(FaultNames.CutConnection))
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(half, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            context.Abort();
            return;
        }

        var written = Has(FaultNames.TruncatedJson) ? half : body;
        response.ContentLength = written.Length;
        await response.Body.WriteAsync(written, cancellationToken);

        bool Has(string name) => faults.Any(fault => fault.Name == name);
    }
}
