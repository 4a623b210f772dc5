using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Zalo;

/// <summary>The recorded shapes of messages and of webhook calls.</summary>
internal static class ZaloNodes
{
    private const string Avatar = "https://s240-ava-talk.zadn.vn/simulated.jpg";

    public static JsonObject Message(ZaloSaid said, ScriptedOa oa)
    {
        var (from, to) = said.FromAccount ? ((oa.Id, oa.Name), (said.Person, said.Name)) : ((said.Person, said.Name), (oa.Id, oa.Name));
        var node = new JsonObject { ["src"] = said.FromAccount ? 0 : 1, ["time"] = said.At.ToUnixTimeMilliseconds() };
        if (said.Group is null)
        {
            node["sent_time"] = said.At.ToOffset(ScenarioTime.Offset).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
        }

        (node["from_id"], node["from_display_name"], node["from_avatar"]) = (from.Item1, from.Item2, Avatar);
        if (said.Group is { } group)
        {
            node["group_id"] = group;
        }
        else
        {
            (node["to_id"], node["to_display_name"], node["to_avatar"]) = (to.Item1, to.Item2, Avatar);
        }

        (node["message_id"], node["type"]) = (said.Id, said.Type);
        if (said.Type == "text")
        {
            node["message"] = said.Text;
        }
        else
        {
            (node["thumb"], node["url"], node["description"]) = ("https://f6.photo.talk.zdn.vn/t.jpg", "https://f6.photo.talk.zdn.vn/o.jpg", "");
        }

        return node;
    }

    /// <summary>What Zalo calls a webhook with about a message.</summary>
    public static JsonObject Call(ZaloSaid said, ScriptedOa oa)
    {
        var who = said.FromAccount ? "oa_send" : "user_send";
        var message = new JsonObject();
        if (said.Type == "text")
        {
            message["text"] = said.Text;
        }

        message["msg_id"] = said.Id;
        if (said.Type != "text")
        {
            message["attachments"] = new JsonArray(new JsonObject
            {
                ["payload"] = new JsonObject { ["thumbnail"] = "https://f6.photo.talk.zdn.vn/t.jpg", ["url"] = "https://f6.photo.talk.zdn.vn/o.jpg" },
                ["type"] = said.Type == "photo" ? "image" : said.Type,
            });
        }

        var type = said.Type == "photo" ? "image" : said.Type;
        var sender = new JsonObject { ["id"] = said.FromAccount ? oa.Id : said.Person };
        if (said.Admin is { } admin)
        {
            sender["admin_id"] = admin;
        }

        var call = new JsonObject
        {
            ["app_id"] = oa.AppId,
            ["sender"] = sender,
            ["user_id_by_app"] = "9" + said.Person,
            ["recipient"] = new JsonObject { ["id"] = said.Group ?? (said.FromAccount ? said.Person : oa.Id) },
            ["event_name"] = said.Group is null ? $"{who}_{type}" : $"{who}_group_{type}",
            ["message"] = message,
            ["timestamp"] = said.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (said.Group is not null)
        {
            call["oa_id"] = oa.Id;
        }

        return call;
    }
}
