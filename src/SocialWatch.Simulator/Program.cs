using System.Globalization;
using SocialWatch.Simulator;

// dotnet run --project src/SocialWatch.Simulator -- --scenario week|FILE [--port 5599]
var (name, port) = ("week", 5599);
for (var place = 0; place < args.Length; place += 2)
{
    var value = place + 1 < args.Length ? args[place + 1] : "";
    if (args[place] == "--scenario" && value.Length > 0)
    {
        name = value;
    }
    else if (args[place] != "--port" || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out port))
    {
        await Console.Error.WriteLineAsync($"{args[place]}: use --scenario week|tiny|FILE --port NUMBER");
        return 2;
    }
}

try
{
    var scenario = File.Exists(name) ? Scenario.Load(name) : Scenario.BuiltIn(name);
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stop.Cancel();
    };
    await using var simulator = await SimulatorServer.StartAsync(scenario, port, stop.Token);
    Console.WriteLine($"Simulator: {simulator.BaseUrl} plays '{scenario.Name}' ({scenario.Events.Count.ToString(CultureInfo.InvariantCulture)} events). Ctrl+C ends it.");
    await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    return 0;
}
catch (Exception error) when (error is ScenarioException or IOException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
