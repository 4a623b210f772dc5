using SocialWatch.Alerts;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>The section <c>alerts</c> of escalation.json: waits, reminders, acknowledgements, the cap, silences. What is left out keeps its shipped value.</summary>
internal static class AlertSection
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static AlertPolicy Read(ConfigNode node)
    {
        var defaults = new AlertPolicy();
        TimeSpan Span(string name, TimeSpan min, TimeSpan max, TimeSpan otherwise) => node.Duration(name, min, max, required: false) ?? otherwise;
        var policy = new AlertPolicy
        {
            GroupWait = Span("group_wait", TimeSpan.Zero, 10 * Minute, defaults.GroupWait),
            UpdateEvery = Span("update_every", Minute, Day, defaults.UpdateEvery),
            RepeatAfter = Span("repeat_after", 10 * Minute, Week, defaults.RepeatAfter),
            RepeatAgain = Span("repeat_again", Hour, 30 * Day, defaults.RepeatAgain),
            AckUrgent = Span("ack_urgent", 5 * Minute, Day, defaults.AckUrgent),
            AckHot = Span("ack_hot", 5 * Minute, 2 * Day, defaults.AckHot),
            Retriggers = node.Whole("retriggers", 0, 20, required: false) ?? defaults.Retriggers,
            CommitteeEvery = Span("committee_every", Hour, Week, defaults.CommitteeEvery),
            Bundle = Span("bundle", TimeSpan.Zero, 30 * Minute, defaults.Bundle),
            CapPerHour = node.Whole("cap_per_hour", 1, 60, required: false) ?? defaults.CapPerHour,
            LongestSilence = Span("longest_silence", Hour, Week, defaults.LongestSilence),
            Chain = node.Has("chain") ? node.Texts("chain", allowed: Vocabulary.Roles) : defaults.Chain,
        };
        node.Close();
        return policy;
    }
}
