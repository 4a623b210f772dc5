using System.Globalization;
using SocialWatch.Chat.Desk;
using SocialWatch.Corrections;
using SocialWatch.Mentions;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/sua M9 tien-luong=0</c>: staff overrule the machine for a mention and its story; with a case code, for the case's first question. Without a label it
/// shows what the machine thinks and how to write it. No word of the member is shown.
/// </summary>
internal sealed class CorrectCommand(DeskAccess access, CaseDoor door, CorrectionDesk desk, LabelNames names, DeskWords words) : IChatCommand
{
    public string Verb => "sua";

    public string HelpKey => "chat.help.sua";

    public bool TakesCode => true;

    public IReadOnlyList<string> Roles { get; } = ["staff", "moderator", "standing_committee"];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { Kind: 'C' or 'M' } code)
        {
            return words.Reply("chat.correct.code_missing", null);
        }

        var (mention, refusal) = await FindAsync(call, code, cancellationToken);
        if (mention is null)
        {
            return refusal!;
        }

        return code.Rest.Length == 0
            ? await ShowAsync(call, mention, code.Id, cancellationToken)
            : await CorrectAsync(call, mention, code, cancellationToken);
    }

    private async ValueTask<(Mention? Mention, ChatReply? Refusal)> FindAsync(ChatCall call, ObjectCode code, CancellationToken cancellationToken)
    {
        var id = code.Id;
        if (code.Kind == 'C')
        {
            var (value, refusal) = await door.OpenAsync(call, code.Id, cancellationToken);
            if (value is null)
            {
                return (null, refusal);
            }

            id = value.FirstMention;
        }

        if (await call.Session.MentionAsync(id, cancellationToken) is not { Removed: false, Origin: Origin.Member } mention)
        {
            return (null, words.Reply("chat.code.none", null, ("code", code.Id)));
        }

        // The code of a mention is a number that anybody may guess: out of scope and restricted are answered as if there were none.
        return code.Kind == 'M' && access.Refusal(call, mention.Unit, mention.Restricted, mention.IngestedAt) is not null
            ? (null, words.Reply("chat.code.none", null, ("code", code.Id)))
            : (mention, null);
    }

    private async ValueTask<ChatReply> ShowAsync(ChatCall call, Mention mention, string code, CancellationToken cancellationToken)
    {
        var said = (await call.Session.CorrectionsAsync([mention.Story], cancellationToken)).Select(c => c.Label).ToHashSet(StringComparer.Ordinal);
        var lines = words.List().Add(words.Say("chat.correct.title", ("code", code)));
        foreach (var label in names.Ids)
        {
            lines.AddItem(words.Say(
                mention.Labels.Contains(label) ? "chat.correct.holds" : "chat.correct.not",
                ("label", names.NameOf(label)), ("typed", names.TypedName(label)),
                ("source", said.Contains(label) ? words.Say("chat.correct.by_staff") : words.Say("chat.correct.by_machine", ("percent", Percent(mention, label))))));
        }

        var example = names.Ids.FirstOrDefault(mention.Labels.Contains) ?? names.Ids[0];
        return new(lines.Add(words.Say("chat.correct.how", ("code", code), ("typed", names.TypedName(example)), ("value", mention.Labels.Contains(example) ? "0" : "1"))).Fit(), code);
    }

    private async ValueTask<ChatReply> CorrectAsync(ChatCall call, Mention mention, ObjectCode code, CancellationToken cancellationToken)
    {
        if (WrittenCorrection.Read(code.Rest, names) is not { Holds: { } holds } written)
        {
            return words.Reply("chat.correct.not_01", code.Id, ("code", code.Id));
        }

        if (written.Label is not { } label)
        {
            return words.Reply("chat.correct.unknown_label", code.Id, ("labels", string.Join(", ", names.Ids.Select(names.TypedName))));
        }

        var role = DeskWords.Who(call).Roles.FirstOrDefault(Roles.Contains) ?? call.Person.Roles.FirstOrDefault(Roles.Contains) ?? Roles[0];
        var changed = await desk.CorrectAsync(call.Session, mention, label, holds, role, call.Now, cancellationToken);
        return words.Reply(
            holds ? "chat.correct.done_yes" : "chat.correct.done_no", code.Id,
            ("code", code.Id), ("label", names.NameOf(label)), ("changed", changed.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Percent(Mention mention, string label) => (label switch
    {
        "complaint" => mention.Complaint,
        "question" => mention.Question,
        "claim" => mention.Claim,
        _ => mention.Topics.GetValueOrDefault(label),
    }).ToString("0%", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
