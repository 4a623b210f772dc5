using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Channels;

/// <summary>What is kept of what officers saw, and how old it is.</summary>
public sealed class TipLineRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-12T15:00:00+07:00", CultureInfo.InvariantCulture);

    private static Channel Place(Invitation? invitation = null, int? hours = 24) => new()
    {
        Id = "fb", Kind = "tipline", Name = "Nhóm", Unit = "u", Ownership = Ownership.Invited, Invitation = invitation, ExpectedSilence = hours is { } h ? TimeSpan.FromHours(h) : null,
    };

    [Theory]
    [InlineData("chuyền 3 chưa có lương https://www.facebook.com/groups/12/posts/3?x=1 nhé", "chuyền 3 chưa có lương nhé")]
    [InlineData("xem www.trang.vn/a và fb.com/nguoi.nao, zalo.me/0912", "xem và")]
    [InlineData("https://x.test/1", "")]
    [InlineData("lương 4.500.000đ, ca 2.30h, điều 5.1", "lương 4.500.000đ, ca 2.30h, điều 5.1")]
    [InlineData("gặp ở congdoan.vn", "gặp ở")]
    public void An_officers_own_words_keep_no_link(string text, string kept) => Assert.Equal(kept, TipLineRules.WithoutLinks(text));

    [Fact]
    public void Whoever_wrote_what_was_seen_is_never_known_and_a_report_hangs_under_nothing()
    {
        var item = new FetchedItem
        {
            Channel = "fb", ExternalId = "1", Kind = MentionKind.Report, At = Now, Text = "a http://b.test/c", AuthorKey = "9", Conversation = "8", Private = true,
            ParentExternalId = "p", ThreadExternalId = "t",
        };
        var clean = TipLineRules.Clean(item);
        Assert.Equal((null, null, false, null, null, "a"), (clean.AuthorKey, clean.Conversation, clean.Private, clean.ParentExternalId, clean.ThreadExternalId, clean.Text));
        var forward = TipLineRules.Clean(item with { Kind = MentionKind.Forward });
        Assert.Equal((null, "p", "a http://b.test/c"), (forward.AuthorKey, forward.ParentExternalId, forward.Text));
    }

    [Fact]
    public void Without_an_invitation_that_holds_only_reports_are_taken()
    {
        var day = new DateOnly(2026, 11, 12);
        var over = Place(new("Tổ trưởng", new(2026, 1, 1), true, new(2026, 11, 11)));
        var held = Place(new("Tổ trưởng", new(2026, 1, 1), true, new(2026, 11, 12)));
        foreach (var kind in Enum.GetValues<MentionKind>())
        {
            Assert.Equal(kind == MentionKind.Report, Place().MayTake(kind, day));
            Assert.Equal(kind == MentionKind.Report, over.MayTake(kind, day));
            Assert.True(held.MayTake(kind, day));
            Assert.False((over with { Kind = "telegram" }).MayTake(kind, day));
        }
    }

    [Fact]
    public void The_data_is_as_old_as_the_last_look_and_too_old_is_told_once()
    {
        var first = TipLineRules.Watched(new("fb"), Place(), Now);
        Assert.Equal((ChannelTransition.None, Now), (first.Transition, first.State.FirstPollAt));
        var looked = TipLineRules.Looked(first.State, Place(), Now.AddMinutes(-55), null, Now);
        Assert.Equal((ChannelHealth.Ok, Now.AddMinutes(-55), null), (looked.State.Health, looked.State.LastOkAt, looked.State.LastItemAt));
        Assert.Equal(ChannelTransition.None, TipLineRules.Watched(looked.State, Place(), Now.AddHours(23)).Transition);

        var late = TipLineRules.Watched(looked.State, Place(), Now.AddHours(24));
        Assert.Equal((ChannelTransition.BecameSilent, Now.AddMinutes(-55)), (late.Transition, late.StaleSince));
        Assert.Equal(ChannelTransition.None, TipLineRules.Watched(late.State, Place(), Now.AddHours(30)).Transition);

        var old = TipLineRules.Looked(late.State, Place(), Now.AddHours(1), null, Now.AddHours(31));
        Assert.Equal((ChannelTransition.None, ChannelHealth.Silent, Now.AddHours(1)), (old.Transition, old.State.Health, old.State.LastOkAt));
        var back = TipLineRules.Looked(old.State, Place(), Now.AddHours(31), Now.AddHours(29), Now.AddHours(31));
        Assert.Equal((ChannelTransition.Recovered, ChannelHealth.Ok, Now.AddMinutes(-55), Now.AddHours(29)), (back.Transition, back.State.Health, back.StaleSince, back.State.LastItemAt));
        Assert.Equal(ChannelTransition.None, TipLineRules.Watched(looked.State, Place(hours: null), Now.AddYears(1)).Transition);
    }
}
