using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>escalation.json: the promise in hours, the quiet hours, and which roles hear of what.</summary>
internal static class EscalationFile
{
    public const string Name = "escalation.json";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(12);

    private static readonly Dictionary<string, ApprovalRule> Approvals = new(StringComparer.Ordinal) { ["none"] = ApprovalRule.None, ["other"] = ApprovalRule.Other };

    public static EscalationPolicy Read(string text, HolidayCalendar calendar, UnitIds units, ConfigErrors errors)
    {
        var policy = new EscalationPolicy();
        if (ConfigDocument.Object(errors, Name, text) is not { } node)
        {
            return policy;
        }

        if (node.Object("sla", required: false) is { } sla)
        {
            policy = policy with { UnitHours = UnitHours(sla, calendar, units) };
            policy = policy with { Sla = Sla(sla, calendar) };
        }

        if (node.Object("answers", required: false) is { } answers)
        {
            policy = policy with { Answers = Answers(answers) };
        }

        if (node.Object("quiet", required: false) is { } quiet)
        {
            policy = Quiet(quiet, policy);
        }

        if (node.Object("roles", required: false) is { } roles)
        {
            policy = policy with { Roles = Roles(roles, policy.Roles) };
        }

        if (node.Object("alerts", required: false) is { } alerts)
        {
            policy = policy with { Alerts = AlertSection.Read(alerts) };
        }

        node.Close();
        return policy;
    }

    private static SlaPolicy Sla(ConfigNode node, HolidayCalendar calendar)
    {
        var defaults = new SlaPolicy();
        var policy = new SlaPolicy
        {
            Version = node.Whole("version", 1, 10_000, required: false) ?? defaults.Version,
            FirstReply = node.Duration("first_reply", Minute, Month, required: false) ?? defaults.FirstReply,
            NextReply = node.Duration("next_reply", Minute, Month, required: false) ?? defaults.NextReply,
            Warnings = node.Has("warnings") ? node.Wholes("warnings", 1, 99) : defaults.Warnings,
            Calendar = node.Has("calendar") ? Hours(node, calendar) : null,
            CloseAfter = node.Duration("close_after", Minute, Month, required: false) ?? defaults.CloseAfter,
            AutomaticTexts = node.Texts("automatic_texts", required: false),
            OwnApps = node.Texts("own_apps", required: false),
        };
        if (policy.Warnings.Zip(policy.Warnings.Skip(1)).Any(p => p.First >= p.Second))
        {
            node.Wrong("warnings", "not_rising");
        }

        node.Close();
        return policy;
    }

    private static WorkCalendar? Hours(ConfigNode node, HolidayCalendar calendar)
    {
        var id = node.Id("calendar");
        if (id is not null && !calendar.Hours.ContainsKey(id))
        {
            node.Wrong("calendar", "unknown_hours");
        }

        return id is null ? null : calendar.Hours.GetValueOrDefault(id);
    }

    private static Dictionary<string, WorkCalendar> UnitHours(ConfigNode node, HolidayCalendar calendar, UnitIds units)
    {
        var found = new Dictionary<string, WorkCalendar>(StringComparer.Ordinal);
        foreach (var item in node.Objects("unit_calendars", required: false))
        {
            var unit = item.Text("unit");
            var hours = Hours(item, calendar);
            if (unit is not null)
            {
                units.Check(item, "unit", unit);
            }

            item.Close();
            if (unit is not null && hours is not null && !found.TryAdd(unit, hours))
            {
                item.Wrong("unit", "twice");
            }
        }

        return found;
    }

    private static AnswerPolicy Answers(ConfigNode node)
    {
        var defaults = new AnswerPolicy();
        var policy = new AnswerPolicy
        {
            Approval = node.Choice("approval", Approvals, required: false) ?? defaults.Approval,
            Approvers = node.Has("approvers") ? node.Texts("approvers", allowed: Vocabulary.Roles) : defaults.Approvers,
            Hourly = node.Whole("hourly", 1, 60, required: false) ?? defaults.Hourly,
        };
        if (node.Has("approvers"))
        {
            node.NotEmpty("approvers");
        }

        node.Close();
        return policy;
    }

    private static EscalationPolicy Quiet(ConfigNode node, EscalationPolicy policy)
    {
        var from = node.Time("from");
        var to = node.Time("to");
        node.Close();
        if (from is not { } start || to is not { } end)
        {
            return policy;
        }

        // TimeOnly subtraction goes round midnight; equal ends mean no quiet hours, and a "night" of over twelve has its ends swapped.
        if (start != end && end - start > LongestQuiet)
        {
            node.Wrong("to", "quiet_hours");
        }

        return policy with { QuietFrom = start, QuietTo = end };
    }

    private static Dictionary<string, IReadOnlyList<string>> Roles(ConfigNode node, IReadOnlyDictionary<string, IReadOnlyList<string>> defaults)
    {
        var roles = new Dictionary<string, IReadOnlyList<string>>(defaults);
        foreach (var happening in Vocabulary.Events)
        {
            node.Passes(happening);
            if (!node.Has(happening))
            {
                continue;
            }

            roles[happening] = node.Texts(happening, allowed: Vocabulary.Roles);
            node.NotEmpty(happening);
        }

        node.Close();
        return roles;
    }
}
