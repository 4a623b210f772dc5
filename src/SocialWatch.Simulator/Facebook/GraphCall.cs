using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>One call of a webhook as Facebook makes it: the text escaped, and signed as it stands on the wire.</summary>
internal sealed partial record GraphCall(DateTimeOffset At, byte[] Body, string Signature)
{
    /// <summary>What a comment or post causes: its writing, its edits, its removal.</summary>
    public static IEnumerable<GraphCall> Of(GraphItem item, DateTimeOffset now)
    {
        foreach (var (at, text, first) in item.Texts)
        {
            if (at <= now)
            {
                yield return Feed(item, at, first ? "add" : "edited", text);
            }
        }

        if (item.RemovedAt is { } removed && removed <= now)
        {
            yield return Feed(item, removed, "remove", null);
        }
    }

    public static GraphCall Of(InboxSaid said)
    {
        var message = new JsonObject { ["mid"] = said.Id, ["text"] = said.Text };
        if (said.FromPage)
        {
            message["is_echo"] = true;
            message["app_id"] = long.Parse(said.App ?? "263902037430900", CultureInfo.InvariantCulture);
        }

        var (person, page) = (new JsonObject { ["id"] = said.Person }, new JsonObject { ["id"] = said.Page });
        return Signed(said.At, said.Page, "messaging", new JsonObject
        {
            ["sender"] = said.FromPage ? page : person, ["recipient"] = said.FromPage ? person : page, ["timestamp"] = said.At.ToUnixTimeMilliseconds(), ["message"] = message,
        });
    }

    private static GraphCall Feed(GraphItem item, DateTimeOffset at, string verb, string? text)
    {
        var value = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = item.From.Id, ["name"] = item.From.Name }, ["post_id"] = (item.Post ?? item).Id, ["verb"] = verb, ["item"] = item.IsPost ? "status" : "comment",
        };
        if (!item.IsPost)
        {
            value["comment_id"] = item.Id;
            value["parent_id"] = item.Parent?.Id ?? item.Post!.Id;
        }

        if (verb != "remove")
        {
            value["created_time"] = item.At.ToUnixTimeSeconds();
            value["message"] = text;
        }

        return Signed(at, item.Page.Id, "changes", new JsonObject { ["field"] = "feed", ["value"] = value });
    }

    private static GraphCall Signed(DateTimeOffset at, string page, string list, JsonObject one)
    {
        var call = new JsonObject { ["object"] = "page", ["entry"] = new JsonArray(new JsonObject { ["id"] = page, ["time"] = at.ToUnixTimeMilliseconds(), [list] = new JsonArray(one) }) };
        var body = Encoding.ASCII.GetBytes(Escape().Replace(call.ToJsonString(), match => match.Value.ToLowerInvariant()));
        return new(at, body, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(GraphTokens.AppSecret), body)));
    }

    [GeneratedRegex(@"\\u[0-9A-F]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
