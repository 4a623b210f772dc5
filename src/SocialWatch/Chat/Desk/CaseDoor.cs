using SocialWatch.Cases;

namespace SocialWatch.Chat.Desk;

/// <summary>Finds the case of a code and whether the asker may see it.</summary>
internal sealed class CaseDoor(DeskAccess access, DeskWords words)
{
    /// <summary>The case, or the refusal to say instead.</summary>
    public async ValueTask<(Case? Case, ChatReply? Refusal)> OpenAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.CaseAsync(id, cancellationToken) is not { } value)
        {
            return (null, words.Reply("chat.code.none", null, ("code", id)));
        }

        if (value.Erased)
        {
            return (null, words.Reply("chat.card.gone", id, ("code", id)));
        }

        return await RefusalAsync(call, value, cancellationToken) is { } key ? (null, words.Reply(key, id, ("code", id))) : (value, null);
    }

    /// <summary>The case that a command names, with what stands behind its code; or what to say instead.</summary>
    public async ValueTask<(Case? Case, string Behind, ChatReply? Refusal)> ReadAsync(ChatCall call, string verb, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { Kind: 'C' } code)
        {
            return (null, "", words.Reply("chat.code.case_missing", null, ("verb", verb)));
        }

        var (value, refusal) = await OpenAsync(call, code.Id, cancellationToken);
        return (value, code.Rest, refusal);
    }

    /// <summary>The cases of a list that the asker may see; the others are not even counted.</summary>
    public async ValueTask<List<Case>> AllowedAsync(ChatCall call, IEnumerable<Case> cases, CancellationToken cancellationToken)
    {
        var allowed = new List<Case>();
        foreach (var value in cases)
        {
            if (await RefusalAsync(call, value, cancellationToken) is null)
            {
                allowed.Add(value);
            }
        }

        return allowed;
    }

    private async ValueTask<string?> RefusalAsync(ChatCall call, Case value, CancellationToken cancellationToken)
    {
        // A restricted matter was told the moment its first message came in.
        var since = value.Restricted ? (await call.Session.MentionAsync(value.FirstMention, cancellationToken))?.IngestedAt ?? value.OpenedAt : value.OpenedAt;
        return access.Refusal(call, value.Unit, value.Restricted, since);
    }
}
