using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>A program of this solution as a process of its own, ended with the test whatever happens.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ProgramProcess(Process process, bool readOutput)
    {
        _process = process;
        _output = readOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        _error = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    public TextReader Output => _process.StandardOutput;

    /// <summary>Starts a built dll beside the tests.</summary>
    public static ProgramProcess Start(string dll, bool readOutput, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, dll));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        return new(Process.Start(start)!, readOutput);
    }

    /// <summary>The kill that nobody can handle: SIGKILL, or TerminateProcess.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<(int Exit, string Out, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

/// <summary>A message as the simulated networks took it.</summary>
internal sealed record Delivered(string Target, string Text)
{
    /// <summary>The last word: the visible code.</summary>
    public string Code => Text.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)[^1].Trim('(', ')', '[', ']');
}

/// <summary>The simulator as a process of its own, so that it outlives the program under test.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private readonly ProgramProcess _program;
    private readonly HttpClient _client;

    private SimulatorProcess(ProgramProcess program, Uri address) => (_program, Address, _client) = (program, address, new HttpClient { BaseAddress = address });

    public Uri Address { get; }

    public static async Task<SimulatorProcess> StartAsync(string scenario)
    {
        var program = ProgramProcess.Start("SocialWatch.Simulator.dll", false, "--scenario", scenario, "--port", "0");
        var line = await program.Output.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException((await program.EndAsync()).Error);
        return new(program, new(line.Split(' ')[1]));
    }

    public async Task<DateTimeOffset> NowAsync() => (await GetAsync("/control/clock"))["now"]!.GetValue<DateTimeOffset>();

    public async Task<int> SentCountAsync() => (await GetAsync("/control/state"))["sent"]!.GetValue<int>();

    public async Task<IReadOnlyList<Delivered>> SentAsync() =>
        [.. (await GetAsync("/control/sent")).AsArray().Select(s => new Delivered(s!["target"]!.GetValue<string>(), s["text"]!.GetValue<string>()))];

    public void Dispose()
    {
        _client.Dispose();
        _program.Dispose();
    }

    private async Task<JsonNode> GetAsync(string path) => (await _client.GetFromJsonAsync<JsonNode>(path, JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
}
