namespace SocialWatch.Pipeline;

/// <summary>What the alert engine logs: kinds, codes and ids of staff entries; no text, no address.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(1201, LogLevel.Error, "The decision about an alert of kind {Kind} failed ({Fault}); it goes out to the standing committee all the same")]
    public static partial void FailedOpen(ILogger log, string kind, string fault);

    [LoggerMessage(1202, LogLevel.Information, "{Person} silenced {Code} as {Silence} until {Until}")]
    public static partial void Silenced(ILogger log, string person, string code, string silence, DateTimeOffset until);

    [LoggerMessage(1203, LogLevel.Information, "{Silence} on {Code} ended: {End}, by {Person}")]
    public static partial void SilenceEnded(ILogger log, string silence, string code, string end, string person);

    [LoggerMessage(1204, LogLevel.Information, "{Person} took {Alert} as {Role}")]
    public static partial void Taken(ILogger log, string person, string alert, string role);
}
