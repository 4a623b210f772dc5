using Microsoft.Extensions.Configuration;
using SocialWatch.Configuration;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Tests.Configuration;

public class SettingsFileTests
{
    [Fact]
    public void The_example_loads_every_module_takes_it_and_every_key_is_explained()
    {
        var path = Path.Combine(Loading.Repository(), "appsettings.example.json");
        using var loading = new Loading().With("appsettings.json", File.ReadAllText(path));
        var errors = new ConfigErrors(ConfigFolder.ShippedTexts());
        var (settings, exists) = SettingsFile.Read(loading.Folder, errors);
        Assert.Empty(errors.All);
        Assert.True(exists);
        Assert.Equal(["0200 000 0000"], UnionSettings.Hotlines(settings!, errors));
        var modules = SocialWatch.Modules.ModuleDiscovery.Find(typeof(ConfigLoader).Assembly);
        Assert.Empty(SocialWatch.Commands.Checks.SettingsChecks.Validate(settings!, modules, ConfigFolder.ShippedTexts()));
        Assert.All(modules, m => Assert.True(m.IsOn(settings!), m.Id));
    }

    [Fact]
    public void Broken_settings_are_one_error_without_their_text()
    {
        using var loading = new Loading().With("appsettings.json", """{ "Telegram": { "Token": "123:very-secret" """);
        var errors = new ConfigErrors(ConfigFolder.ShippedTexts());
        var (settings, _) = SettingsFile.Read(loading.Folder, errors);
        Assert.Null(settings);
        var error = Assert.Single(errors.All);
        Assert.DoesNotContain("secret", ConfigErrorLine.Print(error), StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        // The variable is of this test alone, so tests that run beside it do not see a change.
        const string name = "SOCIALWATCH__OnlyThisTest__Value";
        Environment.SetEnvironmentVariable(name, "from the environment");
        try
        {
            using var loading = new Loading().With("appsettings.json", """{ "OnlyThisTest": { "Value": "from the file", "Other": "kept" } }""");
            var (settings, _) = SettingsFile.Read(loading.Folder, new ConfigErrors(ConfigFolder.ShippedTexts()));
            Assert.Equal("from the environment", settings!["OnlyThisTest:Value"]);
            Assert.Equal("kept", settings.GetSection("OnlyThisTest")["Other"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
