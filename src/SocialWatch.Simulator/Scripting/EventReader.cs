using System.Text.Json;
using SocialWatch.Simulator.Faults;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Reads one element of "events"; a crowd or a routine becomes many events.</summary>
internal sealed class EventReader(Scenario head, CrowdPeople crowd)
{
    private static readonly string[] Memberships = ["member", "administrator", "left", "kicked"];
    private static readonly string[] MediaKinds = ["photo", "document", "sticker", "voice"];
    private static readonly string[] States = ["approved", "hold", "spam", "trash", "gone"];

    public IReadOnlyList<ScriptedEvent> Read(JsonElement element, int index)
    {
        var fields = new FieldReader(element, $"{head.File}: event {index}");
        var kind = fields.Text("kind");
        fields.Where = $"{head.File}: event {index} ({kind})";
        IReadOnlyList<ScriptedEvent> events = kind switch
        {
            "post" => [Post(fields, index)],
            "comment" => [Comment(fields, index)],
            "edit" => [Start(fields, EventKind.Edit, index) with { Target = fields.Text("target"), Text = fields.Text("text") }],
            "remove" => [Start(fields, EventKind.Remove, index) with { Target = fields.Text("target") }],
            "engage" => [Start(fields, EventKind.Engage, index) with
            {
                Target = fields.Text("target"), Likes = fields.Count("likes"), Shares = fields.Count("shares"),
            }],
            "message" => [Message(fields, index)],
            "edit_message" => [Start(fields, EventKind.EditMessage, index) with { Target = fields.Text("target"), Text = fields.Text("text") }],
            "staff_press" => [Start(fields, EventKind.StaffPress, index) with
            {
                Chat = fields.Number("chat"), From = fields.Text("from"), Button = fields.Text("button"), Card = fields.OptionalText("card"),
            }],
            "oa_message" => [Oa(fields, EventKind.OaMessage, index)],
            "oa_answer" => [Oa(fields, EventKind.OaAnswer, index)],
            "web_post" => [Start(fields, EventKind.WebPost, index) with { Page = fields.Text("site"), Key = fields.OptionalText("key"), Text = fields.Text("text") }],
            "web_comment" => [Start(fields, EventKind.WebComment, index) with
            {
                Page = fields.Text("site"), Thread = (int)fields.Number("on"), Key = fields.OptionalText("key"), From = fields.Text("from"), Text = fields.Text("text"),
                ReplyTo = fields.OptionalText("reply_to"), Status = State(fields) ?? "approved",
            }],
            "web_state" => [Start(fields, EventKind.WebState, index) with
            {
                Target = fields.Text("target"), Status = State(fields) ?? throw fields.Error("state", "is missing"), Text = fields.OptionalText("text"),
            }],
            "page_message" => [Talk(fields, EventKind.PageMessage, index)],
            "page_answer" => [Talk(fields, EventKind.PageAnswer, index)],
            "membership" => [Membership(fields, index)],
            "raw_update" => [Start(fields, EventKind.RawUpdate, index) with { Chat = fields.Number("chat"), Update = fields.Object("update") }],
            "fault" => [ReadFault(fields, index)],
            "crowd" => Crowd.Read(fields, head, crowd, index),
            "routine" => Routine.Read(fields, head, index),
            _ => throw fields.Error("kind", $"'{kind}' is not a known kind"),
        };
        fields.Finish();
        return events;
    }

    private static string? State(FieldReader fields)
    {
        var state = fields.OptionalText("state");
        return state is null || States.Contains(state, StringComparer.Ordinal) ? state : throw fields.Error("state", $"'{state}' is not one of {string.Join(", ", States)}");
    }

    private ScriptedEvent Start(FieldReader fields, EventKind kind, int index) =>
        new() { Kind = kind, Index = index, At = fields.Time("at", head.Start) };

    private ScriptedEvent Post(FieldReader fields, int index)
    {
        var status = fields.OptionalText("status_type") ?? "mobile_status_update";
        return Start(fields, EventKind.Post, index) with
        {
            Page = fields.Text("page"),
            Key = fields.Text("key"),
            From = fields.Text("from"),
            StatusType = status,
            // A post of photos may have no words, and then has no "message" on the wire either.
            Text = status == "added_photos" ? fields.OptionalText("text") : fields.Text("text"),
        };
    }

    private ScriptedEvent Comment(FieldReader fields, int index)
    {
        var media = Media(fields);
        return Start(fields, EventKind.Comment, index) with
        {
            On = fields.Text("on"),
            ReplyTo = fields.OptionalText("reply_to"),
            Key = fields.OptionalText("key"),
            From = fields.Text("from"),
            Text = media is null ? fields.Text("text") : fields.OptionalText("text"),
            Media = media,
            Likes = (int)(fields.OptionalNumber("likes") ?? 0),
        };
    }

    private static string? Media(FieldReader fields)
    {
        var media = fields.OptionalText("media");
        return media is null || MediaKinds.Contains(media, StringComparer.Ordinal)
            ? media
            : throw fields.Error("media", $"'{media}' is not one of {string.Join(", ", MediaKinds)}");
    }

    private ScriptedEvent Message(FieldReader fields, int index)
    {
        var media = Media(fields);
        var reply = fields.OptionalText("reply_to_card");
        return Start(fields, EventKind.Message, index) with
        {
            Chat = fields.Number("chat"),
            From = fields.Text("from"),
            Key = fields.OptionalText("key"),
            Text = media is null ? fields.Text("text") : fields.OptionalText("text"),
            ForwardFrom = fields.OptionalText("forward_from"),
            Thread = (int?)fields.OptionalNumber("thread"),
            ReplyTo = fields.OptionalText("reply_to"),
            Card = reply ?? fields.OptionalText("code_from"),
            ToCard = reply is not null,
            Media = media,
        };
    }

    private ScriptedEvent Oa(FieldReader fields, EventKind kind, int index)
    {
        var media = Media(fields);
        return Start(fields, kind, index) with
        {
            Page = fields.Text("oa"),
            From = fields.Text("from"),
            Group = fields.OptionalText("group"),
            Text = media is null ? fields.Text("text") : null,
            Media = media,
        };
    }

    private ScriptedEvent Talk(FieldReader fields, EventKind kind, int index)
    {
        var media = Media(fields);
        return Start(fields, kind, index) with
        {
            Page = fields.Text("page"),
            From = fields.Text("from"),
            Text = media is null ? fields.Text("text") : null,
            Media = media,
            Status = fields.OptionalText("app"),
        };
    }

    private ScriptedEvent Membership(FieldReader fields, int index)
    {
        var status = fields.Text("status");
        return Memberships.Contains(status, StringComparer.Ordinal)
            ? Start(fields, EventKind.Membership, index) with { Chat = fields.Number("chat"), From = fields.Text("from"), Status = status }
            : throw fields.Error("status", $"'{status}' is not one of {string.Join(", ", Memberships)}");
    }

    private ScriptedEvent ReadFault(FieldReader fields, int index)
    {
        var start = Start(fields, EventKind.Fault, index);
        return start with { Fault = FaultReader.Read(fields, start.At, head.Start) };
    }
}
