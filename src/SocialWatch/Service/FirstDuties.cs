using SocialWatch.Chat.Desk;
using SocialWatch.Duties;

namespace SocialWatch.Service;

/// <summary>Before anything is polled, the repeating duties are planned, so that what fell due while the machine was off runs once (DESIGN 5.7).</summary>
internal sealed class FirstDuties(DueRunner runner, CardDesk cards) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await runner.PlanAsync(cancellationToken);
        await cards.RunAsync(cancellationToken); // who joined is known before anything is told
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
