using SocialWatch.Alerts;
using SocialWatch.Organisation;

namespace SocialWatch.Chat.Desk;

/// <summary>Phrases that several answers share.</summary>
internal sealed class DeskWords(Wording wording)
{
    /// <summary>A text of the desk.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say(key, values);

    /// <summary>The same with the values of an alert.</summary>
    public string Say(string key, IReadOnlyDictionary<string, string> values) => wording.Texts.Say(key, values);

    /// <summary>A whole answer without a list.</summary>
    public ChatReply Reply(string key, string? code, params ReadOnlySpan<(string Name, string Value)> values) => new(wording.Texts.Say(key, values), code);

    /// <summary>An answer whose list may be cut.</summary>
    public ReplyText List() => new(count => wording.Texts.Say("chat.more", ("count", Wording.Count(count))));

    /// <summary>A kind of alert, as the lists name it.</summary>
    public string AlertKind(string kind) => wording.Texts.Or("list.alert." + kind, kind);

    /// <summary>A stored state such as <c>to_confirm</c>, as the lists name it.</summary>
    public string State(string state) => wording.Texts.Or("list.state." + state, state);

    public string Role(string role) => wording.Texts.Or("chat.role." + role, role);

    /// <summary>A role at the beginning of a sentence.</summary>
    public string RoleFirst(string role) => Role(role) is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : role;

    /// <summary>A name with its role; who joined with a code is named by the role already.</summary>
    public string NameAndRole(string name, string role) => name.StartsWith(RoleFirst(role), StringComparison.Ordinal) ? name : $"{name} ({Role(role)})";

    public string Roles(IEnumerable<string> roles) => string.Join(", ", roles.Select(Role));

    /// <summary>Who asked, by the name that staff know them under.</summary>
    public static string Name(ChatCall call) => Who(call).Name;

    /// <summary>The member of staff, or the group where nobody is known.</summary>
    public static Person Who(ChatCall call) => call.Speaker ?? call.Person;
}
