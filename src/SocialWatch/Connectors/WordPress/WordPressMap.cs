using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Connectors.Website;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.WordPress;

/// <summary>One comment → one item, or the reason why not. Pure.</summary>
internal static class WordPressMap
{
    private const int MaxText = 20_000;

    /// <summary>Comments and posts are numbered each from 1: the letter keeps them apart.</summary>
    public static string CommentId(string id) => "c" + id;

    public static FetchedItem? Comment(WordPressComment comment, Channel channel, PassedOver passedOver)
    {
        if (Number(comment.Id) is not { } id)
        {
            return passedOver.Add("no_id");
        }

        if (Time(comment.DateGmt) is not { } at)
        {
            return passedOver.Add("no_time"); // a draft has zeros
        }

        if (comment.Type is { Length: > 0 } type and not "comment")
        {
            return passedOver.Add(type is "pingback" or "trackback" ? type : "other_type");
        }

        var text = HtmlText.Of(comment.Content?.Rendered);
        var post = Number(comment.Post) is { } p ? "p" + p : null;
        return new()
        {
            Channel = channel.Id,
            ExternalId = CommentId(id),
            Change = comment.Status is "spam" or "trash" ? ItemChange.Removed : ItemChange.Seen,
            Kind = MentionKind.Comment,
            At = at,
            Text = text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)],
            Wordless = text.Length == 0,
            ParentExternalId = Number(comment.Parent) is { } parent and not "0" ? CommentId(parent) : post,
            ThreadExternalId = post,
        };
    }

    /// <summary><c>date_gmt</c> is UTC and does not say so.</summary>
    public static DateTimeOffset? Time(string? gmt) =>
        DateTime.TryParseExact(gmt?.TrimEnd('Z'), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc) && utc.Year > 1
            ? new(utc, TimeSpan.Zero)
            : null;

    private static string? Number(string? text) => text is { Length: > 0 and <= 20 } && text.All(char.IsAsciiDigit) ? text : null;
}
