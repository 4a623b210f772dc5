using System.Globalization;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;
using SocialWatch.Publishing;

namespace SocialWatch.Connectors.Facebook.Writing;

/// <summary>The typed client of publishing. Thread-safe.</summary>
internal sealed class FacebookPublishApi(IFacebookTransport transport) : IFacebookPublishApi
{
    private const string Fields = "fields=id,message,created_time,is_published,scheduled_publish_time";

    public Task<FacebookMade> PublishAsync(FacebookAccess access, string page, string text, DateTimeOffset? at, PublishPhoto? photo, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text.Length > 0)
        {
            fields[photo is null ? "message" : "caption"] = text;
        }

        if (at is { } planned)
        {
            fields["published"] = "false";
            fields["unpublished_content_type"] = "SCHEDULED";
            fields["scheduled_publish_time"] = planned.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        var file = photo is null ? null : new FacebookFile("source", photo.FileName, photo.MimeType, photo.Content);
        return transport.PostAsync(access, $"{Uri.EscapeDataString(page)}/{(photo is null ? "feed" : "photos")}", fields, FacebookWritingJson.Default.FacebookMade, cancellationToken, file);
    }

    public Task<FacebookNode<FacebookPublished>> GetPostAsync(FacebookAccess access, string post, CancellationToken cancellationToken) =>
        transport.GetAsync(access, Uri.EscapeDataString(post), Fields, FacebookWritingJson.Default.FacebookPublished, cancellationToken);

    public Task<FacebookReply<FacebookPublished>> GetPublishedAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Uri.EscapeDataString(page)}/published_posts", Fields, limit, after, FacebookWritingJson.Default.FacebookPublished, cancellationToken);

    public Task<FacebookReply<FacebookPublished>> GetScheduledAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Uri.EscapeDataString(page)}/scheduled_posts", Fields, limit, after, FacebookWritingJson.Default.FacebookPublished, cancellationToken);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(FacebookMade))]
[JsonSerializable(typeof(FacebookPublished))]
internal sealed partial class FacebookWritingJson : JsonSerializerContext;
