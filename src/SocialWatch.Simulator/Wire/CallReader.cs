using System.Text.Json;

namespace SocialWatch.Simulator.Wire;

/// <summary>Gathers the parameters of a call from wherever the client put them.</summary>
internal static class CallReader
{
    public static async Task<Call> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<CallFile>();
        foreach (var (name, value) in request.Query)
        {
            parameters[name] = value.ToString();
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            foreach (var (name, value) in form)
            {
                parameters[name] = value.ToString();
            }

            files.AddRange(form.Files.Select(file => new CallFile(file.Name, file.FileName, file.ContentType, file.Length)));
        }
        else if (request.HasJsonContentType())
        {
            await ReadJsonAsync(request, parameters, cancellationToken);
        }

        var authorization = request.Headers.Authorization.ToString();
        return new Call
        {
            Method = request.Method,
            Path = (request.Path.Value ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries),
            Parameters = parameters,
            Files = files,
            ZaloToken = request.Headers["access_token"],
            ZaloSecret = request.Headers["secret_key"],
            GoogleKey = request.Headers["X-Goog-Api-Key"],
            KnownTag = request.Headers.IfNoneMatch,
            BaseAddress = $"{request.Scheme}://{request.Host}",
            Bearer = authorization.Length == 0 ? null : authorization[(authorization.LastIndexOf(' ') + 1)..],
        };
    }

    private static async Task ReadJsonAsync(HttpRequest request, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
        }
        catch (JsonException)
        {
            // Both networks treat an unreadable body as one without parameters and complain of what is then missing.
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                parameters[property.Name] = property.Value.ValueKind == JsonValueKind.String
                    ? property.Value.GetString()!
                    : property.Value.GetRawText();
            }
        }
    }
}
