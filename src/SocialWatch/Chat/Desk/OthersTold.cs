using SocialWatch.Alerts;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Desk;

/// <summary>Tells those who were told of an alert, and nobody else, what became of it; once each, on the first of their addresses that had it.</summary>
internal sealed class OthersTold(UnionConfig config, DeskPost post)
{
    public async ValueTask TellAsync(ChatCall call, Matter matter, ChatReply news, CancellationToken cancellationToken)
    {
        var told = await ToldAsync(call, matter.Alerts, cancellationToken);
        var notBefore = matter.Level == Level.Urgent ? call.Now : QuietHours.Of(config.Escalation).Hold(call.Now);
        var done = new HashSet<string>(StringComparer.Ordinal) { call.ReplyTo };
        foreach (var person in config.People.Where(p => p.Id != DeskWords.Who(call).Id && p.Id != call.Person.Id && !(p.Group && matter.Restricted)))
        {
            if (person.Sinks.FirstOrDefault(told.Contains) is { } address && done.Add(address))
            {
                await post.SendAsync(call.Session, $"taken/{matter.Code}/{call.Key}/{address}", address, news, call.Now, notBefore, cancellationToken);
            }
        }
    }

    private static async ValueTask<HashSet<string>> ToldAsync(ChatCall call, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alert in alerts)
        {
            told.UnionWith((await call.Session.NoticesOfAsync(alert.Id, cancellationToken)).Where(n => n.State == NoticeState.Told).Select(n => n.Mailbox));
        }

        return told;
    }
}
