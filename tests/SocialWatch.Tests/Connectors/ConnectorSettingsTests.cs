using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Website;

namespace SocialWatch.Tests.Connectors;

/// <summary>The sections without credentials name their errors too.</summary>
public sealed class ConnectorSettingsTests
{
    [Fact]
    public void Website_settings_name_every_error_at_once()
    {
        var failures = new WebsiteSettingsValidator().Validate(null, new() { TimeoutSeconds = double.NaN, MaxMegabytes = 0, RetryMilliseconds = -1, Proxy = "x" }).Failures!.ToList();
        Assert.Equal(["Website:TimeoutSeconds", "Website:MaxMegabytes", "Website:RetryMilliseconds", "Website:Proxy"], failures.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Equal(ValidateOptionsResult.Success, new WebsiteSettingsValidator().Validate(null, new()));
    }
}
