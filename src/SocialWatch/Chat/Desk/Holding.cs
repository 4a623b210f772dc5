using System.Globalization;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Who of the staff holds a matter and until when, as the fact <c>held/CODE</c> = entry of the staff book | instant | role. The alert itself keeps the role alone.
/// </summary>
internal static class Holding
{
    public static async ValueTask<(string Person, DateTimeOffset Until, string Role)?> OfAsync(IReadSession session, string code, CancellationToken cancellationToken)
    {
        var parts = (await session.FactAsync(Name(code), cancellationToken))?.Split('|');
        return parts is [var person, var until, .. var rest] && DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) 
            ? (person, at, rest.FirstOrDefault() ?? "staff")
            : null;
    }

    public static ValueTask SetAsync(IWriteSession session, string code, Person person, string role, DateTimeOffset until, CancellationToken cancellationToken) =>
        session.SetFactAsync(Name(code), $"{person.Id}|{until.ToString("O", CultureInfo.InvariantCulture)}|{role}", cancellationToken);

    private static string Name(string code) => "held/" + code;
}
