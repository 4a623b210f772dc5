using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Desk;

/// <summary>The buttons of cards (DESIGN 6.3: Nhận xử lý · Không phải điểm nóng · Tạm dừng). One whose command the program has not is not shown. Pure.</summary>
internal static class CardButtons
{
    public static CardButton Take(string code) => new("button.take", "nhan", code);

    public static CardButton Show(string code) => new("button.show", "xem", code);

    public static CardButton Close(string code) => new("button.close", "dong", code);

    public static CardButton NotAnswered(string code) => new("button.not_answered", "chuaphai", code);

    public static CardButton WrongTopic(string code) => new("button.wrong_topic", "sua", code);

    public static CardButton NotHot(string code) => new("button.not_hot", "khongphai", code);

    public static CardButton Silence(string code) => new("button.silence", "imlang", code);

    public static IReadOnlyList<CardButton> OfHotSpot(HotSpot spot) => spot.State switch
    {
        HotSpotState.Resolved => [],
        HotSpotState.Open or HotSpotState.Reopened => [Take(spot.Id), NotHot(spot.Id), Silence(spot.Id)],
        _ => [NotHot(spot.Id), Silence(spot.Id)],
    };

    public static IReadOnlyList<CardButton> OfAlert(Alert alert)
    {
        if (alert.State is AlertState.Resolved or AlertState.Suppressed || alert.Level < Level.Hot)
        {
            return [];
        }

        var about = ObjectCode.Read(alert.Object) is { Rest.Length: 0, Kind: 'H' or 'C' } read ? read.Id : alert.Id;
        var buttons = new List<CardButton>();
        if (alert.State == AlertState.Open)
        {
            buttons.Add(Take(about));
        }

        buttons.Add(Show(about));
        if (about[0] == 'H')
        {
            buttons.Add(NotHot(about));
        }

        buttons.Add(Silence(alert.Id));
        return buttons;
    }
}
