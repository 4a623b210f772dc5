namespace SocialWatch.Chat.Desk;

/// <summary>Plain words written as a reply to the card of a question answer it, as <c>/traloi C12 …</c> would: nobody has to learn a command to do the work.</summary>
internal sealed class CaseReply : ICardReply
{
    public char Kind => 'C';

    public string Verb => "traloi";
}
