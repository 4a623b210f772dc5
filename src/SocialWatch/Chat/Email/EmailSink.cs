using System.Globalization;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Email;

/// <summary>Tells staff by e-mail through the in-box SMTP client. One connection per message. The address is a mailbox.</summary>
internal sealed class EmailSink(IOptions<EmailSettings> options, TimeProvider time) : ISink
{
    public string Id => "email";

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryCreate(message.Address, out var to))
        {
            return new(SendResult.Rejected, Error: "email:address");
        }

        var outcome = await SendAsync(message, to, cancellationToken);
        if (message.FileNow is null || outcome.Result != SendResult.Rejected || outcome.Error is not ("email:552" or "email:554" or "email:523"))
        {
            return outcome;
        }

        // Too large, or a file that the server wants none of: the words alone are worth a second letter.
        var bare = await SendAsync(message with { Document = null }, to, cancellationToken);
        return bare.Result == SendResult.Sent ? bare with { Error = outcome.Error + "/file" } : bare;
    }

    private async Task<SendOutcome> SendAsync(OutboundMessage message, MailAddress to, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var expiry = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expiry.Token);
        using var letter = EmailLetter.Of(message, new MailAddress(settings.From), to, out var id);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (!string.IsNullOrEmpty(settings.User))
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        try
        {
            await client.SendMailAsync(letter, either.Token);
            return new(SendResult.Sent, Receipt: id);
        }
        catch (SmtpFailedRecipientException e)
        {
            return new(IsPassing(e.StatusCode) ? SendResult.Retry : SendResult.Rejected, Error: Code(e.StatusCode));
        }
        catch (SmtpException e)
        {
            return Failed(e.StatusCode);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or System.Security.Authentication.AuthenticationException)
        {
            return new(SendResult.Unreachable, Error: "email:broken");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendResult.Unreachable, Error: "email:timeout");
        }
    }

    /// <summary>
    /// Not about the recipient: 4xx passes by itself; 523, 552 and 554 refuse this very letter; any other refusal (login, sender) is a setting, and no code at
    /// all is no connection. Those two are told to somebody.
    /// </summary>
    private static SendOutcome Failed(SmtpStatusCode status) => (int)status switch
    {
        523 or 552 or 554 => new(SendResult.Rejected, Error: Code(status)),
        _ when IsPassing(status) => new(SendResult.Retry, Error: Code(status)),
        < 0 => new(SendResult.Unreachable, Error: "email:connection"),
        _ => new(SendResult.Unreachable, Error: Code(status)),
    };

    private static bool IsPassing(SmtpStatusCode status) => (int)status is >= 400 and < 500;

    private static string Code(SmtpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"email:{(int)status}");
}
