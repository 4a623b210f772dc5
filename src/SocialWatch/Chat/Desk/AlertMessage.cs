using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Desk;

/// <summary>The message of an alert as it stands now: its own words and where it stands; of a question, also that it was answered. Who may not see it gets no new words.</summary>
internal sealed class AlertMessage(AlertCards cards, DeskAccess access, DemoMark demo, UnionConfig config, ClockWords clock, DeskWords words, Wording wording)
{
    private const string Warning = "case_warning";

    /// <summary>Null for an alert of an older store, which kept no words, and for a reader who may not see it.</summary>
    public async ValueTask<ChatReply?> OfAsync(ChatCall reader, Alert alert, CancellationToken cancellationToken)
    {
        if (access.Refusal(reader, alert.Unit, alert.Restricted, alert.OpenedAt) is not null)
        {
            return null;
        }

        var value = ObjectCode.Read(alert.Object) is { Kind: 'C', Rest.Length: 0 } about ? await reader.Session.CaseAsync(about.Id, cancellationToken) : null;
        // A warning whose time is over has said what it had to say: the card of the question and the alert of the breach go on.
        var last = value switch
        {
            { NextDueAt: null } => clock.Of(value, reader.Now),
            { NextDueAt: { } due } when due < reader.Now && alert.Kind == Warning => words.Say("chat.clock.over", ("due", wording.Time(due))),
            _ => null,
        };
        var settled = last is not null && CaseDueWords.Has(alert);
        if (cards.Now(settled ? CaseDueWords.Settled(alert, last!) : alert, reader.Now) is not { } now)
        {
            return null;
        }

        var lines = new List<string> { Unmarked(now.Text.Title) };
        if (now.Text.Body.Length > 0)
        {
            lines.Add(now.Text.Body);
        }

        if (value is { NextDueAt: null } && !settled)
        {
            lines.Add(words.Say("chat.alert.case", ("code", value.Id), ("clock", clock.Of(value, reader.Now))));
        }

        return new(string.Join('\n', lines), alert.Id)
        {
            Buttons = value is { State: CaseState.Closed or CaseState.Withdrawn } ? [] : AlertButtons.Of(alert),
            Card = new(StaleAt: CardClock.StaleAt(settled || alert.State == AlertState.Resolved ? null : value?.NextDueAt, reader.Now)),
        };
    }

    /// <summary>The mark of the demonstration is put on again when it leaves.</summary>
    private string Unmarked(string title) =>
        demo.On && config.Texts.Say("demo.mark") is var mark && title.StartsWith(mark, StringComparison.Ordinal) ? title[mark.Length..].TrimStart() : title;
}
