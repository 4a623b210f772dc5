using System.Text.Json;

namespace SocialWatch.Printing;

/// <summary>The code of an enum value as printed and stored: <c>ToConfirm</c> is <c>to_confirm</c>.</summary>
internal static class StoredWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
