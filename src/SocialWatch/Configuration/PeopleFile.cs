using System.Text.RegularExpressions;
using SocialWatch.Configuration.Json;
using SocialWatch.Organisation;

namespace SocialWatch.Configuration;

/// <summary>people.json: the staff who are told things, with roles, unit scope and sinks.</summary>
internal static partial class PeopleFile
{
    public const string Name = "people.json";

    public static IReadOnlyList<Person> Read(string text, KnownParts known, UnitIds units, ConfigErrors errors)
    {
        var people = new List<Person>();
        foreach (var node in ConfigDocument.List(errors, Name, text))
        {
            var id = node.Id("id") ?? "";
            var name = node.Text("name") ?? "";
            var roles = node.Texts("roles", allowed: Vocabulary.Roles);
            var unit = units.Check(node, "unit", node.Text("unit")) ?? "";
            var group = node.Flag("group", false);
            var sinks = node.Texts("sinks");
            node.NotEmpty("roles");
            node.NotEmpty("sinks");
            for (var i = 0; i < sinks.Count; i++)
            {
                Check(node, i, sinks[i], group, known.Sinks);
            }

            if (id.Length > 0 && people.Any(p => p.Id == id))
            {
                node.Wrong("id", "twice");
            }

            node.Close();
            people.Add(new(id, name, roles, unit, sinks) { Group = group });
        }

        return people;
    }

    private static void Check(ConfigNode node, int index, string sink, bool group, IReadOnlyList<string> known)
    {
        var colon = sink.IndexOf(':', StringComparison.Ordinal);
        var (id, address) = colon < 0 ? (sink, "") : (sink[..colon], sink[(colon + 1)..]);
        if (!known.Contains(id))
        {
            node.WrongItem("sinks", index, sink, "unknown_sink", ("allowed", string.Join(", ", known)));
            return;
        }

        var fits = id switch
        {
            "console" => address.Length == 0,
            "telegram" => ChatId().IsMatch(address),
            "email" => Mailbox().IsMatch(address),
            _ => address.Length > 0,
        };
        if (!fits)
        {
            node.WrongItem("sinks", index, sink, "bad_address");
        }
        else if (!group && (id == "zalo-group" || (id == "telegram" && address[0] == '-')))
        {
            // A negative chat id of Telegram is a group: restricted kinds must not reach it as if it were one person (DESIGN 6.3).
            node.WrongItem("sinks", index, sink, "is_group");
        }
    }

    [GeneratedRegex("^-?[0-9]{1,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex ChatId();

    [GeneratedRegex("^[^@\\s:]+@[^@\\s:]+\\.[^@\\s:.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();
}
