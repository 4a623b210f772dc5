using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialWatch.Connectors.Facebook.Deletion;

/// <summary>Reads the one field of Facebook's callbacks: a form with a signed request.</summary>
internal static class FacebookForm
{
    /// <summary>When the request was issued; null when the form is too large or not signed by Facebook.</summary>
    public static async Task<DateTimeOffset?> SignedAsync(HttpContext context, string? secret, int most)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await memory.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            if (memory.Length > most)
            {
                return null;
            }
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(memory.ToArray()));
        return SignedRequest.IssuedAt(form.TryGetValue("signed_request", out var request) ? request.ToString() : null, secret);
    }
}
