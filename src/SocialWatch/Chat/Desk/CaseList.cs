using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Desk;

/// <summary>Cases in lists: which wait, and the line of one.</summary>
internal sealed class CaseList(CaseDoor door, ClockWords clock, Wording wording)
{
    /// <summary>Due within this is soon, as in the digest.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    /// <summary>Further ahead than any clock runs.</summary>
    private static readonly TimeSpan Ever = TimeSpan.FromDays(3650);

    /// <summary>Roles that work with members' questions.</summary>
    public static readonly IReadOnlyList<string> Roles = ["standing_committee", "staff", "moderator", "unit_head", "duty"];

    /// <summary>Everything that waits for an answer in the asker's scope, nearest due first.</summary>
    public async ValueTask<List<Case>> WaitingAsync(ChatCall call, CancellationToken cancellationToken) =>
        await door.AllowedAsync(call, await call.Session.CasesDueAsync(call.Now + Ever, cancellationToken), cancellationToken);

    public string Line(Case value, DateTimeOffset now) => wording.Texts.Say(
        value.State == CaseState.ToConfirm ? "chat.case.line_to_confirm" : "chat.case.line",
        ("code", value.Id), ("clock", clock.Of(value, now)), ("unit", wording.Unit(value.Unit)), ("topics", wording.Topics(value.Topics)),
        ("kind", Kind(value.Kind)));

    public string Kind(CaseKind kind) => wording.Texts.Say("list.case." + StoredWord.Of(kind));
}
