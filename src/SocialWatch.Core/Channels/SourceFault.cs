using System.Net;
using System.Text.Json;

namespace SocialWatch.Channels;

/// <summary>Why a source cannot be read.</summary>
public enum FaultKind
{
    /// <summary>The token is dead or revoked: a person must log in again.</summary>
    Credentials,

    /// <summary>A permission or role is missing.</summary>
    Permission,

    /// <summary>The platform asks to wait.</summary>
    RateLimited,

    /// <summary>A passing trouble on the platform's side.</summary>
    Transient,

    /// <summary>No answer: network, time-out, cut connection.</summary>
    Network,

    /// <summary>An answer that cannot be read.</summary>
    Malformed,

    /// <summary>The page, group or address is gone.</summary>
    Gone,

    /// <summary>Another program polls with the same token.</summary>
    Conflict,
}

/// <summary>Why a source failed, and how long it asked to be left alone. Carries no token, no text and no person.</summary>
/// <param name="Kind">The class of fault.</param>
/// <param name="Code">A short stable code such as <c>facebook:190/463</c> or <c>http:502</c>.</param>
/// <param name="RetryAfter">What the platform asked for, or null.</param>
public sealed record SourceFault(FaultKind Kind, string Code, TimeSpan? RetryAfter = null)
{
    /// <summary>Faults that a person must mend; waiting does not help.</summary>
    public bool NeedsPerson => Kind is FaultKind.Credentials or FaultKind.Permission or FaultKind.Gone or FaultKind.Conflict;

    /// <summary>The shared default, from exception types and status codes, never from message text.</summary>
    public static SourceFault From(Exception exception) => exception switch
    {
        SourceFaultException f => f.Fault,
        HttpRequestException { StatusCode: { } status } => FromStatus(status),
        HttpRequestException => new(FaultKind.Network, "network"),
        OperationCanceledException or TimeoutException => new(FaultKind.Network, "timeout"),
        IOException => new(FaultKind.Network, "cut"),
        JsonException or FormatException or InvalidDataException or System.Xml.XmlException => new(FaultKind.Malformed, "malformed"),
        _ => new(FaultKind.Malformed, exception.GetType().Name),
    };

    /// <summary>The meaning of a bare HTTP status.</summary>
    public static SourceFault FromStatus(HttpStatusCode status, TimeSpan? retryAfter = null) => status switch
    {
        HttpStatusCode.Unauthorized => new(FaultKind.Credentials, "http:401"),
        HttpStatusCode.Forbidden => new(FaultKind.Permission, "http:403"),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new(FaultKind.Gone, $"http:{(int)status}"),
        HttpStatusCode.Conflict => new(FaultKind.Conflict, "http:409"),
        HttpStatusCode.TooManyRequests => new(FaultKind.RateLimited, "http:429", retryAfter),
        _ when (int)status >= 500 => new(FaultKind.Transient, $"http:{(int)status}", retryAfter),
        _ => new(FaultKind.Malformed, $"http:{(int)status}"),
    };
}

/// <summary>Thrown by API clients when the platform answered with an error that has a meaning. Its text holds the code alone.</summary>
public sealed class SourceFaultException(SourceFault fault, Exception? inner = null) : Exception(fault.Code, inner)
{
    /// <summary>What went wrong.</summary>
    public SourceFault Fault { get; } = fault;
}
