using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Reads the head of a scenario, then its events, and checks that every name leads somewhere.</summary>
internal static class ScenarioReader
{
    private static readonly string[] ChatTypes = ["private", "group", "supergroup", "channel"];

    public static Scenario Read(JsonElement root, string file)
    {
        var fields = new FieldReader(root, file);
        var name = fields.Text("name");
        var start = fields.Time("start", null);
        var end = fields.Time("end", null);
        if (end <= start)
        {
            throw fields.Error("end", "is not after 'start'");
        }

        var head = new Scenario
        {
            File = file,
            Name = name,
            Start = start,
            End = end,
            Pages = [.. Each(fields, "pages", Page)],
            Bots = [.. Each(fields, "bots", Bot)],
            Chats = [.. Each(fields, "chats", Chat)],
            Oas = [.. Each(fields, "oas", Oa)],
            Sites = [.. Each(fields, "sites", Site)],
            People = [.. Each(fields, "people", Person)],
            Events = [],
        };
        var events = fields.List("events", required: true).ToList();
        fields.Finish();
        return Extend(head, events);
    }

    /// <summary>The scenario with further events, read and checked against everything that is already in it.</summary>
    public static Scenario Extend(Scenario head, IReadOnlyList<JsonElement> elements)
    {
        var crowd = new CrowdPeople(head.People.Count);
        var reader = new EventReader(head, crowd);
        var events = new List<ScriptedEvent>(head.Events);
        for (var index = 0; index < elements.Count; index++)
        {
            events.AddRange(reader.Read(elements[index], index));
        }

        var whole = head with
        {
            People = [.. head.People, .. crowd.Made],
            Events = [.. events.OrderBy(one => one.At)],
        };
        ScenarioCheck.Verify(whole);
        return whole;
    }

    private static IEnumerable<T> Each<T>(FieldReader fields, string list, Func<FieldReader, T> read)
    {
        var index = 0;
        foreach (var element in fields.List(list))
        {
            var one = new FieldReader(element, $"{fields.Where}: {list}[{index++}]");
            yield return read(one);
            one.Finish();
        }
    }

    private static ScriptedPage Page(FieldReader fields)
    {
        var id = fields.Text("id");
        return id.All(char.IsAsciiDigit)
            ? new ScriptedPage(id, fields.Text("name"), fields.Text("token")) { TokenExpires = fields.OptionalTime("token_expires", null), Without = fields.OptionalTexts("without") ?? [], DemandsProof = fields.OptionalText("demands") == "proof" }
            : throw fields.Error("id", "is not a text of digits");
    }

    private static ScriptedBot Bot(FieldReader fields)
    {
        var token = fields.Text("token");
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? new ScriptedBot(token, fields.Text("username"))
            : throw fields.Error("token", "is not of the form '123456:letters'");
    }

    private static ScriptedOa Oa(FieldReader fields) => new(
        fields.Text("id"), fields.Text("name"), fields.Text("app_id"), fields.Text("app_secret"), fields.Text("oa_secret"), fields.Text("access_token"), fields.Text("refresh_token"),
        fields.Text("redirect_uri"), fields.OptionalTexts("groups") ?? []);

    private static ScriptedSite Site(FieldReader fields)
    {
        var kind = fields.Text("kind");
        return kind is Networks.WordPress or Networks.YouTube
            ? new(fields.Text("id"), kind, fields.OptionalText("user"), fields.OptionalText("password"), fields.OptionalText("api_key"))
            : throw fields.Error("kind", $"'{kind}' is not wordpress or youtube");
    }

    private static ScriptedChat Chat(FieldReader fields)
    {
        var type = fields.Text("type");
        return ChatTypes.Contains(type, StringComparer.Ordinal)
            ? new ScriptedChat(fields.Number("id"), type, fields.Text("title"), fields.Text("bot"))
            : throw fields.Error("type", $"'{type}' is not one of {string.Join(", ", ChatTypes)}");
    }

    private static ScriptedPerson Person(FieldReader fields) =>
        new(fields.Text("key"), fields.Number("id"), fields.Text("name"), fields.OptionalText("username"));
}
