using SocialWatch.Alerts;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Tells those who were told of an alert, and nobody else, what became of it; once each, on the first of their addresses that had it. Where the alert itself changes under their
/// eyes that says enough, save for an emergency (DESIGN 6.3: few interruptions).
/// </summary>
internal sealed class OthersTold(UnionConfig config, DeskPost post, Func<SinkTable> sinks)
{
    public async ValueTask TellAsync(ChatCall call, Matter matter, ChatReply news, CancellationToken cancellationToken)
    {
        var told = await ToldAsync(call, matter.Alerts, cancellationToken);
        var notBefore = matter.Level == Level.Urgent ? call.Now : QuietHours.Of(config.Escalation).Hold(call.Now);
        var done = new HashSet<string>(StringComparer.Ordinal) { call.ReplyTo };
        foreach (var person in config.People.Where(p => p.Id != DeskWords.Who(call).Id && p.Id != call.Person.Id && !(p.Group && matter.Restricted)))
        {
            if (person.Sinks.FirstOrDefault(told.Contains) is { } address && done.Add(address) && (matter.Level == Level.Urgent || !Changes(address)))
            {
                await post.SendAsync(call.Session, $"taken/{matter.Code}/{call.Key}/{address}", address, news, call.Now, notBefore, cancellationToken);
            }
        }
    }

    private bool Changes(string address) => sinks().Find(address.Split(':', 2)[0]) is { CanEdit: true };

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
