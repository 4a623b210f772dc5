using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Email;

/// <summary>A message as a letter: UTF-8 subject with the code, plain UTF-8 text, its file attached. Pure.</summary>
internal static class EmailLetter
{
    private const int SubjectLimit = 200;

    /// <param name="id">The letter's Message-ID.</param>
    public static MailMessage Of(OutboundMessage message, MailAddress from, MailAddress to, out string id)
    {
        var code = PlainText.OneLine(message.Code);
        var title = PlainText.Cut(PlainText.OneLine(message.Title), SubjectLimit);
        id = Id(message, from.Host);
        var letter = new MailMessage(from, to)
        {
            Subject = $"{title} [{code}]",
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = $"{title}\n\n{PlainText.Tidy(message.Body).Trim('\n')}\n\n{code}\n".ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            IsBodyHtml = false,
        };
        if (message.FileNow is { } file)
        {
            letter.Attachments.Add(new(new MemoryStream(Encoding.UTF8.GetBytes(file.Text)), new ContentType(file.MediaType) { Name = file.FileName })
            {
                TransferEncoding = TransferEncoding.Base64,
            });
        }

        letter.Headers.Add("Message-ID", id);
        letter.Headers.Add("Auto-Submitted", "auto-generated"); // no "I am on leave" comes back
        return letter;
    }

    /// <summary>The same message gets the same id, so that many mail programs show a duplicate once.</summary>
    private static string Id(OutboundMessage message, string host)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', message.Address, message.Code, message.Title, message.Body)));
        return $"<{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{host}>";
    }
}
