using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Finds the account of a source or channel by its name in the settings. Pure.</summary>
internal static class FacebookAccounts
{
    /// <summary>One that names no account uses the only one there is.</summary>
    public static string Name(FacebookSettings settings, string account) => account.Length == 0 && settings.Accounts.Count == 1 ? settings.Accounts.Keys.First() : account;

    /// <exception cref="SourceFaultException">Credentials: no such account, or it has no token.</exception>
    public static FacebookAccess Access(FacebookSettings settings, string account) =>
        settings.Accounts.TryGetValue(Name(settings, account), out var found) && !string.IsNullOrEmpty(found.Token)
            ? new(found.Token, settings, Name(settings, account))
            : throw new SourceFaultException(new(FaultKind.Credentials, "facebook:no_token"));
}
