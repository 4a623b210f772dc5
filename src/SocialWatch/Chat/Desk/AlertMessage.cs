using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// The message of an alert as it stands now: what it said, and behind it who has it or that it is over. What it said is known for 24 hours (DESIGN 7); later, and where somebody
/// asked for it with <c>/xem</c>, it is the card of the alert.
/// </summary>
internal sealed class AlertMessage(DeskAccess access, DemoMark demo, UnionConfig config, ClockWords clock, DeskWords words)
{
    public async ValueTask<ChatReply?> OfAsync(ChatCall reader, Alert alert, SentCard? sent, CancellationToken cancellationToken)
    {
        if (sent is null || access.Refusal(reader, alert.Unit, alert.Restricted, alert.OpenedAt) is not null
            || await reader.Session.OutboxRowAsync(sent.Message, cancellationToken) is not { Title.Length: > 0 } first || first.Kind == DeskPost.Kind)
        {
            return null;
        }

        var lines = new List<string> { Unmarked(first.Title) };
        if (first.Body.Length > 0)
        {
            lines.Add(first.Body);
        }

        var value = ObjectCode.Read(alert.Object) is { Kind: 'C', Rest.Length: 0 } about ? await reader.Session.CaseAsync(about.Id, cancellationToken) : null;
        if (State(alert, value, reader.Now) is { } state)
        {
            lines.Add(state);
        }

        return new(string.Join('\n', lines), alert.Id)
        {
            Buttons = value is { State: CaseState.Closed or CaseState.Withdrawn } ? [] : AlertButtons.Of(alert),
            Card = new(),
        };
    }

    private string? State(Alert alert, Case? value, DateTimeOffset now) => alert switch
    {
        { State: AlertState.Resolved } => words.Say("chat.alert.over"),
        { State: AlertState.Suppressed } => words.Say("chat.alert.silenced"),
        _ when value is { NextDueAt: null } => words.Say("chat.alert.case", ("code", value.Id), ("clock", clock.Of(value, now))),
        { State: AlertState.Acknowledged, OwnerRole: { } role, AckExpiresAt: { } until } =>
            words.Say(until > now ? "chat.alert.held" : "chat.alert.held_over", ("role", words.Role(role)), ("until", clock.At(until, now))),

        // While it waits, the message itself says until when.
        _ => null,
    };

    /// <summary>The mark of the demonstration is put on again when it leaves.</summary>
    private string Unmarked(string title) =>
        demo.On && config.Texts.Say("demo.mark") is var mark && title.StartsWith(mark, StringComparison.Ordinal) ? title[mark.Length..].TrimStart() : title;
}
