using SocialWatch.Chat.Telegram;
using SocialWatch.Tests.Notify;

namespace SocialWatch.Tests.Chat.Telegram;

public class TelegramPaceTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void A_person_gets_one_a_second_for_as_long_as_it_takes()
    {
        var pace = new TelegramPace(_clock);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Take(9001));
            Assert.Equal(TimeSpan.FromSeconds(1), pace.Take(9001));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_group_gets_twenty_a_minute()
    {
        var pace = new TelegramPace(_clock);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Take(-5));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(TimeSpan.FromSeconds(40), pace.Take(-5));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.Zero, pace.Take(-5));
    }

    [Fact]
    public void All_together_get_thirty_a_second_and_one_chat_does_not_hold_up_another()
    {
        var pace = new TelegramPace(_clock);
        for (var chat = 1; chat <= 30; chat++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Take(chat));
        }

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take(31));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, pace.Take(31));
    }

    [Fact]
    public void A_pause_that_telegram_asked_for_is_for_its_chat_alone()
    {
        var pace = new TelegramPace(_clock);
        pace.Pause(7, TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(30), pace.Take(7));
        Assert.Equal(TimeSpan.Zero, pace.Take(8));
    }

    [Fact]
    public void Edits_leave_room_for_messages_in_a_group()
    {
        var clock = new HandClock();
        var pace = new TelegramPace(clock);
        var edits = 0;
        for (var second = 0; second < 55; second++)
        {
            edits += pace.Take(-100, edit: true) == TimeSpan.Zero ? 1 : 0;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(12, edits);
        Assert.Equal(TimeSpan.Zero, pace.Take(-100));
    }
}
