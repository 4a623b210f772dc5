using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Zalo;

/// <summary>The Official Account API: from a call to an answer, errors with HTTP 200. The caller holds the world's gate.</summary>
internal sealed class ZaloApi(ZaloWorld world, SentLog sent, SimulatedClock clock)
{
    private const int MostMessages = 10;
    private const int LongestText = 2000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Whether a path is of this API.</summary>
    public static bool IsFor(Call call) => call.Path is ["v2.0" or "v3.0", "oa" or "article", ..] or ["v4", "oa", ..];

    public Reply Answer(Call call)
    {
        var account = world.Accounts.Values.FirstOrDefault(a => a.AccessToken == call.ZaloToken);
        if (account is null || account.ExpiresAt <= clock.Now)
        {
            return ZaloErrors.Named("zalo_216_token");
        }

        var path = string.Join('/', call.Path);
        var query = call["data"] is { } data && Json(data) is { } read ? read : new JsonObject(call.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        return (call.Method, path) switch
        {
            ("GET", "v2.0/oa/getoa") => Ok(new JsonObject
            {
                ["oa_id"] = account.Oa.Id, ["name"] = account.Oa.Name, ["package_name"] = "Tăng trưởng", ["package_valid_through_date"] = "12/08/2037",
            }),
            ("GET", "v2.0/oa/listrecentchat") => List(account, query, s => s.Group is null),
            ("GET", "v2.0/oa/conversation") => List(account, query, s => s.Group is null && s.Person == query["user_id"]?.ToString()),
            ("GET", "v3.0/oa/group/listrecentchat") => List(account, query, s => s.Group is not null),
            ("GET", "v3.0/oa/group/conversation") => List(account, query, s => s.Group is not null && s.Group == query["group_id"]?.ToString()),
            ("GET", "v3.0/oa/group/getgroupsofoa") => Groups(account, query),
            ("GET", "v3.0/oa/user/detail") => User(account, query["user_id"]?.ToString() ?? ""),
            ("POST", "v3.0/oa/quota/message") => Quota(account, call["user_id"] ?? ""),
            ("POST", "v3.0/oa/message/cs") => Send(account, call, "user_id"),
            ("POST", "v3.0/oa/group/message") => Send(account, call, "group_id"),
            ("POST", "v2.0/oa/upload/image" or "v2.0/oa/upload/file") when call.Files is not [{ Field: "file" }] => ZaloErrors.Of(-201, "file is invalid!"),
            ("POST", "v2.0/oa/upload/image") => call.Files[0].MimeType is "image/png" or "image/jpeg"
                ? Ok(new JsonObject { ["attachment_id"] = account.NewId() })
                : ZaloErrors.Of(-201, "file is invalid. We only support png and jpeg"),
            ("POST", "v2.0/oa/upload/file") => Ok(new JsonObject { ["token"] = account.NewId() }),
            ("POST", "v2.0/article/create") => Article(account, call),
            ("POST", "v2.0/article/verify") => Verify(account, call["token"] ?? ""),
            (_, "v2.0/oa/getprofile") => ZaloErrors.Named("zalo_240_shut_down"),
            _ => ZaloErrors.Named("zalo_404_path"),
        };
    }

    private Reply List(ZaloAccountWorld account, JsonObject query, Func<ZaloSaid, bool> which)
    {
        var count = Number(query["count"], 5);
        return count > MostMessages
            ? ZaloErrors.Named("zalo_210_limit")
            : Ok(new JsonArray([.. account.Said.Where(which).Reverse().OrderByDescending(s => s.At).Skip(Number(query["offset"], 0)).Take(count).Select(s => ZaloNodes.Message(s, account.Oa))]));
    }

    private static Reply Groups(ZaloAccountWorld account, JsonObject query)
    {
        var (offset, count) = (Number(query["offset"], 0), Number(query["count"], 5));
        var page = account.Oa.Groups.Skip(offset).Take(count).Select(g => (JsonNode)new JsonObject
        {
            ["name"] = "Nhóm", ["avatar"] = "https://ava-grp-talk.zadn.vn/simulated.jpg", ["group_id"] = g, ["group_link"] = "https://zalo.me/g/simulated", ["group_description"] = "",
            ["total_member"] = 2, ["status"] = "enabled",
        }).ToArray();
        return Ok(new JsonObject { ["offset"] = offset, ["count"] = count, ["total"] = account.Oa.Groups.Count, ["group_count"] = page.Length, ["groups"] = new JsonArray(page) });
    }

    private static Reply User(ZaloAccountWorld account, string user) => account.Said.LastOrDefault(s => s.Person == user && !s.FromAccount) is not { } last
        ? ZaloErrors.Of(-201, "user_id is invalid!")
        : Ok(new JsonObject
        {
            ["user_id"] = user, ["user_id_by_app"] = "9" + user, ["user_external_id"] = "", ["display_name"] = last.Name, ["user_alias"] = last.Name, ["is_sensitive"] = false,
            ["user_last_interaction_date"] = last.At.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), ["user_is_follower"] = true, ["avatar"] = "https://s120-ava-talk.zadn.vn/simulated.jpg",
            ["avatars"] = new JsonObject { ["120"] = "https://s120-ava-talk.zadn.vn/simulated.jpg", ["240"] = "https://s240-ava-talk.zadn.vn/simulated.jpg" }, ["dynamic_param"] = "",
            ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = new JsonArray() },
            ["shared_info"] = new JsonObject { ["address"] = "", ["city"] = "", ["district"] = "", ["phone"] = 0, ["name"] = "", ["user_dob"] = "" },
        });

    private static Reply Quota(ZaloAccountWorld account, string user) => LastWord(account, user) is not { } last
        ? ZaloErrors.Of(-201, "user_id is invalid!")
        : Ok(new JsonObject
        {
            ["last_interaction"] = last.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["cs_reply"] = new JsonObject { ["remain"] = 8, ["total"] = 8 },
            ["promotion"] = new JsonObject { ["daily_remain"] = 0, ["daily_total"] = 1, ["monthly_remain"] = 4, ["monthly_total"] = 6 },
        });

    private Reply Send(ZaloAccountWorld account, Call call, string kind)
    {
        var (recipient, message) = (Json(call["recipient"]), Json(call["message"]));
        var (to, text) = (recipient?[kind]?.ToString() ?? "", message?["text"]?.ToString());
        var attached = message?["attachment"] is not null;
        if (text is null && !attached || text?.Length > LongestText || (kind == "group_id" && !account.Oa.Groups.Contains(to)))
        {
            return ZaloErrors.Of(-201, "message is invalid!");
        }

        if (kind == "user_id" && !(LastWord(account, to) + Window >= clock.Now))
        {
            return ZaloErrors.Named("zalo_230_window");
        }

        if (message?["quote_message_id"]?.ToString() is { } quote && !account.Said.Exists(s => s.Id == quote && (s.Group ?? s.Person) == to))
        {
            return ZaloErrors.Named("zalo_201_parameter");
        }

        var said = new ZaloSaid(account.NewId(), clock.Now, true, kind == "user_id" ? to : account.Oa.Id, "", kind == "group_id" ? to : null, text is null ? "file" : "text", text);
        account.Said.Add(said);
        sent.Add(new() { Network = Networks.Zalo, Method = kind == "user_id" ? "message/cs" : "group/message", Target = to, MessageId = said.Id, Text = text ?? "", At = clock.Now });
        return Ok(kind == "group_id" ? new JsonObject { ["message_id"] = said.Id, ["group_id"] = to } : new JsonObject
        {
            ["quota"] = new JsonObject { ["quota_type"] = "reply", ["remain"] = "7", ["total"] = "8" }, ["message_id"] = said.Id, ["user_id"] = to,
            ["sent_time"] = clock.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    private static Reply Article(ZaloAccountWorld account, Call call)
    {
        if (call["title"] is not { Length: > 0 and <= 150 } || call["cover"] is null)
        {
            return ZaloErrors.Of(-201, "cover is invalid!");
        }

        var token = account.NewId();
        account.Articles[token] = 1; // once in work, then done
        return Ok(new JsonObject { ["token"] = token });
    }

    private static Reply Verify(ZaloAccountWorld account, string token) =>
        !account.Articles.TryGetValue(token, out var left) ? ZaloErrors.Of(-201, "token is invalid!")
        : left > 0 ? Work(account, token, left)
        : Ok(new JsonObject { ["id"] = "article-" + token });

    private static Reply Work(ZaloAccountWorld account, string token, int left)
    {
        account.Articles[token] = left - 1;
        return ZaloErrors.Named("zalo_214_processing");
    }

    private static DateTimeOffset? LastWord(ZaloAccountWorld account, string user) =>
        account.Said.Where(s => s.Group is null && s.Person == user && !s.FromAccount).Select(s => (DateTimeOffset?)s.At).Max();

    private static Reply Ok(JsonNode data) => Reply.Ok(new JsonObject { ["data"] = data, ["error"] = 0, ["message"] = "Success" });

    private static int Number(JsonNode? node, int otherwise) => int.TryParse(node?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    private static JsonObject? Json(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
