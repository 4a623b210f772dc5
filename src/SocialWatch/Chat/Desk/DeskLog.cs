namespace SocialWatch.Chat.Desk;

/// <summary>What the desk logs: ids of staff entries, commands and codes; never a text of anybody, never an address.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(6001, LogLevel.Information, "{Person} opened {Code}")]
    public static partial void Opened(ILogger log, string person, string code);

    [LoggerMessage(6002, LogLevel.Information, "{Person} asked /{Verb}")]
    public static partial void Asked(ILogger log, string person, string verb);

    [LoggerMessage(6003, LogLevel.Error, "/{Verb} failed: {Fault}; it is answered with an apology when it comes again")]
    public static partial void Failed(ILogger log, string verb, string fault);
}
