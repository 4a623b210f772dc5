using System.Globalization;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Refusals that a caller treats in its own way; read from the description, which itself is not kept: it may quote a text.</summary>
internal enum TelegramRefusal { Other, ChatNotFound, CannotParse, NotModified, Moved, TopicGone }

/// <summary>The Bot API answered with an error. The text of the exception is its code alone.</summary>
internal sealed class TelegramApiException : Exception
{
    public TelegramApiException(int code, TelegramRefusal refusal, TimeSpan? retryAfter, long? movedTo)
        : base(string.Create(CultureInfo.InvariantCulture, $"telegram:{code}"))
    {
        Code = code;
        Refusal = refusal;
        RetryAfter = retryAfter;
        MovedTo = movedTo;
    }

    public int Code { get; }

    public TelegramRefusal Refusal { get; }

    public TimeSpan? RetryAfter { get; }

    public long? MovedTo { get; }

    /// <summary>What it means for a poll. A dead token answers 401 or, when its shape is wrong, 404.</summary>
    public SourceFault Fault => Code switch
    {
        401 or 404 => new(FaultKind.Credentials, Message),
        403 => new(FaultKind.Permission, Message),
        409 => new(FaultKind.Conflict, Message),
        429 => new(FaultKind.RateLimited, Message, RetryAfter),
        >= 500 => new(FaultKind.Transient, Message, RetryAfter),
        _ => new(FaultKind.Malformed, Message),
    };

    /// <summary>From an answer with <c>ok:false</c>: the code first, then the parameters, the words last.</summary>
    public static TelegramApiException From(TelegramAnswer answer, int status)
    {
        var words = answer.Description ?? "";
        var moved = answer.Parameters?.MigrateToChatId;
        var refusal = moved is not null ? TelegramRefusal.Moved
            : words.Contains("chat not found", StringComparison.OrdinalIgnoreCase) ? TelegramRefusal.ChatNotFound
            : words.Contains("can't parse entities", StringComparison.OrdinalIgnoreCase) ? TelegramRefusal.CannotParse
            : words.Contains("message is not modified", StringComparison.OrdinalIgnoreCase) ? TelegramRefusal.NotModified
            : words.Contains("message thread not found", StringComparison.OrdinalIgnoreCase) ? TelegramRefusal.TopicGone
            : TelegramRefusal.Other;
        TimeSpan? wait = answer.Parameters?.RetryAfter is { } seconds and >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;
        return new(answer.ErrorCode ?? status, refusal, wait, moved);
    }
}
