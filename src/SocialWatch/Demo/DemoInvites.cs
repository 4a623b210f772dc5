using System.Text.Json;
using SocialWatch.Chat;
using SocialWatch.Storage;

namespace SocialWatch.Demo;

/// <summary>
/// The one-time codes that the administrator of the demonstration gave out before it begins, as <c>user invite</c> would: who brings one to the bot joins the desk. They are in the
/// program for all to read and work in a store stamped <c>demo</c> only.
/// </summary>
internal static class DemoInvites
{
    private const string File = "demo/invites.json";

    private sealed record Given(string Code, string Role, string Unit);

    /// <summary>Issues each code once; a run that goes on finds them there.</summary>
    public static async ValueTask IssueAsync(IStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var file = typeof(DemoInvites).Assembly.GetManifestResourceStream(File)!;
        var given = await JsonSerializer.DeserializeAsync<List<Given>>(file, JsonSerializerOptions.Web, cancellationToken) ?? [];
        await store.WriteAsync(
            async (session, token) =>
            {
                foreach (var one in given)
                {
                    if (await session.InviteAsync(JoinCode.Hash(one.Code), token) is null)
                    {
                        await session.SaveInviteAsync(new(JoinCode.Hash(one.Code), one.Role, one.Unit, now, now + JoinCode.Life), token);
                    }
                }

                return 0;
            },
            cancellationToken);
    }
}
