using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Answers;

/// <summary>Tells staff what became of an answer, and whoever may approve that one waits. Queues rows; the caller's transaction makes them last.</summary>
internal sealed class AnswerTeller(DeskPost post, DeskAccess access, DeskWords words, ClockWords clock, Wording wording, UnionConfig config)
{
    /// <summary>The drafter hears it in the chat where they wrote.</summary>
    public ValueTask TellAsync(IWriteSession session, Case value, Answer answer, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reply = words.Reply(
            key, value.Id, ("code", value.Id), ("error", answer.Error ?? ""), ("reason", words.Say(wording.KeyOf("chat.reply.error", Family(answer.Error), "other"))),
            ("window", WindowOf(value, now)), ("clock", clock.Of(value, now)), ("at", clock.At(answer.SentAt ?? now, now)));
        return post.SendAsync(
            session, $"reply/{answer.Id}/{answer.State}/{answer.Attempts}/{answer.HumanAgent}", answer.Tell, reply with { Buttons = Buttons(answer, value.Id) }, now, now, cancellationToken);
    }

    /// <summary>Everybody who may approve it but the drafter, once each; in the quiet hours it waits for the morning.</summary>
    /// <returns>How many were told.</returns>
    public async ValueTask<int> AskApprovalAsync(IWriteSession session, Case value, Answer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reply = Asking(value, answer, now);
        var notBefore = QuietHours.Of(config.Escalation).Hold(now);
        var told = 0;
        foreach (var person in Approvers(value, now).Where(p => p.Id != answer.Drafter && p.Sinks.Count > 0))
        {
            foreach (var (sink, address) in SinkChoice.Of(person, Level.Hot).Take(1))
            {
                await post.SendAsync(session, $"approve/{answer.Id}/{sink}:{address}", $"{sink}:{address}", reply, now, notBefore, cancellationToken);
                told++;
            }
        }

        return told;
    }

    /// <summary>An answer that waits for approval, or what became of it: the card of everybody who was asked.</summary>
    public ChatReply Asking(Case value, Answer answer, DateTimeOffset now)
    {
        var open = answer is { State: AnswerState.Draft, Error: null };
        var what = open ? "" : words.Say(
            "chat.approval." + Printing.StoredWord.Of(answer.State), ("name", Name(answer.Approver ?? "")), ("at", clock.At(answer.SentAt ?? now, now)),
            ("reason", words.Say(wording.KeyOf("chat.approve.reason", answer.Error ?? "", "other"))));
        return words.Reply(
            open ? "chat.reply.approve" : "chat.reply.approve_over", value.Id, ("code", value.Id), ("name", Name(answer.Drafter)), ("clock", clock.Of(value, now)), ("text", answer.Text), ("what", what)) with
        {
            Buttons = open ? [new("button.duyet", "duyet", value.Id), new("button.khong_duyet", "duyet", value.Id + " khong")] : [],
            CardOf = answer.Id, Card = new(),
        };
    }

    /// <summary>Whether somebody may approve answers of a case: a person, with the role, in whose scope it is.</summary>
    public bool MayApprove(Person person, Case value, DateTimeOffset now) =>
        !person.Group && DeskPeople.Has(person, config.Escalation.Answers.Approvers) && access.Sees(person, value.Unit, now);

    private IEnumerable<Person> Approvers(Case value, DateTimeOffset now) => config.People.Where(p => MayApprove(p, value, now));

    private string Name(string person) => config.People.FirstOrDefault(p => p.Id == person)?.Name ?? words.Say("chat.somebody");

    private string WindowOf(Case value, DateTimeOffset now) => value.WindowEndsAt is not { } ends ? ""
        : words.Say(ends > now ? "chat.case.window" : "chat.case.window_over", ("at", clock.At(ends, now)));

    /// <summary>The part of a code that has words of its own: <c>facebook:190</c> and <c>telegram:403</c> alike say nothing to staff.</summary>
    private static string Family(string? error) => error?.Split(':', '/')[0] ?? "other";

    private static IReadOnlyList<CardButton> Buttons(Answer answer, string code) => answer.State switch
    {
        AnswerState.Unknown => [new("button.da_gui", "traloi", code + " da-gui"), new("button.gui_lai", "traloi", code + " gui-lai")],
        AnswerState.Failed => [new("button.gui_lai", "traloi", code + " gui-lai")],
        _ => [],
    };
}
