using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>The wishes to alert about running and broken promises (DESIGN 6.1, 6.3). No word of the asker. Pure, thread-safe.</summary>
public static class CaseAlerts
{
    /// <summary>The step from which the duty officer is told, in words that press.</summary>
    private const int Pressing = 90;

    /// <summary>Up to this step only the owner is told.</summary>
    private const int Gentle = 50;

    /// <summary>A warning; the caller has asked <see cref="CaseClocks.StillDue"/> just before. The next step of one case is told although the one before is open.</summary>
    public static AlertRequest Warning(Case value, CaseWarning warning, Wording wording, EscalationPolicy escalation, DateTimeOffset now)
    {
        var values = About(value, wording);
        values["percent"] = Wording.Count(warning.Percent);
        CaseDueWords.Set(values, warning.DueAt, wording, now);
        var roles = escalation.Roles.GetValueOrDefault($"case_warning_{Wording.Count(warning.Percent)}") ?? escalation.Roles.GetValueOrDefault("case_warning_50", []);
        if (warning.Percent <= Gentle && value.Assignee is { } owner)
        {
            roles = [Recipients.Alone(owner)]; // the first step is the owner's, where there is one (DESIGN 6.1)
        }

        var key = warning.Percent >= Pressing ? "alert.case.warning_90" : "alert.case.warning";
        return new(value.Id, "case_warning", value.Unit, Level.Hot, key, values, roles, value.Restricted, Worse: true)
        {
            Topics = value.Topics, AskedAt = value.OpenedAt,
        };
    }

    /// <summary>Nobody has it any more: its assignee was silent. Told each time anew.</summary>
    public static AlertRequest BackInQueue(Case value, Wording wording, EscalationPolicy escalation, DateTimeOffset now)
    {
        var values = About(value, wording);
        CaseDueWords.Set(values, value.NextDueAt ?? value.FirstDueAt, wording, now);
        return new(
            value.Id, "case_back", value.Unit, Level.Hot, "alert.case.back", values, escalation.Roles.GetValueOrDefault("case_warning_50", []), value.Restricted, Worse: true);
    }

    /// <summary>A broken promise: one alert per case until somebody answers, then a line in the digest (product anchors 7, SLA 11); never one per asker.</summary>
    public static AlertRequest Late(Case value, Miss miss, Wording wording, EscalationPolicy escalation, DateTimeOffset now)
    {
        var values = About(value, wording);
        CaseDueWords.Set(values, miss.DueAt, wording, now);
        values["misses"] = Wording.Count(value.Misses.Count);
        return new(
            value.Id, "case_late", value.Unit, Level.Hot, "alert.case.late", values, escalation.Roles.GetValueOrDefault("case_late", []), value.Restricted);
    }

    /// <summary>The machine is unsure that it is a question: moderators decide while the clock runs.</summary>
    public static AlertRequest ToConfirm(Case value, Wording wording, EscalationPolicy escalation, DateTimeOffset now)
    {
        var values = About(value, wording);
        CaseDueWords.Set(values, value.FirstDueAt, wording, now);
        return new(
            value.Id, "case_to_confirm", value.Unit, Level.Watch, "alert.case.to_confirm", values, escalation.Roles.GetValueOrDefault("case_warning_50", []), value.Restricted)
        {
            Topics = value.Topics, AskedAt = value.OpenedAt,
        };
    }

    private static Dictionary<string, string> About(Case value, Wording wording) => new()
    {
        ["case"] = value.Id, ["unit"] = wording.Unit(value.Unit), ["channel"] = wording.Channel(value.Channel), ["topics"] = wording.Topics(value.Topics),
    };
}
