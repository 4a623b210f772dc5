using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialWatch.Chat.Email;
using SocialWatch.Chat.Screen;
using SocialWatch.Chat.Telegram;
using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Notify;

public class NotifyServicesTests
{
    [Fact]
    public async Task The_host_needs_a_store_a_schedule_and_the_modules_that_are_on()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Telegram:Accounts:bot:Token", "7000000001:AAtoken_of_the_tests"), new("Email:Host", "mail.example"), new("Email:From", "a@b.example")]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IStore, OutboxStore>().AddSingleton(new Schedule()).AddOutboxService();
        foreach (var module in new IModule[] { new TelegramSinkModule(), new EmailSinkModule(), new ConsoleSinkModule() })
        {
            Assert.True(module.IsOn(settings));
            module.Register(services, settings);
        }

        await using var host = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal(["console", "email", "telegram"], host.GetRequiredService<SinkTable>().Ids);
        Assert.Contains(host.GetServices<IHostedService>(), s => s is OutboxService);
    }
}
