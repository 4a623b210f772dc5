using SocialWatch.Chat;
using SocialWatch.HotSpots;
using SocialWatch.Notify;

namespace SocialWatch.Alerts;

/// <summary>The buttons of an alert's card (DESIGN 6.3): <i>Nhận xử lý · Không phải điểm nóng · Tạm dừng · Xem</i>, as far as they fit it. Pure, thread-safe.</summary>
public static class AlertButtons
{
    private static readonly CardButton[] None = [];

    /// <summary>What may be pressed; nothing where there is nothing to do, and after the end only the look at it.</summary>
    public static IReadOnlyList<CardButton> Of(Alert alert)
    {
        if (alert.Kind == "watchdog" || (alert.Kind == "floor" && alert.Level == Level.Watch))
        {
            return None;
        }

        var code = CodeOf(alert);
        var view = new CardButton("button.xem", "xem", alert.Restricted ? alert.Object : code);
        if (alert.State == AlertState.Resolved)
        {
            return [view];
        }

        var take = new CardButton("button.nhan", "nhan", code);
        CardButton[] rest = alert switch
        {
            { Restricted: true } => [view],
            { Object: ['H', ..] } => [new("button.khongphai", "khongphai", code), new("button.imlang", "imlang", code), view],
            _ => [new("button.imlang", "imlang", code), view],
        };

        // While somebody has it there is nothing to take.
        return alert.State != AlertState.Acknowledged ? [take, .. rest] : code == alert.Id && EndsByHand(alert) ? [new("button.xong", "xong", code), .. rest] : rest;
    }

    /// <summary>Whether a person says that it is dealt with: a dead or silent channel and a sink that is down end when they work again, a hot spot and a question have words of their own.</summary>
    public static bool EndsByHand(Alert alert) => alert.Kind is not ("channel_dead" or "channel_silent" or "sink_down" or "watchdog") && CodeOf(alert) == alert.Id && !alert.Restricted;

    /// <summary>The code by which staff speak of it: the hot spot's or the case's, else the alert's own.</summary>
    public static string CodeOf(Alert alert) => ObjectCode.Read(alert.Object) is { Kind: 'H' or 'C', Rest.Length: 0 } about ? about.Id : alert.Id;
}
