namespace SocialWatch.Simulator;

/// <summary>The names of the networks in faults and logs.</summary>
internal static class Networks
{
    public const string Facebook = "facebook";
    public const string Telegram = "telegram";
    public const string Zalo = "zalo";
    public const string ZaloBot = "zalo-bot";
    public const string WordPress = "wordpress";
    public const string YouTube = "youtube";
    public const string Website = "website";
}
