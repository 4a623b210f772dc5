namespace SocialWatch.Notify;

/// <summary>What the outbox logs: ids and codes, never an address or a text.</summary>
internal static partial class NotifyLog
{
    [LoggerMessage(5001, LogLevel.Warning, "sink {Sink} cannot be reached: {Error}")]
    public static partial void Unreachable(ILogger log, string sink, string error);

    [LoggerMessage(5002, LogLevel.Error, "{Row} was refused by sink {Sink}: {Error}")]
    public static partial void Rejected(ILogger log, string row, string sink, string error);

    [LoggerMessage(5003, LogLevel.Error, "{Row} names a sink that is not there: {Sink}")]
    public static partial void NoSuchSink(ILogger log, string row, string sink);

    [LoggerMessage(5004, LogLevel.Error, "the outbox stands still: {Fault}")]
    public static partial void StandsStill(ILogger log, string fault);
}
