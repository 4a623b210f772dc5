namespace SocialWatch.Chat.Desk;

/// <summary>Which command takes a plain reply to a card, by the kind of object. Two for one kind, or a verb that is no command, stop the program with their names.</summary>
internal sealed class CardReplies
{
    private readonly Dictionary<char, string> _verbs = [];

    public CardReplies(IEnumerable<ICardReply> replies, ChatCommands commands)
    {
        foreach (var reply in replies.OrderBy(r => r.GetType().Name, StringComparer.Ordinal))
        {
            if (commands.Find(new(reply.Verb, "", false)) is null)
            {
                throw new InvalidOperationException($"{reply.GetType().Name} sends replies to '/{reply.Verb}', and there is no such command.");
            }

            if (!_verbs.TryAdd(reply.Kind, reply.Verb))
            {
                throw new InvalidOperationException($"Two take replies to cards of {reply.Kind}: '/{_verbs[reply.Kind]}' and '/{reply.Verb}' ({reply.GetType().Name}).");
            }
        }
    }

    /// <summary>The verb, null when nobody takes replies to this card.</summary>
    public string? For(string code) => code.Length > 0 ? _verbs.GetValueOrDefault(code[0]) : null;
}
