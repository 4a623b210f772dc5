namespace SocialWatch.Simulator.Scripting;

/// <summary>Every page, chat, person and key that an event names must exist, keys once, and targets before what refers to them.</summary>
internal static class ScenarioCheck
{
    public static void Verify(Scenario scenario)
    {
        var pages = scenario.Pages.Select(page => page.Id).ToHashSet(StringComparer.Ordinal);
        pages.UnionWith(scenario.Oas.Select(oa => oa.Id));
        pages.UnionWith(scenario.Sites.Select(site => site.Id));
        var bots = scenario.Bots.Select(bot => bot.Username).ToHashSet(StringComparer.Ordinal);
        var chats = scenario.Chats.Select(chat => chat.Id).ToHashSet();
        var people = new HashSet<string>(StringComparer.Ordinal) { "page" };
        foreach (var person in scenario.People)
        {
            if (!people.Add(person.Key))
            {
                throw new ScenarioException($"{scenario.File}: people: key '{person.Key}' is used twice");
            }
        }

        foreach (var chat in scenario.Chats)
        {
            if (!bots.Contains(chat.Bot))
            {
                throw new ScenarioException($"{scenario.File}: chats: field 'bot' names no bot '{chat.Bot}'");
            }
        }

        var kinds = new Dictionary<string, EventKind>(StringComparer.Ordinal);
        foreach (var one in scenario.Events)
        {
            Named(one, "page", one.Page is null || pages.Contains(one.Page), one.Page, "page");
            Named(one, "from", one.From is null || people.Contains(one.From), one.From, "person");
            Named(one, "chat", one.Chat == 0 || chats.Contains(one.Chat), one.Chat.ToString(System.Globalization.CultureInfo.InvariantCulture), "chat");
            Key(one, "on", one.On, EventKind.Post);
            Key(one, "reply_to", one.ReplyTo, one.Kind is EventKind.Message or EventKind.WebComment ? one.Kind : EventKind.Comment);
            Key(one, "target", one.Target, one.Kind switch { EventKind.EditMessage => EventKind.Message, EventKind.WebState => EventKind.WebComment, _ => null });
            if (one.Key is { } key && !kinds.TryAdd(key, one.Kind))
            {
                throw Error(one, "key", $"'{key}' is used twice");
            }
        }

        void Key(ScriptedEvent one, string field, string? key, EventKind? wanted)
        {
            if (key is not null && !(kinds.TryGetValue(key, out var kind) && (wanted ?? kind) == kind && (wanted is not null || kind != EventKind.Message)))
            {
                throw Error(one, field, $"names no earlier item '{key}' of a fitting kind");
            }
        }

        void Named(ScriptedEvent one, string field, bool known, string? name, string what)
        {
            if (!known)
            {
                throw Error(one, field, $"names no {what} '{name}'");
            }
        }

        ScenarioException Error(ScriptedEvent one, string field, string reason) =>
            new($"{scenario.File}: event {one.Index} ({one.Kind}): field '{field}' {reason}");
    }
}
