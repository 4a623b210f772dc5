using System.Text.Json;
using SocialWatch.Chat;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Commands;

/// <summary><c>user invite</c>: the code is printed once and only its hash is kept.</summary>
public class UserVerbTests
{
    private static async Task<T> ReadAsync<T>(Terminal terminal, Func<IReadSession, CancellationToken, ValueTask<T>> work)
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = terminal.Data, ReadOnly = true }, TimeProvider.System, CancellationToken.None);
        return await store.ReadAsync(work, CancellationToken.None);
    }

    [Fact]
    public async Task An_invitation_prints_a_code_that_works_for_48_hours()
    {
        using var terminal = new Terminal();
        Assert.Equal(0, await terminal.OnDataAsync("user", "invite", "--role", "moderator", "--unit", "lien-doan", "--json"));
        var printed = JsonDocument.Parse(terminal.Out).RootElement;
        Assert.Equal("code role unit expires_at", string.Join(' ', printed.EnumerateObject().Select(p => p.Name)));
        var invite = await ReadAsync(terminal, (s, t) => s.InviteAsync(JoinCode.Hash(printed.GetProperty("code").GetString()!), t));
        Assert.Equal(("moderator", "lien-doan", TimeSpan.FromHours(48)), (invite!.Role, invite.Unit, invite.ExpiresAt - invite.CreatedAt));

        Assert.Equal(0, await terminal.OnDataAsync("user", "invite", "--role", "staff", "--unit", "lien-doan"));
        Assert.Matches("^Mã mời: [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\nVai trò: cán bộ tuyên giáo", terminal.Out);
    }

    [Theory]
    [InlineData("chief", "lien-doan", "--role: 'chief'")]
    [InlineData("staff", "nowhere", "--unit: 'nowhere'")]
    public async Task A_role_or_unit_that_is_none_is_refused_in_one_line(string role, string unit, string says)
    {
        using var terminal = new Terminal();
        Assert.Equal(2, await terminal.OnDataAsync("user", "invite", "--role", role, "--unit", unit));
        Assert.StartsWith(says, terminal.Error, StringComparison.Ordinal);
        Assert.Single(terminal.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Who_joined_is_listed_without_an_address_and_can_be_taken_out()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: false, async (s, t) =>
        {
            await s.SaveJoinedAsync(new("P1", "staff", "lien-doan", "telegram", "4471009988", new(2026, 11, 12, 9, 0, 0, TimeSpan.FromHours(7))), t);
            return 0;
        });
        Assert.Equal(0, await terminal.OnDataAsync("user", "list"));
        Assert.StartsWith("P1  cán bộ tuyên giáo  lien-doan  telegram  vào ", terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("4471", terminal.Out, StringComparison.Ordinal);

        Assert.Equal(0, await terminal.OnDataAsync("user", "remove", "P1"));
        Assert.Equal("", Assert.Single(await ReadAsync(terminal, (s, t) => s.JoinedAsync(t))).Address);
        Assert.Equal(2, await terminal.OnDataAsync("user", "remove", "P1"));
    }
}
