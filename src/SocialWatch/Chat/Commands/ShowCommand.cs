using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/xem CODE</c>: the card of a hot spot, a case, an alert, or of the restricted matter that the officer was told of.</summary>
internal sealed class ShowCommand(HotSpotCard hotSpots, CaseCard cases, AlertCard alerts, RestrictedCard restricted, DeskWords words) : IChatCommand
{
    public string Verb => "xem";

    public string HelpKey => "chat.help.xem";

    public IReadOnlyList<string> Roles => TakeCommand.Takers;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken) => ObjectCode.Read(call.Argument) switch
    {
        { Kind: 'H' } code => await hotSpots.ShowAsync(call, code.Id, cancellationToken),
        { Kind: 'C' } code => await cases.ShowAsync(call, code.Id, cancellationToken),
        { Kind: 'A' } code => await alerts.ShowAsync(call, code.Id, cancellationToken),
        { Kind: 'M' } code => await restricted.ShowAsync(call, code.Id, cancellationToken),
        _ => words.Reply("chat.code.missing", null, ("verb", Verb)),
    };
}
