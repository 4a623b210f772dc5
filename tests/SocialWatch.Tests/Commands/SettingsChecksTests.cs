using SocialWatch.Commands.Checks;
using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Tests.Configuration;

namespace SocialWatch.Tests.Commands;

public sealed class SettingsChecksTests
{
    [Fact]
    public void Every_wrong_setting_is_named_by_its_key_and_no_value_is_quoted()
    {
        var settings = Loading.Settings(
            ("Telegram:Accounts:bot:Token", "khong-phai-ma-bi-mat"), ("Facebook:Accounts:tinh:Token", "x"), ("Facebook:PageSize", "hai-muoi"), ("Website:TimeoutSeconds", "nua-gio"));
        var errors = SettingsChecks.Validate(settings, ModuleDiscovery.Find(typeof(IModule).Assembly), ConfigFolder.ShippedTexts());

        Assert.Equal(["Facebook:PageSize", "Telegram:Accounts:bot:Token", "Website:TimeoutSeconds"], errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        var printed = string.Join('\n', errors.Select(ConfigErrorLine.Print));
        Assert.All(new[] { "bi-mat", "hai-muoi", "nua-gio" }, value => Assert.DoesNotContain(value, printed, StringComparison.Ordinal));
    }
}
