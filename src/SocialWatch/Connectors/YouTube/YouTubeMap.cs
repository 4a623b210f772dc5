using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.YouTube;

/// <summary>One comment or answer → one item. Names and pictures are not read; the author's id is used to count people and to know the union's own word. Pure.</summary>
internal static class YouTubeMap
{
    /// <param name="video">The video it stands under; null under the channel itself.</param>
    /// <param name="thread">The comment it answers, null when it is one.</param>
    public static FetchedItem? Comment(YouTubeComment? comment, string? video, string? thread, int answers, Channel channel, PassedOver passedOver)
    {
        if (comment is not { Id: { Length: > 0 and < 200 } id, Snippet: { } said })
        {
            return passedOver.Add("no_id");
        }

        if (Time(said) is not { } at)
        {
            return passedOver.Add("no_time");
        }

        var person = said.AuthorChannelId?.Value;
        var own = person is not null && person == channel.Source;
        var text = said.TextDisplay?.Trim() ?? "";
        return new()
        {
            Channel = channel.Id,
            ExternalId = id,
            Kind = MentionKind.Comment,
            At = at,
            Text = text,
            Wordless = text.Length == 0,
            Origin = own ? Origin.Own : Origin.Member,
            AuthorKey = own || string.IsNullOrEmpty(person) ? null : person,
            ParentExternalId = thread ?? video,
            ThreadExternalId = video ?? thread,
            Engagement = new(Count(said.LikeCount), answers, 0),
        };
    }

    public static DateTimeOffset? Time(YouTubeCommentSnippet? said) => WireTime.TryIso(said?.PublishedAt, out var at) ? at : null;

    /// <summary>When it was written or changed last.</summary>
    public static DateTimeOffset? Changed(YouTubeCommentSnippet? said) => WireTime.TryIso(said?.UpdatedAt, out var at) ? at : Time(said);

    public static int Count(string? number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
