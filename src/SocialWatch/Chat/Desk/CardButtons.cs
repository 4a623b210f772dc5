using SocialWatch.HotSpots;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Desk;

/// <summary>The buttons of cards (DESIGN 6.3: Nhận xử lý · Không phải điểm nóng · Tạm dừng). One whose command the program has not is not shown. Pure.</summary>
internal static class CardButtons
{
    public static CardButton Take(string code) => new("button.nhan", "nhan", code);

    public static CardButton Close(string code) => new("button.dong", "dong", code);

    public static CardButton NotAnswered(string code) => new("button.chuaphai", "chuaphai", code);

    public static CardButton WrongTopic(string code) => new("button.sua", "sua", code);

    public static CardButton NotHot(string code) => new("button.khongphai", "khongphai", code);

    public static CardButton Silence(string code) => new("button.imlang", "imlang", code);

    public static IReadOnlyList<CardButton> OfHotSpot(HotSpot spot) => spot.State switch
    {
        HotSpotState.Resolved => [],
        HotSpotState.Open or HotSpotState.Reopened => [Take(spot.Id), NotHot(spot.Id), Silence(spot.Id)],
        _ => [NotHot(spot.Id), Silence(spot.Id)],
    };
}
