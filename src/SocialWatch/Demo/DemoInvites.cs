using SocialWatch.Chat;
using SocialWatch.Storage;

namespace SocialWatch.Demo;

/// <summary>
/// The one-time codes that the administrator of the demonstration gave out before it begins, as <c>user invite</c> would: who brings one to the bot joins the desk. They stand here
/// for all to read and work in a store stamped <c>demo</c> only.
/// </summary>
internal static class DemoInvites
{
    private static readonly (string Code, string Role, string Unit)[] Given =
    [
        ("K7M2-9QXT-4HBD", "moderator", "lien-doan"),
        ("R3PV-8WNC-6TGA", "standing_committee", "lien-doan"),
    ];

    /// <summary>Issues each code once; a run that goes on finds them there.</summary>
    public static async ValueTask IssueAsync(IStore store, DateTimeOffset now, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            foreach (var (code, role, unit) in Given)
            {
                if (await session.InviteAsync(JoinCode.Hash(code), token) is null)
                {
                    await session.SaveInviteAsync(new(JoinCode.Hash(code), role, unit, now, now + JoinCode.Life), token);
                }
            }

            return 0;
        },
        cancellationToken);
}
