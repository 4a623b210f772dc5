using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.WordPress;

/// <summary>One comment, as far as it is asked for: nothing of its author is.</summary>
/// <param name="DateGmt">UTC without saying so.</param>
/// <param name="Status">Only told to an account: <c>approved</c>, <c>hold</c>, <c>spam</c>, <c>trash</c>.</param>
/// <param name="Type"><c>comment</c>, or another site that links here.</param>
internal sealed record WordPressComment(string? Id, string? Post, string? Parent, string? DateGmt, WordPressContent? Content, string? Status, string? Type);

internal sealed record WordPressContent(string? Rendered);

/// <summary>Every refusal: <c>{"code","message","data":{"status"}}</c>. The message is not read: it may quote.</summary>
internal sealed record WordPressError(string? Code);

/// <summary>The site about itself, at <c>/wp-json/</c>.</summary>
internal sealed record WordPressSite(IReadOnlyList<string>? Namespaces);

/// <summary>One page of comments.</summary>
/// <param name="Pages">How many there are, counted before what may not be seen was left out; null when not told.</param>
/// <param name="Over">There is no such page any more.</param>
internal sealed record WordPressPage(IReadOnlyList<WordPressComment> Comments, int? Pages, bool Over = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(IReadOnlyList<WordPressComment>))]
[JsonSerializable(typeof(WordPressComment))]
[JsonSerializable(typeof(WordPressError))]
[JsonSerializable(typeof(WordPressSite))]
internal sealed partial class WordPressJson : JsonSerializerContext;
