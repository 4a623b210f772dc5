using System.Globalization;

namespace SocialWatch.Simulator.Wire;

/// <summary>A file part of a multipart call; its bytes are not kept.</summary>
internal sealed record CallFile(string Field, string Name, string MimeType, long Length);

/// <summary>One call with its parameters gathered from query, form, multipart or JSON.</summary>
internal sealed record Call
{
    public required string Method { get; init; }

    /// <summary>Path segments after the network's own prefix (version or bot token).</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required string BaseAddress { get; init; }

    public IReadOnlyList<CallFile> Files { get; init; } = [];

    /// <summary>The value of the Authorization header without its scheme, if any.</summary>
    public string? Bearer { get; init; }

    public string? Version { get; init; }

    /// <summary>The headers that Zalo has for its token and for the app's secret.</summary>
    public string? ZaloToken { get; init; }

    public string? ZaloSecret { get; init; }

    /// <summary>The key that Google takes in a header.</summary>
    public string? GoogleKey { get; init; }

    /// <summary>The tag of what the caller has already.</summary>
    public string? KnownTag { get; init; }

    /// <summary>Answer the first page of an edge with nothing in it and a link to go on (fault empty_page_with_next).</summary>
    public bool EmptyPage { get; init; }

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public bool IsTrue(string name) => this[name] is "true" or "1" or "True";

    public long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
