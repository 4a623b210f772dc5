using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Scheduling;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Benchmarks.Polling;

/// <summary>
/// 1,000 channels on one node, each with its own source, on the service's own timetable in real time: processor, memory, and the longest that a channel waited. The feeds are answered
/// by this same process, so both figures are too high rather than too low. Target: one core, 400 MB, twice the interval.
/// </summary>
internal static class ChannelsMeasure
{
    private const int Channels = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(245);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        await using var farm = await FeedFarm.StartAsync(TimeSpan.FromMinutes(10), cancellationToken);
        var config = Ground.Config with
        {
            Channels =
            [
                .. Enumerable.Range(0, Channels).Select(i => i.ToString("0000", CultureInfo.InvariantCulture)).Select(n => new Channel
                {
                    Id = "kenh-" + n, Kind = "website", Name = "Kênh " + n, Unit = Ground.Config.Units.Root(DateOnly.MaxValue), Source = new Uri(farm.Address, n).ToString(), Interval = Interval,
                }),
            ],
            People = [],
        };
        var settings = new ConfigurationBuilder().Build();
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.PathOf("data") }, TimeProvider.System, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var modules = ServiceGraph.Add(builder.Services, config, settings, store, ground.PathOf("data"), TimeProvider.System, demo: false);
        builder.Services.AddHostedService<FirstDuties>();
        builder.Services.AddScheduling(config, [.. modules.Select(m => m.Id)]);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);

        var process = Process.GetCurrentProcess();
        var (cpu, began, peak) = (process.TotalProcessorTime, Stopwatch.StartNew(), 0L);
        var from = TimeProvider.System.GetUtcNow();
        while (began.Elapsed < Measured)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
        }

        var cores = (process.TotalProcessorTime - cpu) / began.Elapsed;
        var until = TimeProvider.System.GetUtcNow();
        var gaps = farm.Asked.Values.Select(a => Longest(a, from, until)).Order().ToList();
        Ground.Print(
            "channels",
            $"{farm.Asked.Count} channels every {Interval.TotalSeconds:0} s for {Measured.TotalSeconds:0} s: {cores:0.00} cores (target 1), peak {peak >> 20} MB (target 400), longest wait {gaps[^1].TotalSeconds:0.0} s, median of channels {gaps[gaps.Count / 2].TotalSeconds:0.0} s (target {2 * Interval.TotalSeconds:0})");
        await host.StopAsync(cancellationToken);
    }

    /// <summary>The longest stretch without a poll, the ends of the measured time included.</summary>
    private static TimeSpan Longest(IEnumerable<DateTimeOffset> asked, DateTimeOffset from, DateTimeOffset until)
    {
        var (last, longest) = (from, TimeSpan.Zero);
        foreach (var at in asked.Where(a => a >= from).Append(until))
        {
            longest = at - last > longest ? at - last : longest;
            last = at;
        }

        return longest;
    }
}
