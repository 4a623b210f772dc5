using System.Globalization;
using System.Text.RegularExpressions;
using SocialWatch.Alerts;
using SocialWatch.Configuration.Json;
using SocialWatch.Organisation;

namespace SocialWatch.Configuration;

/// <summary>roster.json: who is on duty when. Every hour of the week needs somebody (DESIGN 6.3).</summary>
internal static partial class RosterFile
{
    public const string Name = "roster.json";

    public static IReadOnlyList<Shift> Read(string text, IReadOnlyList<Person> people, ConfigErrors errors)
    {
        var before = errors.All.Count;
        var roster = new List<Shift>();
        foreach (var node in ConfigDocument.List(errors, Name, text))
        {
            var weekdays = node.Texts("weekdays", allowed: [.. Vocabulary.Weekdays.Keys]);
            node.NotEmpty("weekdays");
            var from = node.Time("from");
            var to = node.Time("to");
            var person = Officer(node, "person", people);
            var deputy = Officer(node, "deputy", people);
            node.Close();
            if (person is not null && deputy is not null && people.All(p => p.Id != person && p.Id != deputy))
            {
                node.Wrong("deputy", "unknown_person"); // one of the two must be there whatever the store says
            }
            else if (from is { } start && to is { } end && person is not null && deputy is not null)
            {
                roster.Add(new([.. weekdays.Select(w => Vocabulary.Weekdays[w])], start, end, person, deputy));
            }
        }

        // Holes are looked for only in a roster that could be read whole: a broken row would show as a hole too.
        if (errors.All.Count == before)
        {
            foreach (var hole in Roster.Holes(roster))
            {
                errors.Add(Name, "$", Print(hole), "roster_hole");
            }
        }

        return roster;
    }

    /// <summary>Somebody of people.json, and one person: a group chat cannot be on duty, for restricted kinds go to the officer alone.</summary>
    private static string? Officer(ConfigNode node, string field, IReadOnlyList<Person> people)
    {
        var id = node.Text(field);
        if (id is null)
        {
            return null;
        }

        var person = people.FirstOrDefault(p => p.Id == id);
        if (person is null && Joined().IsMatch(id))
        {
            return id; // who joined with a code stands in the store: while they are not there the other of the two is on duty
        }

        if (person is null)
        {
            node.Wrong(field, "unknown_person");
        }
        else if (person.Group)
        {
            node.Wrong(field, "group_on_duty");
        }

        return id;
    }

    /// <summary>The internal id of somebody who joined with a code: <c>P7</c>.</summary>
    [GeneratedRegex("^P[1-9][0-9]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    /// <summary>For example <c>tue 22:00–24:00</c>.</summary>
    private static string Print(RosterHole hole)
    {
        var day = Vocabulary.Weekdays.First(w => w.Value == hole.Day).Key;
        return string.Create(CultureInfo.InvariantCulture, $"{day} {hole.From:HH:mm}–{(hole.To == TimeOnly.MinValue ? "24:00" : hole.To.ToString("HH:mm", CultureInfo.InvariantCulture))}");
    }
}
