using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace SocialWatch.Chat.Email;

/// <summary>Section <c>Email</c> of appsettings.json.</summary>
internal sealed class EmailSettings
{
    public const string Section = "Email";

    /// <summary>The SMTP server; without it the sink is off.</summary>
    public string Host { get; set; } = "";

    /// <summary>1–65535, default 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Left out = the server asks for no login.</summary>
    public string? User { get; set; }

    /// <summary>A secret: never printed.</summary>
    public string? Password { get; set; }

    /// <summary><c>bantin@congdoan.vn</c> or <c>Ban Tuyên giáo &lt;bantin@congdoan.vn&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>STARTTLS, default true; false only inside one's own network. A server that cannot do it is unreachable.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The longest a send may take: 1–300 seconds, default 30.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>Every error of the section at once.</summary>
internal sealed class EmailSettingsValidator : IValidateOptions<EmailSettings>
{
    public ValidateOptionsResult Validate(string? name, EmailSettings options)
    {
        var errors = new List<string>();
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            errors.Add("Email:Host: cần tên máy hoặc địa chỉ IP của máy chủ thư");
        }

        if (options.Port is < 1 or > 65535)
        {
            errors.Add($"Email:Port: {options.Port} nằm ngoài 1–65535");
        }

        if (!MailAddress.TryCreate(options.From, out _))
        {
            errors.Add("Email:From: cần một địa chỉ thư");
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            errors.Add("Email:User, Email:Password: phải có cả hai hoặc không có cả hai");
        }

        if (options.TimeoutSeconds is < 1 or > 300)
        {
            errors.Add($"Email:TimeoutSeconds: {options.TimeoutSeconds} nằm ngoài 1–300");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
