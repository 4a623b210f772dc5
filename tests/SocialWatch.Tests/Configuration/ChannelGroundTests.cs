using System.Text.Json;

namespace SocialWatch.Tests.Configuration;

/// <summary>On what ground a channel may be listed at all (DESIGN 7): owned or invited with a record, and one registered account per place.</summary>
public sealed class ChannelGroundTests
{
    private static readonly SocialWatch.Configuration.KnownParts Known = new(["facebook", "import", "telegram", "tipline"], ["console"]);

    private static List<string> Errors(params Dictionary<string, object>[] channels)
    {
        using var files = new Loading().With("channels.json", JsonSerializer.Serialize(channels.Select((c, i) => new Dictionary<string, object>(c)
        {
            ["id"] = "k" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), ["name"] = "Kênh", ["unit"] = "lien-doan", ["ownership"] = c.GetValueOrDefault("ownership", "owned"),
        })));
        return [.. new SocialWatch.Configuration.ConfigLoader(Known).Load(files.Folder, Loading.Settings()).Errors.Select(e => e.Field)];
    }

    private static Dictionary<string, object> Of(string kind, string source = "", string account = "", string ownership = "owned", object? invitation = null) => new Dictionary<string, object?>
    {
        ["kind"] = kind, ["source"] = source.Length > 0 ? source : null, ["account"] = account.Length > 0 ? account : null, ["ownership"] = ownership, ["invitation"] = invitation,
    }.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!);

    [Fact]
    public void A_place_read_through_two_accounts_is_refused_and_the_private_chats_of_two_bots_are_two_places()
    {
        Assert.Equal(["[1].source"], Errors(Of("telegram", "group:-1001", "a"), Of("telegram", "group:-1001", "b")));
        Assert.Equal(["[1].source"], Errors(Of("facebook", "1000001", "a"), Of("facebook", "1000001", "a")));
        Assert.Empty(Errors(Of("telegram", "private", "a"), Of("telegram", "private", "b"), Of("telegram", "group:-1001", "b")));
        Assert.Equal(["[1].source"], Errors(Of("telegram", "private", "a"), Of("telegram", "private", "a")));
    }

    [Fact]
    public void An_invited_channel_needs_its_record_and_a_place_without_an_api_may_do_without_for_own_words()
    {
        Assert.Equal(["[0].invitation"], Errors(Of("telegram", "group:-1001", "a", "invited")));
        Assert.Empty(Errors(Of("tipline", ownership: "invited")));
        Assert.Equal(["[0].invitation.notice"], Errors(Of("tipline", ownership: "invited", invitation: new { by = "Tổ trưởng", at = "2026-11-01", notice = false })));
        Assert.Empty(Errors(Of("telegram", "group:-1001", "a", "invited", new { by = "Tổ trưởng", at = "2026-11-01", notice = true, until = "2027-11-01" })));
    }
}
